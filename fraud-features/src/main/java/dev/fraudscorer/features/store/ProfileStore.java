package dev.fraudscorer.features.store;

/**
 * Keeps the profiles of all entities by key. Thread-safe.
 *
 * <p>What every store must hold: the steps for one key happen one after another, none is lost, and each sees what the
 * one before it stored; steps for different keys need not wait for each other; a profile is no longer shown to any step
 * once the clock of its visit has reached {@link StoredProfile#keptUntilMillis}, and always before, unless there are more
 * than the store is allowed: then the one that would be kept the shortest leaves first. {@code ProfileStoreContractTest}, in the test jar of this module, is what
 * an implementation has to pass.
 */
public interface ProfileStore extends AutoCloseable {
    /** Does the steps of one event, each atomically for its key, in any order. */
    void visit(Visits visits);

    /** How much is kept of one entity, and what has left. */
    StoreCounts counts(int entity);

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
