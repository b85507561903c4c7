package dev.fraudscorer.features.internal.window;

import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.KnownFrauds;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Reads the frauds of a lane from an entity's labels, the same way however its events are counted. Stateless. */
public final class FraudReading {
    private FraudReading() {}

    /**
     * Fills the slots of a lane.
     *
     * @param tally has the events of the lane's windows, without the current one
     * @param inside whether the windows of the pass reach to the current event
     */
    public static void read(
            @Nullable KnownFrauds labels,
            Pass pass,
            FraudLane lane,
            Current current,
            Tally tally,
            boolean inside,
            FeatureVector out) {
        int own = inside && current.isAdmittedBy(lane.filter()) ? 1 : 0;
        if (labels == null) {
            for (int window : lane.windows()) {
                tally.frauds[window] = 0;
            }
            Outputs.frauds(out, lane, tally, own, 0);
            return;
        }
        long now = current.time();
        long end = current.seenUntil() - pass.offsetMillis();
        boolean ownFraud = inside && labels.isFraud(now, current.id(), now);
        // Its label may stand under other filters than the event as it is read now.
        int labelled = ownFraud && labels.isAdmittedBy(now, current.id(), lane.filter()) ? 1 : 0;
        for (int window : lane.windows()) {
            long start = end - pass.lengthMillis()[window];
            tally.frauds[window] = labels.frauds(start, end, now, lane.filter()) - labelled;
        }
        Outputs.frauds(out, lane, tally, own, ownFraud ? own : 0);
    }
}
