package dev.fraudscorer.features.internal.record;

import dev.fraudscorer.features.store.StreamTime;

/** What one event does to the records of its entities. Confined to the thread that visits. */
public interface RecordVisits {
    /** How many entities are visited; no two of one kind. */
    int size();

    /** The kind of a visit's entity, by its number from 0 in policy order. */
    int entity(int visit);

    /** The keyed hash of the entity's key; well spread over all 64 bits. */
    long keyHash(int visit);

    /** How far the stream of this kind's events has come, in event time; what is kept until then may leave. */
    long clockMillis(int visit);

    /** Whether the record at {@code at} is that of the visit's key; its hash is the same. */
    boolean hasKey(int visit, byte[] bytes, int at);

    /**
     * Loads what {@link #step} will need of most records of the kind, so that the waits of several visits overlap: where that is
     * does not depend on what is loaded. Without any lock: the bytes may be anything, even those of another record half written,
     * and it never throws.
     *
     * @param length of the part of {@code bytes} from {@code at} on that may be looked at
     * @return of no meaning
     */
    long touch(int visit, byte[] bytes, int at, int length);

    /** Loads what {@link #step} will need besides, as the record says; otherwise as {@link #touch}. */
    long touchMore(int visit, byte[] bytes, int at, int length);

    /** Reads and changes the record, under the lock of its key, then {@link #accepted}. An entity without a record gets one by {@link Block#move}. */
    void step(int visit, Block block);

    /** The key, encoded; a new array. */
    byte[] key(int visit);

    /** How far this event moves the stream of its kind; {@link Long#MIN_VALUE} if it does not move it. */
    long reachedMillis(int visit);

    /** Whether a step may change the record. */
    boolean changes();

    /**
     * The same as {@link #step(int, Block)}, but for that it depends on nothing that this process holds besides the event and the
     * policy. May be repeated.
     *
     * @param time how far the stream of the kind's events has come
     * @param lostUntil until when one under the key might be kept that was lost; {@link Long#MIN_VALUE} if none was
     */
    void step(int visit, Block block, StreamTime time, long lostUntil);

    /** The result of the last step is kept: only now what was counted of it moves. */
    void accepted(int visit);

    /** Nothing is kept of the visit: the features of its entity have failed. */
    void failed(int visit, Throwable cause);
}
