package dev.fraudscorer.features.store;

/**
 * Makes the store of a policy's profiles elsewhere than in this process's memory, such as in Redis.
 *
 * <p>A host provides it to a scorer by its type:
 *
 * <pre>{@code
 * FraudScorer scorer = FraudScorer.builder(folder).provide(ProfileStoreFactory.class, factory).load();
 * }</pre>
 *
 * <p>Or a policy names it, {@code profiles: { store: NAME }}, and it is found by {@link java.util.ServiceLoader}; then it needs a
 * public constructor without parameters. Thread-safe.
 */
public interface ProfileStoreFactory {
    /** Its name in a policy, such as {@code redis}. */
    String name();

    /**
     * Makes a store. Called once by each load and reload of a policy that has entities; the engine closes the store with the
     * policy. During a reload the store of the former policy is still in use. What it throws is reported as a problem of the
     * policy, with its message.
     */
    ProfileStore open(StoreRequest request);
}
