package dev.fraudscorer.spi;

/**
 * Makes a host's own source of features, by {@code FraudScorer.Builder.provide}. Called once for each version of the policy, on
 * the thread that loads it: slots are those of one version, so each gets a source of its own.
 *
 * <p>What it throws, and a source that is null, is a problem of the policy: the load fails, or the reload, which leaves the running
 * version as it is.
 */
@FunctionalInterface
public interface FeatureSourceFactory {
    /**
     * Declares the features and makes the source that fills them. {@link FeatureSource#id} is not called: the source has the name
     * that it was provided by.
     *
     * @param slots of the version that is loaded; valid only during the call
     * @return a new source; it belongs to the scorer, which closes it with its version. One with state that goes into
     *     snapshots, {@link dev.fraudscorer.spi.state.Durable}, goes on in the next version as those of engines do
     */
    FeatureSource create(FeatureSlots slots);
}
