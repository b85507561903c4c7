package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.spi.FeatureVector;
import dev.fraudscorer.spi.Variable;
import java.util.List;

/**
 * Sum, mean, minimum and maximum of one column over one window, in one pass from the oldest event to the newest, so
 * that the same events give the same bits. Immutable.
 *
 * @param column of the numbers
 * @param sumSlot {@link Slots#NONE} if not asked for, as the others
 */
record NumberReading(int column, int sumSlot, int meanSlot, int minSlot, int maxSlot) {
    static NumberReading of(int column, Variable attribute, List<FeatureDefinition> features) {
        return new NumberReading(
                column,
                Slots.find(features, AggregateFunction.SUM, attribute),
                Slots.find(features, AggregateFunction.MEAN, attribute),
                Slots.find(features, AggregateFunction.MIN, attribute),
                Slots.find(features, AggregateFunction.MAX, attribute));
    }

    boolean isAskedFor() {
        return sumSlot != Slots.NONE || meanSlot != Slots.NONE || minSlot != Slots.NONE || maxSlot != Slots.NONE;
    }

    /** Fills the slots from the events in {@code [from, to)} without {@code skipped}. */
    void read(EventColumns events, int from, int to, int skipped, FeatureVector out) {
        double[] values = events.numbers(column);
        int carriers = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (i != skipped && !Double.isNaN(value)) {
                carriers++;
                sum += value;
                min = value < min ? value : min;
                max = value > max ? value : max;
            }
        }
        if (sumSlot != Slots.NONE) {
            out.put(sumSlot, sum);
        }
        putIfAny(carriers, meanSlot, sum / carriers, out);
        putIfAny(carriers, minSlot, min, out);
        putIfAny(carriers, maxSlot, max, out);
    }

    private static void putIfAny(int carriers, int slot, double value, FeatureVector out) {
        if (slot == Slots.NONE) {
            return;
        }
        if (carriers == 0) {
            out.putMissing(slot, ValueState.NO_HISTORY);
        } else {
            out.put(slot, value);
        }
    }
}
