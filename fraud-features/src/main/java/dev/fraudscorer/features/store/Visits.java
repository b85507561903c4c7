package dev.fraudscorer.features.store;

import org.jspecify.annotations.Nullable;

/**
 * All visits of one event to the records of its entities: for each a key, and a step from the record that is kept to the one
 * that is to be kept. One batch per event, so that a store behind a network needs one way there and one back, however many
 * features there are. Confined to the thread that visits; not kept by the store after it.
 */
public interface Visits {
    /** How many records are visited; no two of one kind of entity. */
    int size();

    /** Which kind of entity a visit is to, by its number from 0 in the order of {@link StoreRequest#formats}. */
    int entity(int visit);

    /**
     * The hash of the entity's key under {@link ProfileStore#hashKey}, well spread over all 64 bits: who does not have the secret
     * cannot choose keys whose hashes crowd. Different keys may share one all the same.
     */
    long keyHash(int visit);

    /** The key itself, encoded, of at most some 500 bytes; a new array. Equal for equal keys of one kind. */
    byte[] key(int visit);

    /**
     * How far this event moves the stream of the kind's events, in event time.
     *
     * @return {@link Long#MIN_VALUE} if it does not move it, as one that is not counted
     */
    long reachedMillis(int visit);

    /**
     * Computes the record to keep from the one that is kept. It depends on its arguments, the event and the policy alone, and
     * changes nothing that is kept: whoever does not come to store its result, since another was stored meanwhile, repeats it with
     * the record as it then is; another process that replays the event gets the same record. Of the values that the event's
     * features have, those of the last repetition stand.
     *
     * @param record what is kept under the key; null if nothing is, or if the stream has come to its {@link
     *     ProfileFormat#keptUntilMillis}. Not modified
     * @param time how far the stream of the kind's events has come, this event included
     * @param lostUntilMillis as {@link ProfileStore#lostUntilMillis}, for this key as far as the store can tell them apart; read
     *     after the record was, and used only if there is none
     * @return the record to keep; {@code record} itself if it is to stay as it is; null to keep none
     */
    byte @Nullable [] step(int visit, byte @Nullable [] record, StreamTime time, long lostUntilMillis);

    /**
     * Takes note that the result of the last repetition is stored. Only now counters of late, altered, folded and stray events
     * move.
     */
    void accepted(int visit);

    /**
     * Takes note that the visit failed and that nothing was stored by it: the features of this entity alone are then {@link
     * dev.fraudscorer.event.ValueState#SOURCE_FAILED}.
     *
     * @param cause what {@link #step} threw, or why the record could not be read or stored
     */
    void failed(int visit, Throwable cause);
}
