package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.spi.FeatureVector;
import dev.fraudscorer.spi.Variable;
import java.util.List;

/**
 * How many different values one column has in one window. Immutable.
 *
 * @param column of the codes
 * @param slot {@link Slots#NONE} if not asked for
 */
record DistinctReading(int column, int slot) {
    static DistinctReading of(int column, Variable attribute, List<FeatureDefinition> features) {
        return new DistinctReading(column, Slots.find(features, AggregateFunction.DISTINCT, attribute));
    }

    boolean isAskedFor() {
        return slot != Slots.NONE;
    }

    /** Fills the slot from the events in {@code [from, to)} without {@code skipped}. */
    void read(EventColumns events, int from, int to, int skipped, DistinctCounter counter, FeatureVector out) {
        long[] codes = events.codes(column);
        counter.begin(to - from);
        for (int i = from; i < to; i++) {
            if (i != skipped && codes[i] != EventColumns.NO_CODE) {
                counter.add(codes[i]);
            }
        }
        out.put(slot, counter.count());
    }
}
