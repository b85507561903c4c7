package dev.fraudscorer.features.internal.definition;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One feature of an entity. Immutable.
 *
 * @param slot its place in the feature vector
 * @param aggregate what is computed
 * @param window over which events; null if the aggregate has no window
 * @param where over which of them; null for all
 * @param uncounted what it is where something could not be counted that it is computed from
 */
public record FeatureDefinition(
        int slot,
        AggregateDefinition aggregate,
        @Nullable WindowDefinition window,
        @Nullable Filter where,
        Uncounted uncounted) {
    public FeatureDefinition {
        Objects.requireNonNull(aggregate, "aggregate");
        Objects.requireNonNull(uncounted, "uncounted");
        if (aggregate.function().isWindowed() != (window != null)) {
            throw new IllegalArgumentException(aggregate.featureName(where, window) + " is windowed or not, not both");
        }
    }

    FeatureDefinition seenFrom(long lead) {
        return window == null ? this : new FeatureDefinition(slot, aggregate, window.seenFrom(lead), where, uncounted);
    }
}
