package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.plan.Asked;
import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.CountLane;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.window.FixedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the totals of one pass are in the body of a record. Immutable; arrays are not modified.
 *
 * <p>A window's rows are those from its start up to the pass's end, both numbered from the oldest row on. A longer window
 * starts no later than a shorter one, so the windows that hold a row are the last ones of the pass.
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
public final class LargePass {
    public final Pass pass;
    /** Which pass of the plan it is. */
    final int number;

    public final int windows;
    /** Where the number of the row behind the windows is. */
    public final int toAt;
    /** Where it is noted when the windows ended; no earlier end may follow without a look at the rows before. */
    public final int lastEndAt;
    /** Where the numbers of each window's first row begin. */
    public final int fromAt;

    public final Counts[] counts;
    public final Numbers[] numbers;
    public final Marked[] marked;
    public final Counted[] counted;
    public final Peak[] peaks;
    /** Where the next pass begins. */
    final int endAt;

    /** Events that a filter admits, in each window. */
    public record Counts(int filter, int at) {}

    /**
     * Numbers, by the place of a window in the lane.
     *
     * @param first of a window of the pass, the place of the first one in the lane that is no shorter
     * @param squaresAt by place; {@link Pass#NONE} where no feature is a deviation
     * @param low of {@link #peaks}; {@link Pass#NONE} if no feature is a minimum
     * @param high the same of the maximum
     */
    public record Numbers(
            NumberLane lane,
            int[] first,
            int carriersAt,
            int outliersAt,
            int sumsAt,
            int[] squaresAt,
            int low,
            int high) {}

    /** Different values, by the rows' marks. */
    public record Marked(CodeLane lane, int mark, int[] first, int distinctAt) {}

    /**
     * Values by a table.
     *
     * @param index of the lane among those of the pass
     */
    public record Counted(
            CodeLane lane, int index, int counted, int[] first, int carriersAt, int distinctAt, int countsAt) {}

    /** The rows of the extremes, by the place of a window of the pass in those that ask. */
    public record Peak(int kind, int[] windows, int at) {
        /** Stands for the place of a window that has no number. */
        public static final int NONE = 0xFFFF;
        /** Stands for a place that is to be searched. */
        public static final int UNKNOWN = 0xFFFE;

        /** Whether a feature of a window is this extreme. */
        public boolean isOf(int window) {
            for (int asked : windows) {
                if (asked == window) {
                    return true;
                }
            }
            return false;
        }

        /** The place of a window that has such a feature. */
        public int place(int window) {
            int place = 0;
            while (windows[place] != window) {
                place++;
            }
            return place;
        }
    }

    LargePass(LargePlan plan, LargeLayout layout, int number, int begin, List<LargeLayout.PeakKind> kinds) {
        this.number = number;
        this.pass = plan.plan().passes()[number];
        this.windows = pass.windows();
        this.toAt = begin;
        this.lastEndAt = begin + Short.BYTES;
        this.fromAt = lastEndAt + Long.BYTES;
        int at = fromAt + windows * Short.BYTES;
        List<Counts> ofCounts = new ArrayList<>();
        for (int filter : filters(pass)) {
            ofCounts.add(new Counts(filter, at));
            at += windows * Short.BYTES;
        }
        this.counts = ofCounts.toArray(Counts[]::new);
        List<Peak> ofPeaks = new ArrayList<>();
        this.numbers = new Numbers[pass.numbers().length];
        for (int i = 0; i < numbers.length; i++) {
            NumberLane lane = pass.numbers()[i];
            boolean cents = layout.isCents(lane.column());
            int sumWords = cents ? 1 : FixedPoint.SUM_WORDS;
            int squareWords = cents ? 2 : FixedPoint.SQUARE_WORDS;
            int places = lane.windows().length;
            int carriersAt = at;
            at += places * Short.BYTES;
            int outliersAt = at;
            at += cents ? 0 : places * Short.BYTES;
            int sumsAt = at;
            at += places * sumWords * Long.BYTES;
            int[] squaresAt = new int[places];
            for (int place = 0; place < places; place++) {
                int window = lane.windows()[place];
                boolean asked = lane.including().stddev().isOf(window)
                        || lane.excluding().stddev().isOf(window);
                squaresAt[place] = asked ? at : Pass.NONE;
                at += asked ? squareWords * Long.BYTES : 0;
            }
            int[] lows = union(lane.including().min(), lane.excluding().min());
            int low = lows.length == 0 ? Pass.NONE : ofPeaks.size();
            if (lows.length > 0) {
                ofPeaks.add(new Peak(LargeLayout.peak(kinds, lane, -1), lows, at));
                at += lows.length * Short.BYTES;
            }
            int[] highs = union(lane.including().max(), lane.excluding().max());
            int high = highs.length == 0 ? Pass.NONE : ofPeaks.size();
            if (highs.length > 0) {
                ofPeaks.add(new Peak(LargeLayout.peak(kinds, lane, 1), highs, at));
                at += highs.length * Short.BYTES;
            }
            numbers[i] = new Numbers(lane, first(lane.windows()), carriersAt, outliersAt, sumsAt, squaresAt, low, high);
        }
        this.peaks = ofPeaks.toArray(Peak[]::new);
        List<Marked> ofMarked = new ArrayList<>();
        List<Counted> ofCounted = new ArrayList<>();
        for (int index = 0; index < pass.codes().length; index++) {
            CodeLane lane = pass.codes()[index];
            int places = lane.windows().length;
            if (LargeLayout.isCounted(plan, lane)) {
                int column = plan.counted(lane.column());
                int countsAt = layout.addCounts(column, places);
                ofCounted.add(new Counted(
                        lane, index, column, first(lane.windows()), at, at + places * Short.BYTES, countsAt));
                at += 2 * places * Short.BYTES;
            } else {
                ofMarked.add(new Marked(lane, plan.markOf(lane), first(lane.windows()), at));
                at += places * Short.BYTES;
            }
        }
        this.marked = ofMarked.toArray(Marked[]::new);
        this.counted = ofCounted.toArray(Counted[]::new);
        this.endAt = at;
    }

    private static int[] union(Asked some, Asked others) {
        return IntStream.concat(Arrays.stream(some.windows()), Arrays.stream(others.windows()))
                .distinct()
                .sorted()
                .toArray();
    }

    private static List<Integer> filters(Pass pass) {
        List<Integer> filters = new ArrayList<>();
        for (CountLane lane : pass.counts()) {
            filters.add(lane.filter());
        }
        for (FraudLane lane : pass.frauds()) {
            filters.add(lane.filter());
        }
        return filters.stream().filter(filter -> filter != Pass.ALL).distinct().toList();
    }

    /** By window, and one behind the last: the place in the lane of the first window that is no shorter. */
    private int[] first(int[] ofLane) {
        int[] first = new int[windows + 1];
        int place = 0;
        for (int window = 0; window <= windows; window++) {
            while (place < ofLane.length && ofLane[place] < window) {
                place++;
            }
            first[window] = place;
        }
        return first;
    }
}
