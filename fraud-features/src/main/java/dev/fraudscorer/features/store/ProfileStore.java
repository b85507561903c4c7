package dev.fraudscorer.features.store;

/**
 * Keeps the profiles of all entities by key. Thread-safe.
 *
 * <p>What every store must hold: the steps for one key happen one after another, none is lost, and each sees what the
 * one before it stored; steps for different keys need not wait for each other; a profile is no longer shown to any step
 * once the clock of its visit has reached {@link StoredProfile#keptUntilMillis}, and always before, unless there are
 * more than the store is allowed: then the one that would be kept the shortest leaves first, and {@link
 * #evictedUntilMillis} has it before it is gone. {@code ProfileStoreContractTest}, in the test jar of this module, is
 * what an implementation has to pass.
 */
public interface ProfileStore extends AutoCloseable {
    /** Does the steps of one event, each atomically for its key, in any order. */
    void visit(Visits visits);

    /** How much is kept of one entity, and what has left. */
    StoreCounts counts(int entity);

    /**
     * Until when, in event time, a profile of the entity might still be kept that had to leave since there were more than
     * allowed: the latest {@link StoredProfile#keptUntilMillis} of those that left before the clock of the visit had come
     * that far. A step that is given no profile, and whose clock has not come that far, may be to one that was evicted.
     * Never goes back. May be called within a step.
     *
     * @return {@link Long#MIN_VALUE} if none was evicted
     */
    long evictedUntilMillis(int entity);

    /** What was evicted before, by a store whose profiles are put into this one, might be kept until then. */
    void noteEvictedUntil(int entity, long millis);

    /** Begins a walk over the profiles of one entity. */
    ProfileWalk walk(int entity);

    /**
     * Stores a profile under its key, which has none yet.
     *
     * @throws IllegalStateException if it has one
     */
    void put(int entity, StoredProfile profile);

    @Override
    void close();
}
