package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.window.FixedPoint;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * A reading far before the newest rows would move the edges of all windows back over tens of thousands of rows, and the next one
 * would move them forth again: for each row and each window a walk through all lanes. Its totals are counted here instead, in
 * a copy of the body, while those of the record stay where they are: lane by lane, each in one short loop over the rows of the
 * longest window from the end back. A longer window begins with what the shorter one has.
 */

/** Totals of windows that end long before the newest row. Reused, keeps its arrays; confined to one thread. */
final class LateTotals {
    private final RecordView view;
    private final FixedPoint fixed;
    private final long[] words = new long[FixedPoint.SUM_WORDS + FixedPoint.SQUARE_WORDS];
    private byte[] copy = {};
    private boolean on;

    /** Which places of values were met. */
    private long[] seen = {};

    private int own;
    private int skipped;
    /** By where a count is in the entry of a value: how often that of the event and that of the row left out occur. */
    private int[] ownCounts = {};

    private int[] skippedCounts = {};
    /** How many rows were looked at since this was made: what a late reading costs. */
    private long looks;

    LateTotals(RecordView view, FixedPoint fixed) {
        this.view = view;
        this.fixed = fixed;
    }

    /** Whether totals are those that were counted here. */
    boolean isOn() {
        return on;
    }

    long looks() {
        return looks;
    }

    /**
     * From now on the totals of a pass are those of other windows, until {@link #end}.
     *
     * @param to the number of the row behind the windows
     * @param starts of each window, the number of its first row
     */
    void begin(LargePass pass, int to, int[] starts) {
        int fixedBytes = view.layout.fixedBytes;
        if (copy.length < fixedBytes) {
            copy = new byte[fixedBytes];
        }
        System.arraycopy(view.bytes, view.body, copy, 0, fixedBytes);
        view.useTotals(copy, 0);
        on = true;
        view.putChar(pass.toAt, to);
        for (int window = 0; window < pass.windows; window++) {
            view.putChar(pass.fromAt + window * Short.BYTES, starts[window]);
        }
        for (LargePass.Counts lane : pass.counts) {
            countFlags(lane.filter(), lane.at(), null, pass.windows, to, starts);
        }
        for (LargePass.Numbers lane : pass.numbers) {
            if (view.layout.isCents(lane.lane().column())) {
                countCents(lane, to, starts);
            } else {
                countDoubles(lane, to, starts);
            }
        }
        for (LargePass.Marked lane : pass.marked) {
            int[] windows = lane.lane().windows();
            countFlags(view.layout.filters + lane.mark(), lane.distinctAt(), windows, windows.length, to, starts);
        }
        for (LargePass.Peak peak : pass.peaks) {
            for (int i = 0; i < peak.windows().length; i++) {
                view.putChar(peak.at() + i * Short.BYTES, Peaks.UNKNOWN);
            }
        }
    }

    /** Totals are those of the record again. */
    void end() {
        if (on) {
            on = false;
            view.useTotals(view.bytes, view.body);
        }
    }

    /** @param windows the numbers of the windows in the pass; null for all of them */
    private void countFlags(int flag, int at, int @Nullable [] windows, int places, int to, int[] starts) {
        int flagAt = view.layout.flagsAt + flag / Byte.SIZE;
        int shift = flag % Byte.SIZE;
        int count = 0;
        int row = to;
        for (int place = 0; place < places; place++) {
            int start = starts[windows == null ? place : windows[place]];
            looks += row - start;
            for (; row > start; row--) {
                count += view.bytes[view.row(row - 1) + flagAt] >>> shift & 1;
            }
            view.putChar(at + place * Short.BYTES, count);
        }
    }

    private void countCents(LargePass.Numbers lane, int to, int[] starts) {
        LargeLayout layout = view.layout;
        byte[] bytes = view.bytes;
        int numberAt = layout.numberAt(lane.lane().column());
        int filter = lane.lane().filter();
        int carriers = 0;
        long sum = 0;
        long high = 0;
        long low = 0;
        int row = to;
        for (int place = 0; place < lane.lane().windows().length; place++) {
            int start = starts[lane.lane().windows()[place]];
            looks += row - start;
            for (; row > start; row--) {
                int at = view.row(row - 1);
                int cents = Bytes.getInt(bytes, at + numberAt);
                if (cents != Cents.NONE && layout.isAdmittedBy(bytes, at, filter)) {
                    long square = (long) cents * cents;
                    carriers++;
                    sum += cents;
                    low += square;
                    high += Long.compareUnsigned(low, square) < 0 ? 1 : 0;
                }
            }
            view.putChar(lane.carriersAt() + place * Short.BYTES, carriers);
            view.putLong(lane.sumsAt() + place * Long.BYTES, sum);
            if (lane.squaresAt()[place] != Pass.NONE) {
                view.putLong(lane.squaresAt()[place], low);
                view.putLong(lane.squaresAt()[place] + Long.BYTES, high);
            }
        }
    }

