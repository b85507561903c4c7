package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.spi.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Makes values of what was counted in a window, the same way however it was counted. */
final class Outputs {
    private Outputs() {}

    static void put(FeatureVector out, int slot, double value) {
        if (slot != Pass.NONE) {
            out.put(slot, value);
        }
    }

    private static void putMissing(FeatureVector out, int slot, ValueState why) {
        if (slot != Pass.NONE) {
            out.putMissing(slot, why);
        }
    }

    /** Of {@code carriers} numbers: sum, mean, minimum and maximum. */
    static void numbers(
            FeatureVector out, NumberLane.Slots slots, int window, int carriers, double sum, double min, double max) {
        if (!slots.any()) {
            return;
        }
        put(out, slots.sum()[window], sum);
        if (carriers == 0) {
            putMissing(out, slots.mean()[window], ValueState.NO_HISTORY);
            putMissing(out, slots.min()[window], ValueState.NO_HISTORY);
            putMissing(out, slots.max()[window], ValueState.NO_HISTORY);
        } else {
            put(out, slots.mean()[window], sum / carriers);
            put(out, slots.min()[window], min);
            put(out, slots.max()[window], max);
        }
    }

    /**
     * The sample standard deviation.
     *
     * @param offs the sum of the distances from any one number
     * @param squares the sum of their squares
     */
    static void deviation(FeatureVector out, int slot, int carriers, double offs, double squares) {
        if (slot != Pass.NONE) {
            deviation(out, slot, carriers, carriers == 0 ? 0 : squares - offs * offs / carriers);
        }
    }

    /**
     * The sample standard deviation.
     *
     * @param squares the sum of the squared distances from the mean
     */
    static void deviation(FeatureVector out, int slot, int carriers, double squares) {
        if (carriers < 2) {
            putMissing(out, slot, ValueState.NO_HISTORY);
        } else {
            put(out, slot, Math.sqrt(Math.max(0, squares) / (carriers - 1)));
        }
    }

    /**
     * What the values in a window without the current event come to.
     *
     * @param carriers how many events carry a value
     * @param distinct how many different values they carry
     * @param same how many carry the current event's value
     * @param given whether the current event carries one
     * @param admitted whether the current event is in the window
     */
    static void codes(
            FeatureVector out,
            CodeLane lane,
            int window,
            int carriers,
            int distinct,
            int same,
            boolean given,
            boolean admitted) {
        int own = given && admitted ? 1 : 0;
        put(out, lane.distinct()[window], same == 0 ? distinct + own : distinct);
        put(out, lane.distinctExcluding()[window], distinct);
        if (given) {
            share(out, lane.share()[window], same + own, carriers + own);
            share(out, lane.shareExcluding()[window], same, carriers);
            put(out, lane.isNew()[window], same == 0 ? 1 : 0);
        } else {
            putMissing(out, lane.share()[window], ValueState.NOT_GIVEN);
            putMissing(out, lane.shareExcluding()[window], ValueState.NOT_GIVEN);
            putMissing(out, lane.isNew()[window], ValueState.NOT_GIVEN);
        }
    }

    private static void share(FeatureVector out, int slot, int same, int carriers) {
        if (carriers == 0) {
            putMissing(out, slot, ValueState.NO_HISTORY);
        } else {
            put(out, slot, (double) same / carriers);
        }
    }

    /**
     * How many events of a window are known to be fraud, and their share.
     *
     * @param start events after this time
     * @param end events up to this time
     * @param events how many the window has without the current one
     * @param inside whether the windows of the pass reach to the current event
     * @param admitted whether the current event is in the window
     */
    static void frauds(
            @Nullable Labels labels,
            FraudLane lane,
            int window,
            long start,
            long end,
            Current current,
            int events,
            boolean inside,
            boolean admitted,
            FeatureVector out) {
        long now = current.time();
        int all = labels == null ? 0 : labels.frauds(start, end, now, lane.filter());
        boolean own = false;
        int others = all;
        if (labels != null && inside && labels.isFraud(now, current.id(), now)) {
            own = admitted;
            // Its label may stand under other filters than the event as it is read now.
            others = labels.isAdmittedBy(now, current.id(), lane.filter()) ? all - 1 : all;
        }
        fraud(
                out,
                lane.count()[window],
                lane.rate()[window],
                own ? others + 1 : others,
                admitted ? events + 1 : events);
        fraud(out, lane.countExcluding()[window], lane.rateExcluding()[window], others, events);
    }

    private static void fraud(FeatureVector out, int countSlot, int rateSlot, int frauds, int events) {
        put(out, countSlot, frauds);
        if (events == 0) {
            putMissing(out, rateSlot, ValueState.NO_HISTORY);
        } else {
            // Events that were folded may stand outside the window while their labels stand inside.
            put(out, rateSlot, Math.min(1, (double) frauds / events));
        }
    }
}
