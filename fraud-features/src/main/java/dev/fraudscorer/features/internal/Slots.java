package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.definition.Aggregate;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.spi.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the slot of a feature among those of one window. */
final class Slots {
    /** Stands for a feature that the policy does not ask for. */
    static final int NONE = -1;

    private Slots() {}

    /** The slot of {@code function} of {@code attribute}; {@link #NONE} if it is not asked for. */
    static int find(List<FeatureDefinition> features, AggregateFunction function, @Nullable Variable attribute) {
        for (FeatureDefinition feature : features) {
            Aggregate aggregate = feature.aggregate();
            boolean sameAttribute = attribute == null ? aggregate.of() == null : attribute.equals(aggregate.of());
            if (aggregate.function() == function && sameAttribute) {
                return feature.slot();
            }
        }
        return NONE;
    }
}
