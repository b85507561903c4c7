package dev.fraudscorer.features.internal.record;

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
     * Loads what {@link #step} will need, so that the waits of several visits overlap. Without any lock: the bytes may be
     * anything, even those of another record half written, and it never throws.
     *
     * @param length of the part of {@code bytes} from {@code at} on that may be looked at
     * @return of no meaning
     */
    long touch(int visit, byte[] bytes, int at, int length);

    /** Reads and changes the record, under the lock of its key. An entity without a record gets one by {@link Block#move}. */
    void step(int visit, Block block);
}
