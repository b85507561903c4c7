package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.spi.FeatureVector;
import java.util.List;

/**
 * How many events of one window are known to be fraud, and their share. Immutable.
 *
 * @param countSlot {@link Slots#NONE} if not asked for
 * @param rateSlot {@link Slots#NONE} if not asked for
 */
record FraudReading(int countSlot, int rateSlot) {
    static FraudReading of(List<FeatureDefinition> features) {
        return new FraudReading(
                Slots.find(features, AggregateFunction.FRAUD_COUNT, null),
                Slots.find(features, AggregateFunction.FRAUD_RATE, null));
    }

    boolean isAskedFor() {
        return countSlot != Slots.NONE || rateSlot != Slots.NONE;
    }

    /** Fills the slots from what was known at {@code time} about the events in {@code [from, to)} without one. */
    void read(EventColumns events, int from, int to, int skipped, long time, FeatureVector out) {
        int frauds = 0;
        if (events.hasLabels()) {
            for (int i = from; i < to; i++) {
                if (i != skipped && LabelHistory.saysFraud(events.labels(i), time)) {
                    frauds++;
                }
            }
        }
        int count = to - from - (skipped < 0 ? 0 : 1);
        if (countSlot != Slots.NONE) {
            out.put(countSlot, frauds);
        }
        if (rateSlot != Slots.NONE && count == 0) {
            out.putMissing(rateSlot, ValueState.NO_HISTORY);
        } else if (rateSlot != Slots.NONE) {
            out.put(rateSlot, (double) frauds / count);
        }
    }
}
