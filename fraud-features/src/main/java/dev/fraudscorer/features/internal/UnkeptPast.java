package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.FeatureReading;
import dev.fraudscorer.features.internal.plan.RowColumns;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/*
 * A policy that follows another one may need of past events what nobody has kept of them. There are four such things, each with the
 * time of the newest event of which it is not known:
 *
 *   reaches   events themselves, for features that look further back than the policies before did
 *   columns   a number, a value, or whether a condition admits the event
 *   labels    what turned out to be true about it
 *   notes     that something else could not be counted
 *
 * What a feature does not know is not later than the latest of those that it needs. It is complete for an event whose window
 * begins at or after that time, so each feature becomes complete by itself while the stream goes on, and nothing has to be noted
 * in the records.
 */

/**
 * What of the past of one kind of entity was not kept that its features need. Immutable; arrays are not modified.
 *
 * @param reaches for features that look back further than some time
 * @param columns by the number of a column among those of all kinds, the time of the newest event of which it may not be known
 * @param labels the same of labels
 * @param notes the same of what could not be counted
 */
@SuppressWarnings("ArrayRecordComponent") // shared by nobody who modifies it
record UnkeptPast(List<Reach> reaches, long[] columns, long labels, long notes) {
    /** The time of what is known of all events. */
    static final long NOTHING = Long.MIN_VALUE;

    /** More of them are put together, on the safe side. */
    private static final int MOST_REACHES = 16;

    UnkeptPast {
        reaches = List.copyOf(reaches);
    }

    /** Everything is known. */
    static UnkeptPast none(RowColumns of) {
        return new UnkeptPast(List.of(), filled(of.size(), NOTHING), NOTHING, NOTHING);
    }

    /** Of events up to a time nothing is known. */
    static UnkeptPast all(RowColumns of, long until) {
        return new UnkeptPast(List.of(new Reach(0, until)), filled(of.size(), NOTHING), NOTHING, NOTHING);
    }

    private static long[] filled(int size, long time) {
        long[] times = new long[size];
        Arrays.fill(times, time);
        return times;
    }

    boolean isNone() {
        return reaches.isEmpty()
                && labels == NOTHING
                && notes == NOTHING
                && Arrays.stream(columns).allMatch(time -> time == NOTHING);
    }

    /**
     * What is not kept under a plan that follows the one that this is of.
     *
     * @param columnsBefore by the number of a column of the plan the one that it had; below 0 for a new one
     * @param labelsBefore whether labels were kept
     * @param notesBefore whether it was kept what could not be counted
     * @param reachesMore further reaches
     * @param newest the time after which no event was counted before the plan
     */
    UnkeptPast under(
            EntityPlan plan,
            int[] columnsBefore,
            boolean labelsBefore,
            boolean notesBefore,
            List<Reach> reachesMore,
            long newest) {
        long[] now = new long[columnsBefore.length];
        for (int column = 0; column < now.length; column++) {
            now[column] = columnsBefore[column] < 0 ? newest : columns[columnsBefore[column]];
        }
        List<Reach> all = new ArrayList<>(reaches);
        all.addAll(reachesMore);
        // What looks back no further misses nothing. Once it does again, what it needs has gone meanwhile, which is
        // another reach.
        all.removeIf(reach -> reach.beyondMillis() >= plan.retentionMillis());
        return new UnkeptPast(
                fewer(all),
                now,
                plan.columns().labels() ? (labelsBefore ? labels : newest) : NOTHING,
                plan.notesUncounted() ? (notesBefore ? notes : newest) : NOTHING);
    }

    private static List<Reach> fewer(List<Reach> all) {
        List<Reach> needed = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingLong(Reach::beyondMillis)
                        .thenComparing(Reach::untilMillis, Comparator.reverseOrder()))
                .filter(reach -> needed.stream().noneMatch(other -> other.untilMillis() >= reach.untilMillis()))
                .forEach(needed::add);
        while (needed.size() > MOST_REACHES) {
            Reach later = needed.remove(1);
            Reach first = needed.get(0);
            needed.set(0, new Reach(first.beyondMillis(), Math.max(first.untilMillis(), later.untilMillis())));
        }
        return needed;
    }

    /** The features of the plan that lack something of it. */
    ColdFeatures features(EntityPlan plan) {
        if (isNone()) {
            return ColdFeatures.NONE;
        }
        List<ColdFeatures.Cold> cold = new ArrayList<>();
        for (FeatureReading reading : plan.readings()) {
            long until = until(reading);
            if (until != NOTHING) {
                cold.add(new ColdFeatures.Cold(reading.coverage(), until));
            }
        }
        return cold.isEmpty() ? ColdFeatures.NONE : new ColdFeatures(cold);
    }

    private long until(FeatureReading reading) {
        long until = reading.labels() ? labels : NOTHING;
        if (reading.notesUncounted()) {
            until = Math.max(until, notes);
        }
        for (int column : reading.coverage().columns()) {
            until = Math.max(until, columns[column]);
        }
        for (Reach reach : reaches) {
            if (reading.coverage().from() > reach.beyondMillis()) {
                until = Math.max(until, reach.untilMillis());
            }
        }
        return until;
    }

    void write(StateOutput out) {
        out.putInt(reaches.size());
        for (Reach reach : reaches) {
            out.putLong(reach.beyondMillis());
            out.putLong(reach.untilMillis());
        }
        out.putInt(columns.length);
        for (long column : columns) {
            out.putLong(column);
        }
        out.putLong(labels);
        out.putLong(notes);
    }

    /** Reads what {@link #write} wrote of these columns. */
    static UnkeptPast read(StateInput in, RowColumns of) throws IOException, InvalidStateException {
        List<Reach> reaches = new ArrayList<>();
        for (int left = in.count(2 * Long.BYTES); left > 0; left--) {
            reaches.add(new Reach(in.getLong(), in.getLong()));
        }
        int columns = in.count(Long.BYTES);
        if (columns != of.size() || reaches.size() > MOST_REACHES) {
            throw new IllegalArgumentException(
                    columns + " columns and " + reaches.size() + " reaches of what was not kept");
        }
        return new UnkeptPast(reaches, in.longs(columns), in.getLong(), in.getLong());
    }

    /**
     * Events are not known up to a time.
     *
     * @param beyondMillis to features that look further back than this
     * @param untilMillis the newest that may not be known
     */
    record Reach(long beyondMillis, long untilMillis) {}
}
