package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.features.internal.definition.Aggregate;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.spi.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of an entity's events are kept, each in a column of its own: numbers for arithmetic, codes for
 * telling values apart. Immutable.
 *
 * @param numbers in column order
 * @param codes in column order
 * @param labels whether it is kept what turned out to be true about the events
 */
record Layout(List<Variable> numbers, List<Variable> codes, boolean labels) {
    Layout {
        numbers = List.copyOf(numbers);
        codes = List.copyOf(codes);
    }

    /** The columns that the features of {@code entity} need. */
    static Layout of(EntityDefinition entity) {
        List<Variable> numbers = new ArrayList<>();
        List<Variable> codes = new ArrayList<>();
        boolean labels = false;
        for (FeatureDefinition feature : entity.features()) {
            Aggregate aggregate = feature.aggregate();
            labels |= aggregate.function().needsLabels();
            boolean distinct = aggregate.function() == AggregateFunction.DISTINCT;
            addOnce(distinct ? codes : numbers, aggregate.of());
        }
        return new Layout(numbers, codes, labels);
    }

    private static void addOnce(List<Variable> columns, @Nullable Variable attribute) {
        if (attribute != null && !columns.contains(attribute)) {
            columns.add(attribute);
        }
    }

    boolean isText(int codeColumn) {
        return codes.get(codeColumn).type() == ValueType.TEXT;
    }
}
