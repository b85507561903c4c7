package dev.fraudscorer.features.store;

import java.util.function.Consumer;

/**
 * Keeps the profiles of all entities by key. Thread-safe.
 *
 * <p>What every store must hold: the steps for one key happen one after another, none is lost, and each sees what the
 * one before it stored; steps for different keys need not wait for each other; a profile leaves only when the clock of
 * the visits has reached {@link StoredProfile#keptUntilMillis}, or when there are more than the store is allowed, the
 * one that would be kept the shortest first. {@code ProfileStoreContractTest}, in the test jar of this module, is what
 * an implementation has to pass.
 */
public interface ProfileStore extends AutoCloseable {
    /** Does the steps of one event, each atomically for its key, in any order. */
    void visit(Visits visits);

    /** How much is kept of one entity, and what has left. */
    StoreCounts counts(int entity);

    /**
     * Shows every profile of one entity that is kept from the beginning of the call to its end, each once and between
     * two steps. Visits go on meanwhile.
     *
     * @param reader must not modify the profile, keep it, or call the store
     */
    void forEach(int entity, Consumer<StoredProfile> reader);

    /**
     * Stores a profile under its key, which has none yet.
     *
     * @throws IllegalStateException if it has one
     */
    void put(int entity, StoredProfile profile);

    @Override
    void close();
}
