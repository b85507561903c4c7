package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.features.internal.window.FixedSum;
import dev.fraudscorer.features.internal.window.Moments;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Events of one cell of time that were folded together. It counts as one element that happened when the newest of its
 * events did. Its cell is {@code 2^log} ms wide and begins at a multiple of that.
 */
final class Bucket {
    /** Words of one lane: a sum and a sum of squares. */
    static final int WORDS = FixedPoint.SUM_WORDS + FixedPoint.SQUARE_WORDS;

    private final FoldLanes lanes;
    private final Footprint footprint;
    private int log;
    private long newest;
    /** Events by filter, the one that admits all first. */
    private final int[] events;

    private final int[] carriers;
    private final long[] words;
    /** By lane the minimum and the negated maximum. */
    private final double[] extremes;

    private final PlaceCounts[] places;
    /** By lane; null as long as there are none. */
    private @Nullable Moments @Nullable [] outliers;

    Bucket(FoldLanes lanes, Footprint footprint, int log, long newest) {
        this.lanes = lanes;
        this.footprint = footprint;
        this.log = log;
        this.newest = newest;
        this.events = new int[1 + lanes.filters()];
        this.carriers = new int[lanes.numbers()];
        this.words = new long[lanes.numbers() * WORDS];
        this.extremes = new double[2 * lanes.numbers()];
        Arrays.fill(extremes, Double.POSITIVE_INFINITY);
        this.places = new PlaceCounts[lanes.codes()];
        for (int lane = 0; lane < places.length; lane++) {
            places[lane] = new PlaceCounts(footprint);
        }
        footprint.add(bytes());
    }

    /**
     * Why a value is missing that nothing in a window says.
     *
     * @param folded whether events are folded that may belong into the window
     */
    static ValueState whyNothing(boolean folded) {
        return folded ? ValueState.EVICTED : ValueState.NO_HISTORY;
    }

    int log() {
        return log;
    }

    /** When its cell begins. */
    long start() {
        return newest >> log << log;
    }

    /** When its cell ends, which is in the next cell. */
    long end() {
        return start() + (1L << log);
    }

    /** The time that it counts as. */
    long newest() {
        return newest;
    }

    /** Events that a filter admits; the filter below 0 admits all. */
    int events(int filter) {
        return events[filter + 1];
    }

    int carriers(int lane) {
        return carriers[lane];
    }

    /** Sums and sums of squares, {@link #WORDS} for each lane. */
    long[] words() {
        return words;
    }

    /** The minimum; infinite if no event carries a number. */
    double low(int lane) {
        return extremes[2 * lane];
    }

    /** The negated maximum; infinite if no event carries a number. */
    double negatedHigh(int lane) {
        return extremes[2 * lane + 1];
    }

    /** Of the numbers that are too great for the sums; null if there are none. */
    @Nullable
    Moments outliers(int lane) {
        return outliers == null ? null : outliers[lane];
    }

    PlaceCounts places(int lane) {
        return places[lane];
    }

    /** Sets the events by filter, the one that admits all first. */
    void restoreEvents(int[] byFilter) {
        System.arraycopy(byFilter, 0, events, 0, events.length);
    }

    /** Sets what is known of a lane beside its sums. */
    void restoreNumbers(int lane, int carrying, double low, double negatedHigh, @Nullable Moments great) {
        carriers[lane] = carrying;
        extremes[2 * lane] = low;
        extremes[2 * lane + 1] = negatedHigh;
        if (great != null) {
            outliers()[lane] = great;
        }
    }

