package dev.fraudscorer.features.internal.window;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.Asked;
import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.CountLane;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Makes values of what was counted in the windows of a lane, the same way however it was counted. */
public final class Outputs {
    private Outputs() {}

    /**
     * Counts of events.
     *
     * @param own 1 if the current event is in the windows, else 0
     */
    public static void counts(FeatureVector out, CountLane lane, Tally tally, int own) {
        counts(out, lane.including(), tally.events, own);
        counts(out, lane.excluding(), tally.events, 0);
    }

    private static void counts(FeatureVector out, Asked asked, int[] counts, int more) {
        for (int i = 0; i < asked.size(); i++) {
            out.put(asked.slot(i), counts[asked.window(i)] + more);
        }
    }

    /**
     * What the values in the windows come to.
     *
     * @param given whether the current event carries one
     * @param admitted whether the current event is in the windows
     */
    public static void codes(FeatureVector out, CodeLane lane, Tally tally, boolean given, boolean admitted) {
        int own = given && admitted ? 1 : 0;
        Asked distinct = lane.distinct();
        for (int i = 0; i < distinct.size(); i++) {
            int window = distinct.window(i);
            out.put(distinct.slot(i), tally.distinct[window] + (tally.same[window] == 0 ? own : 0));
        }
        counts(out, lane.distinctExcluding(), tally.distinct, 0);
        if (given) {
            shares(out, lane.share(), tally, own);
            shares(out, lane.shareExcluding(), tally, 0);
            Asked isNew = lane.isNew();
            for (int i = 0; i < isNew.size(); i++) {
                out.put(isNew.slot(i), tally.same[isNew.window(i)] == 0 ? 1 : 0);
            }
        } else {
            missing(out, lane.share(), ValueState.NOT_GIVEN);
            missing(out, lane.shareExcluding(), ValueState.NOT_GIVEN);
            missing(out, lane.isNew(), ValueState.NOT_GIVEN);
        }
    }

    private static void shares(FeatureVector out, Asked asked, Tally tally, int own) {
        for (int i = 0; i < asked.size(); i++) {
            int window = asked.window(i);
            int carriers = tally.carriers[window] + own;
            if (carriers == 0) {
                out.putMissing(asked.slot(i), tally.nothing);
            } else {
                out.put(asked.slot(i), (double) (tally.same[window] + own) / carriers);
            }
        }
    }

    private static void missing(FeatureVector out, Asked asked, ValueState why) {
        for (int i = 0; i < asked.size(); i++) {
            out.putMissing(asked.slot(i), why);
        }
    }

    /**
     * How many events of the windows are known to be fraud, and their share.
     *
     * @param own 1 if the current event is in the windows, else 0
     * @param ownFraud 1 if it is known to be fraud besides
     */
    static void frauds(FeatureVector out, FraudLane lane, Tally tally, int own, int ownFraud) {
        counts(out, lane.count(), tally.frauds, ownFraud);
        counts(out, lane.countExcluding(), tally.frauds, 0);
        rates(out, lane.rate(), tally, own, ownFraud);
        rates(out, lane.rateExcluding(), tally, 0, 0);
    }

    private static void rates(FeatureVector out, Asked asked, Tally tally, int own, int ownFraud) {
        for (int i = 0; i < asked.size(); i++) {
            int window = asked.window(i);
            int events = tally.events[window] + own;
            if (events == 0) {
                out.putMissing(asked.slot(i), tally.nothing);
            } else {
                // Events that were folded may stand outside the window while their labels stand inside.
                out.put(asked.slot(i), Math.min(1, (double) (tally.frauds[window] + ownFraud) / events));
            }
        }
    }
}