    private void countDoubles(LargePass.Numbers lane, int to, int[] starts) {
        int column = lane.lane().column();
        int carriers = 0;
        int outliers = 0;
        int row = to;
        Arrays.fill(words, 0);
        for (int place = 0; place < lane.lane().windows().length; place++) {
            int start = starts[lane.lane().windows()[place]];
            looks += row - start;
            for (; row > start; row--) {
                int at = view.row(row - 1);
                double number = view.layout.number(view.bytes, at, column);
                if (!Double.isNaN(number)
                        && view.layout.isAdmittedBy(view.bytes, at, lane.lane().filter())) {
                    carriers++;
                    if (FixedPoint.holds(number)) {
                        fixed.set(number);
                        fixed.addTo(words, 0);
                        fixed.addSquareTo(words, FixedPoint.SUM_WORDS);
                    } else {
                        outliers++;
                    }
                }
            }
            view.putChar(lane.carriersAt() + place * Short.BYTES, carriers);
            view.putChar(lane.outliersAt() + place * Short.BYTES, outliers);
            int sumAt = lane.sumsAt() + place * FixedPoint.SUM_WORDS * Long.BYTES;
            for (int i = 0; i < FixedPoint.SUM_WORDS; i++) {
                view.putLong(sumAt + i * Long.BYTES, words[i]);
            }
            int squareAt = lane.squaresAt()[place];
            for (int i = 0; squareAt != Pass.NONE && i < FixedPoint.SQUARE_WORDS; i++) {
                view.putLong(squareAt + i * Long.BYTES, words[FixedPoint.SUM_WORDS + i]);
            }
        }
    }

    /**
     * Counts the values of a lane.
     *
     * @param ownPlace of the value whose counts are needed; 0 of none
     * @param skippedPlace of another one; 0 of none
     */
    void countValues(LargePass pass, LargePass.Counted lane, int ownPlace, int skippedPlace) {
        own = ownPlace;
        skipped = skippedPlace;
        int column = lane.lane().column();
        int filter = lane.lane().filter();
        int slots = view.valueSlots[lane.counted()];
        int entryBytes = view.layout.entryBytes[lane.counted()];
        if (seen.length <= slots / Long.SIZE) {
            seen = new long[slots / Long.SIZE + 1];
        }
        if (ownCounts.length < entryBytes) {
            ownCounts = new int[entryBytes];
            skippedCounts = new int[entryBytes];
        }
        Arrays.fill(seen, 0, slots / Long.SIZE + 1, 0);
        int carriers = 0;
        int distinct = 0;
        int same = 0;
        int ofSkipped = 0;
        int row = view.getChar(pass.toAt);
        for (int place = 0; place < lane.lane().windows().length; place++) {
            int start = view.getChar(pass.fromAt + lane.lane().windows()[place] * Short.BYTES);
            looks += row - start;
            for (; row > start; row--) {
                int at = view.row(row - 1);
                int value = view.layout.place(view.bytes, at, column);
                if (value != 0 && view.layout.isAdmittedBy(view.bytes, at, filter)) {
                    long bit = 1L << value;
                    distinct += (seen[value / Long.SIZE] & bit) == 0 ? 1 : 0;
                    seen[value / Long.SIZE] |= bit;
                    carriers++;
                    same += value == own ? 1 : 0;
                    ofSkipped += value == skipped ? 1 : 0;
                }
            }
            view.putChar(lane.carriersAt() + place * Short.BYTES, carriers);
            view.putChar(lane.distinctAt() + place * Short.BYTES, distinct);
            ownCounts[lane.countsAt() + place * Short.BYTES] = same;
            skippedCounts[lane.countsAt() + place * Short.BYTES] = ofSkipped;
        }
    }

    /** How often one of the two values occurs in a window; {@code countAt} as in the entries of values. */
    int count(int valuePlace, int countAt) {
        return valuePlace == own ? ownCounts[countAt] : skippedCounts[countAt];
    }
}
