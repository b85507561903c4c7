package dev.fraudscorer.features.internal.definition;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One feature of an entity. Immutable.
 *
 * @param slot its place in the feature vector
 * @param aggregate what is computed
 * @param window over which events; null if the aggregate has no window
 */
public record FeatureDefinition(
        int slot, Aggregate aggregate, @Nullable Window window) {
    public FeatureDefinition {
        Objects.requireNonNull(aggregate, "aggregate");
        if (aggregate.function().isWindowed() != (window != null)) {
            throw new IllegalArgumentException(aggregate.featureName(window) + " is windowed or not, not both");
        }
    }
}