    /** Folds one event in, and refers to its values. */
    void fold(Rows rows, int index, FixedPoint fixed, CodeTable table) {
        newest = Math.max(newest, rows.time(index));
        long bits = rows.bits(index);
        events[0]++;
        for (int filter = 0; filter < lanes.filters(); filter++) {
            events[filter + 1] += (int) (bits >>> filter & 1);
        }
        for (int lane = 0; lane < carriers.length; lane++) {
            double number = rows.number(lanes.numberColumn(lane), index);
            if (!Double.isNaN(number) && FoldLanes.admits(lanes.numberFilter(lane), bits)) {
                foldNumber(lane, number, fixed);
            }
        }
        for (int lane = 0; lane < places.length; lane++) {
            int place = rows.code(lanes.codeColumn(lane), index);
            if (place != 0 && FoldLanes.admits(lanes.codeFilter(lane), bits) && places[lane].add(place, 1)) {
                table.refer(place);
            }
        }
    }

    /** Takes all events of another in; the other is of no use after. */
    void fold(Bucket other, int newLog, CodeTable table) {
        log = newLog;
        newest = Math.max(newest, other.newest);
        for (int filter = 0; filter < events.length; filter++) {
            events[filter] += other.events[filter];
        }
        for (int lane = 0; lane < carriers.length; lane++) {
            carriers[lane] += other.carriers[lane];
            FixedSum.add(words, lane * WORDS, other.words, lane * WORDS, FixedPoint.SUM_WORDS);
            int squares = lane * WORDS + FixedPoint.SUM_WORDS;
            FixedSum.add(words, squares, other.words, squares, FixedPoint.SQUARE_WORDS);
            Moments great = other.outliers(lane);
            if (great != null) {
                outliersToAddTo(lane).add(great);
            }
        }
        for (int i = 0; i < extremes.length; i++) {
            extremes[i] = Math.min(extremes[i], other.extremes[i]);
        }
        for (int lane = 0; lane < places.length; lane++) {
            PlaceCounts from = other.places[lane];
            places[lane].makeRoom(from.size());
            for (int slot = 0; slot < from.capacity(); slot++) {
                if (from.place(slot) != 0 && !places[lane].add(from.place(slot), from.count(slot))) {
                    table.release(from.place(slot));
                }
            }
        }
        other.leave();
    }

    /** Refers to its values no more, as it leaves. */
    void release(CodeTable table) {
        for (PlaceCounts counts : places) {
            for (int slot = 0; slot < counts.capacity(); slot++) {
                if (counts.place(slot) != 0) {
                    table.release(counts.place(slot));
                }
            }
        }
        leave();
    }

    /** How much there is to look through to take it in elsewhere. */
    int size() {
        int size = 0;
        for (PlaceCounts counts : places) {
            size += counts.size();
        }
        return size;
    }

    private void foldNumber(int lane, double number, FixedPoint fixed) {
        carriers[lane]++;
        if (FixedPoint.holds(number)) {
            fixed.set(number);
            fixed.addTo(words, lane * WORDS);
            if (lanes.squares(lane)) {
                fixed.addSquareTo(words, lane * WORDS + FixedPoint.SUM_WORDS);
            }
        } else {
            outliersToAddTo(lane).add(number);
        }
        extremes[2 * lane] = Math.min(extremes[2 * lane], number);
        extremes[2 * lane + 1] = Math.min(extremes[2 * lane + 1], -number);
    }

    private Moments outliersToAddTo(int lane) {
        Moments moments = outliers()[lane];
        if (moments == null) {
            moments = new Moments();
            outliers()[lane] = moments;
        }
        return moments;
    }

    private @Nullable Moments[] outliers() {
        @Nullable Moments[] byLane = outliers;
        if (byLane == null) {
            byLane = new @Nullable Moments[lanes.numbers()];
            outliers = byLane;
        }
        return byLane;
    }

    private void leave() {
        footprint.add(-bytes());
        for (PlaceCounts counts : places) {
            counts.leave();
        }
    }

    private long bytes() {
        return 9L * Footprint.OBJECT
                + (long) (events.length + carriers.length + places.length) * Integer.BYTES
                + (long) (words.length + extremes.length) * Long.BYTES;
    }
}
