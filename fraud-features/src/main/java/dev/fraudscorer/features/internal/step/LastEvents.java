package dev.fraudscorer.features.internal.step;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.Coverage;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.plan.SpeedReading;
import dev.fraudscorer.features.internal.record.EventRows;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.Earth;
import dev.fraudscorer.features.internal.window.UncountedSpans;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Reads what depends on single events before the current one and on no window. Stateless but for the plan. */
final class LastEvents {
    private static final double MILLIS_PER_SECOND = 1000;

    private final EntityPlan plan;
    private final Continuity continuity;

    LastEvents(EntityPlan plan, Continuity continuity) {
        this.plan = plan;
        this.continuity = continuity;
    }

    /**
     * Fills the slots of {@code elapsed}, {@code age} and {@code speed}.
     *
     * @param known the current event's own index; -1 if it was not counted before
     * @param lackedBefore what was evicted may have been history of events before this time
     */
    void read(EventRows rows, Current current, int known, long lackedBefore, FeatureVector out) {
        read(rows, current, known, previous(rows, current, known), lackedBefore, out);
    }

    /** As {@link #read} of an event that is later than all rows, so that none of them is to be looked for. */
    void readNewest(EventRows rows, Current current, long lackedBefore, FeatureVector out) {
        read(rows, current, -1, rows.rows() - 1, lackedBefore, out);
    }

    private void read(EventRows rows, Current current, int known, int previous, long lackedBefore, FeatureVector out) {
        long horizon = current.seenUntil() - plan.retentionMillis();
        if (plan.elapsedSlot() != Pass.NONE) {
            if (previous >= 0 && rows.time(previous) > horizon) {
                // In the order of arrival the one before may be stamped later.
                long elapsed = Math.max(0, current.time() - rows.time(previous));
                out.put(plan.elapsedSlot(), elapsed / MILLIS_PER_SECOND);
            } else {
                out.putMissing(plan.elapsedSlot(), whyNothing(rows, horizon, current));
            }
        }
        if (plan.ageSlot() != Pass.NONE) {
            long age = continuity.age(rows, current.time(), current.seenUntil());
            // What was evicted may have been the beginning: that passes when the entity is away for the retention.
            if (current.time() - age < lackedBefore || continuity.isFoldedBeginning(rows, current.time(), age)) {
                out.putMissing(plan.ageSlot(), ValueState.EVICTED);
            } else {
                out.put(plan.ageSlot(), age / MILLIS_PER_SECOND);
            }
        }
        for (SpeedReading speed : plan.speeds()) {
            speed(rows, speed, previous, known, horizon, current, out);
        }
    }

    /** Of events at one time the one that came before; in the order of arrival the newest of those that it sees. */
    private static int previous(EventRows rows, Current current, int known) {
        if (current.seenUntil() == current.time()) {
            return (known >= 0 ? known : rows.firstAfter(current.time())) - 1;
        }
        int newest = rows.firstAfter(current.seenUntil()) - 1;
        return newest == known ? newest - 1 : newest;
    }

    private static void speed(
            EventRows rows,
            SpeedReading speed,
            int previous,
            int known,
            long horizon,
            Current current,
            FeatureVector out) {
        double latitude = current.number(speed.latitude());
        double longitude = current.number(speed.longitude());
        if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
            out.putMissing(speed.slot(), ValueState.NOT_GIVEN);
            return;
        }
        if (!Earth.isPlace(latitude, longitude)) {
            // The sender chose it: unlike a place that is not given, it degrades.
            out.putMissing(speed.slot(), ValueState.INVALID);
            return;
        }
        int place = previousPlace(rows, speed.latitude(), speed.longitude(), previous, known, horizon);
        if (place < 0) {
            out.putMissing(speed.slot(), whyNothing(rows, horizon, current));
            return;
        }
        double km = Earth.km(
                rows.number(speed.latitude(), place), rows.number(speed.longitude(), place), latitude, longitude);
        // Infinite from one place to another in no time, which no number says: undefined.
        out.put(speed.slot(), km == 0 ? 0 : km / Earth.hours(Math.abs(current.time() - rows.time(place))));
    }

    /** Why no single event is found: there was none, or it is folded. */
    private static ValueState whyNothing(EventRows rows, long horizon, Current current) {
        return rows.mayHaveFolded(horizon, current.seenUntil()) ? ValueState.EVICTED : ValueState.NO_HISTORY;
    }

    /** The last event after {@code horizon}, up to the previous one, that has a place; -1 if there is none. */
    private static int previousPlace(
            EventRows rows, int latitude, int longitude, int previous, int known, long horizon) {
        for (int i = previous; i >= 0 && rows.time(i) > horizon; i--) {
            // What is missing is NaN, which is no place; nor does a place that there is not hide the one before it.
            if (i != known && Earth.isPlace(rows.number(latitude, i), rows.number(longitude, i))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Marks what is missing in the features that lack it, unless they are missing for a cause of the event itself.
     *
     * @param spans null if everything was counted
     * @param horizon as it will be when the event is counted
     * @param known the current event's own index; -1 if it was not counted before
     */
    void markUncounted(
            EventRows rows,
            @Nullable UncountedSpans spans,
            long horizon,
            int known,
            Current current,
            FeatureVector out) {
        int previous = previous(rows, current, known);
        for (Coverage coverage : plan.coverages()) {
            ValueState state = out.state(coverage.slot());
            if (state == ValueState.NOT_GIVEN || state == ValueState.INVALID) {
                continue;
            }
            long start = current.seenUntil() - coverage.from();
            long end = current.seenUntil() - coverage.to();
            switch (coverage.part()) {
                case ALL -> {}
                case PREVIOUS -> start = Math.max(start, timeBefore(rows, previous));
                case PREVIOUS_PLACE -> {
                    int place =
                            previousPlace(rows, coverage.columns()[0], coverage.columns()[1], previous, known, start);
                    start = Math.max(start, timeBefore(rows, place));
                }
                case BEGINNING -> end = current.time() - continuity.age(rows, current.time(), current.seenUntil()) - 1;
            }
            ValueState why = UncountedSpans.why(spans, coverage, start, end, current, horizon);
            if (why != null) {
                out.putMissing(coverage.slot(), why);
            }
        }
    }

    /** What happened at the very time of an event may have come after it. */
    private static long timeBefore(EventRows rows, int index) {
        return index < 0 ? Long.MIN_VALUE : rows.time(index) - 1;
    }
}
