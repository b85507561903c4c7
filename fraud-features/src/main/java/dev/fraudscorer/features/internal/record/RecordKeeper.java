package dev.fraudscorer.features.internal.record;

import dev.fraudscorer.features.store.StoreCounts;
import java.util.function.Consumer;

/**
 * Keeps the records of all entities by key. Thread-safe.
 *
 * <p>The steps for one key happen one after another, none is lost, and each sees what the one before it stored. A record is
 * no longer shown to any step once the clock of its visit has reached {@link Header#keptUntil}.
 */
public interface RecordKeeper extends AutoCloseable {
    /** Does the steps of one event, each atomically for its key, in any order. If one throws, the others happen all the same. */
    void visit(RecordVisits visits);

    /** How much is kept of one kind of entity, and what has left. */
    StoreCounts counts(int entity);

    /**
     * Until when, in event time, a record under a key's hash might still be kept that had to leave for want of room. May be
     * called within a step.
     *
     * @return {@link Long#MIN_VALUE} if none had to
     */
    long evictedUntil(int entity, long keyHash);

    /** The latest of {@link #evictedUntil} of all keys of a kind; {@link Long#MIN_VALUE} if none had to leave. */
    long evictedUntil(int entity);

    /**
     * Removes the record under a key, since its entity is to be forgotten. Its key is taken for that of one that had to leave for as
     * long as the record would have been kept; it is not among those of {@link #evictedUntil(int)}.
     *
     * @param clockMillis how far the stream of the kind has come
     * @param removed is shown the record, if it can be read; changes nothing
     * @return whether there was one
     */
    boolean forget(int entity, long keyHash, byte[] key, long clockMillis, Consumer<Block> removed);

    @Override
    void close();
}
