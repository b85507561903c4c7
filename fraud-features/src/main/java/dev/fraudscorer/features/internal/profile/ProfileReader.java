package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.Coverage;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.plan.SpeedReading;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.Earth;
import dev.fraudscorer.features.internal.window.UncountedSpans;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Fills the slots of one entity from its profile, as of the current event. Confined to one thread. */
public final class ProfileReader {
    private static final double MILLIS_PER_SECOND = 1000;

    private final WideScratch scratch;

    /** @param windows the most windows that a pass has */
    public ProfileReader(int windows) {
        this.scratch = new WideScratch(windows);
    }

    /** Reads as if the event had been counted, whether or not it was. */
    public void read(Profile profile, Current current, FeatureVector out) {
        EntityPlan plan = profile.plan();
        int known = profile.find(current.time(), current.id());
        profile.wide().read(profile, current, known, scratch, out);
        int previous = previous(profile, current, known);
        long horizon = current.seenUntil() - plan.retentionMillis();
        if (plan.elapsedSlot() != Pass.NONE) {
            elapsed(profile, plan.elapsedSlot(), previous, horizon, current, out);
        }
        if (plan.ageSlot() != Pass.NONE) {
            age(profile, plan.ageSlot(), current, out);
        }
        for (SpeedReading speed : plan.speeds()) {
            speed(profile, speed, previous, known, horizon, current, out);
        }
        if (profile.uncounted() != null || current.isAnyRefused()) {
            markUncounted(profile, previous, known, current, out);
        }
    }

    /** Marks what is missing in the features that lack it, unless they are missing for a cause of the event itself. */
    private static void markUncounted(Profile profile, int previous, int known, Current current, FeatureVector out) {
        long horizon = profile.horizon(current);
        for (Coverage coverage : profile.plan().coverages()) {
            ValueState state = out.state(coverage.slot());
            if (state == ValueState.NOT_GIVEN || state == ValueState.INVALID) {
                continue;
            }
            long start = current.seenUntil() - coverage.from();
            long end = current.seenUntil() - coverage.to();
            switch (coverage.part()) {
                case ALL -> {}
                case PREVIOUS -> start = Math.max(start, timeBefore(profile, previous));
                case PREVIOUS_PLACE -> {
                    int place = previousPlace(
                            profile, coverage.columns()[0], coverage.columns()[1], previous, known, start);
                    start = Math.max(start, timeBefore(profile, place));
                }
                case BEGINNING -> end = current.time() - profile.ageMillis(current) - 1;
            }
            ValueState why = UncountedSpans.why(profile.uncounted(), coverage, start, end, current, horizon);
            if (why != null) {
                out.putMissing(coverage.slot(), why);
            }
        }
    }

    /** What happened at the very time of an event may have come after it. */
    private static long timeBefore(Profile profile, int index) {
        return index < profile.first() ? Long.MIN_VALUE : profile.time(index) - 1;
    }

    /** Of events at one time the one that came before; in the order of arrival the newest of those that it sees. */
    private static int previous(Profile profile, Current current, int known) {
        if (current.seenUntil() == current.time()) {
            return (known >= 0 ? known : profile.firstAfter(current.time())) - 1;
        }
        int newest = profile.firstAfter(current.seenUntil()) - 1;
        return newest == known ? newest - 1 : newest;
    }

    /** What was evicted or folded may have been the beginning: that passes when the entity is away for the retention. */
    private static void age(Profile profile, int slot, Current current, FeatureVector out) {
        long age = profile.ageMillis(current);
        if (profile.mayLack(current.time() - age) || profile.isFoldedBeginning(current, age)) {
            out.putMissing(slot, ValueState.EVICTED);
        } else {
            out.put(slot, age / MILLIS_PER_SECOND);
        }
    }

    private static void elapsed(
            Profile profile, int slot, int previous, long horizon, Current current, FeatureVector out) {
        if (previous >= profile.first() && profile.time(previous) > horizon) {
            // In the order of arrival the one before may be stamped later.
            out.put(slot, Math.max(0, current.time() - profile.time(previous)) / MILLIS_PER_SECOND);
        } else {
            out.putMissing(slot, profile.whyNothing(horizon, current.seenUntil()));
        }
    }

    private static void speed(
            Profile profile,
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
        int place = previousPlace(profile, speed.latitude(), speed.longitude(), previous, known, horizon);
        if (place < profile.first()) {
            out.putMissing(speed.slot(), profile.whyNothing(horizon, current.seenUntil()));
            return;
        }
        double km = Earth.km(
                profile.number(speed.latitude(), place), profile.number(speed.longitude(), place), latitude, longitude);
        // Infinite from one place to another in no time, which no number says: undefined.
        out.put(speed.slot(), km == 0 ? 0 : km / Earth.hours(Math.abs(current.time() - profile.time(place))));
    }

    /** The last event after {@code horizon}, up to the previous one, that has a place; -1 if there is none. */
    private static int previousPlace(
            Profile profile, int latitude, int longitude, int previous, int known, long horizon) {
        for (int i = previous; i >= profile.first() && profile.time(i) > horizon; i--) {
            // What is missing is NaN, which is no place; nor does a place that there is not hide the one before it.
            if (i != known && Earth.isPlace(profile.number(latitude, i), profile.number(longitude, i))) {
                return i;
            }
        }
        return -1;
    }
}
