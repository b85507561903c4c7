package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.fold.Folds;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.window.FixedPoint;
import org.jspecify.annotations.Nullable;

/*
 * The windows of a pass lie over the rows as a sliding rule: they have one end, and each its own start. The record says
 * which rows each holds, and its totals are of these rows at any time, whatever happens to the rows. Only a reading moves
 * the windows, to those of the current event, and counts what passes their edges: one look at each where nothing does.
 */

/** Keeps the totals of all passes. Stateless beside the record. */
final class Totals {
    /** So many rows may always pass the edges of windows that move back. */
    private static final int MOST_MOVED = 64;
    /** The same of a record that folds. */
    private static final int MOST_MOVED_FOLDING = 1_024;
    /** In a record of so many rows one more: it costs as much to count a row in a window as to look at so many in one loop. */
    private static final int ROWS_PER_MOVE = 16;

    /** So few rows may enter all windows before they leave the shorter ones again. */
    private static final int FEW = 4;

    private final RecordView view;
    private final ValueTable values;
    private final Peaks peaks;
    private final LateTotals late;
    private final FixedPoint fixed;
    private final @Nullable Folds folds;
    /** How many rows were counted in windows, or taken out, since this was made. */
    private long counted;

    private final long[] words = new long[FixedPoint.SUM_WORDS + FixedPoint.SQUARE_WORDS];
    /** Where the windows of the pass that slides will begin. */
    private int[] starts = {};

    /** @param folds of the same record; null if its plan folds none */
    Totals(RecordView view, ValueTable values, Peaks peaks, LateTotals late, FixedPoint fixed, @Nullable Folds folds) {
        this.view = view;
        this.values = values;
        this.peaks = peaks;
        this.late = late;
        this.fixed = fixed;
        this.folds = folds;
    }

    long counted() {
        return counted;
    }

    int to(LargePass pass) {
        return view.getChar(pass.toAt);
    }

    int from(LargePass pass, int window) {
        return view.getChar(pass.fromAt + window * Short.BYTES);
    }

    /** Whether a window holds a row; none holds that below 0. */
    boolean holds(LargePass pass, int window, int row) {
        return row >= 0 && from(pass, window) <= row && row < to(pass);
    }

    /** The first window that holds a row; behind the last one if none does. */
    int firstHolding(LargePass pass, int row) {
        if (row >= to(pass)) {
            return pass.windows;
        }
        int window = pass.windows;
        while (window > 0 && from(pass, window - 1) <= row) {
            window--;
        }
        return window;
    }

    /**
     * Moves the windows of a pass so that they end with {@code end}; or counts their rows beside those of the record, until
     * {@link LateTotals#end}, if that is less.
     */
    void slide(LargePass pass, long end) {
        int windows = pass.windows;
        if (starts.length < windows) {
            starts = new int[windows];
        }
        int to = to(pass);
        // What is before an edge stays before it where time goes on.
        boolean onward = end >= view.getLong(pass.lastEndAt);
        int newTo = view.firstAfter(end, to, onward);
        boolean forward = newTo >= to;
        int moved = Math.abs(newTo - to) * windows;
        for (int window = 0; window < windows; window++) {
            int from = from(pass, window);
            int start = view.firstAfter(end - pass.pass.lengthMillis()[window], from, onward);
            starts[window] = start;
            moved += Math.abs(start - from);
            forward &= start >= from && (start <= to || newTo - to <= FEW);
        }
        if (forward) {
            slideForward(pass, to, newTo);
        } else if (moved <= mostMoved() || newTo > to) {
            slideAnywhere(pass, to, newTo);
        } else {
            late.begin(pass, newTo, starts);
            return;
        }
        view.putLong(pass.lastEndAt, end);
        view.putChar(pass.toAt, newTo);
        for (int window = 0; window < windows; window++) {
            view.putChar(pass.fromAt + window * Short.BYTES, starts[window]);
        }
    }

    /** Which values folded events and rows have in common is known of windows alone that are moved. */
    private int mostMoved() {
        return folds == null ? MOST_MOVED + view.rows / ROWS_PER_MOVE : MOST_MOVED_FOLDING;
    }

    private void slideForward(LargePass pass, int to, int newTo) {
        for (int row = to; row < newTo; row++) {
            int at = view.row(row);
            count(pass, at, 0, pass.windows, 1);
            peaks.enter(pass, row, at);
        }
        for (int window = 0; window < pass.windows; window++) {
            int from = from(pass, window);
            for (int row = from; row < starts[window]; row++) {
                count(pass, view.row(row), window, window + 1, -1);
            }
            if (from < starts[window]) {
                peaks.leave(pass, window, starts[window]);
            }
        }
    }

    private void slideAnywhere(LargePass pass, int to, int newTo) {
        for (int window = 0; window < pass.windows; window++) {
            int from = from(pass, window);
            int start = starts[window];
            if (start >= to || newTo <= from) {
                countRows(pass, window, from, to, -1);
                countRows(pass, window, start, newTo, 1);
            } else {
                countRows(pass, window, from, start, -1);
                countRows(pass, window, start, from, 1);
                countRows(pass, window, to, newTo, 1);
                countRows(pass, window, newTo, to, -1);
            }
        }
        peaks.forget(pass);
    }

    private void countRows(LargePass pass, int window, int fromRow, int toRow, int by) {
        for (int row = fromRow; row < toRow; row++) {
            count(pass, view.row(row), window, window + 1, by);
        }
    }

    /** Adds ({@code by} 1) a row to the totals of the windows that hold it, or takes it out (-1). */
    void countHeld(int row, int by) {
        int at = view.row(row);
        for (LargePass pass : view.layout.passes) {
            int window = firstHolding(pass, row);
            // Most often none: a row comes in when it is read next, and leaves when all windows have passed it.
            if (window < pass.windows) {
                count(pass, at, window, pass.windows, by);
            }
        }
    }

    /** A row that a window may hold has its mark now ({@code by} 1), or no more (-1). */
    void countMark(int row, int mark, int by) {
        for (LargePass pass : view.layout.passes) {
            for (LargePass.Marked lane : pass.marked) {
                if (lane.mark() == mark) {
                    addChars(lane.distinctAt(), lane.first()[firstHolding(pass, row)], lane.first()[pass.windows], by);
                }
            }
        }
    }

    /** The row that is {@code row} now is new; those from there on have moved. It is held where both neighbours are. */
    void insert(int row) {
        for (LargePass pass : view.layout.passes) {
            int to = to(pass);
            if (row < to) {
                view.putChar(pass.toAt, to + 1);
                view.putLong(pass.lastEndAt, Long.MAX_VALUE);
                for (int window = 0; window < pass.windows; window++) {
                    // Before the oldest row there are the folded events.
                    boolean between = row == 0 && folds != null && folds.holdsNewest(pass.number, window);
                    if (row <= from(pass, window) && !between) {
                        view.addChar(pass.fromAt + window * Short.BYTES, 1);
                    }
                }
            }
        }
    }

    /** The oldest rows leave; they are held no more. */
    void leave(int rows) {
        for (LargePass pass : view.layout.passes) {
            view.putChar(pass.toAt, Math.max(0, to(pass) - rows));
            for (int window = 0; window < pass.windows; window++) {
                view.putChar(pass.fromAt + window * Short.BYTES, Math.max(0, from(pass, window) - rows));
            }
        }
    }

    /** Adds a row, which begins at {@code at}, to the totals of some windows in a row, or takes it out. */
    private void count(LargePass pass, int at, int window, int endWindow, int by) {
        counted += endWindow - window;
        byte[] bytes = view.bytes;
        LargeLayout layout = view.layout;
        for (LargePass.Counts lane : pass.counts) {
            if (layout.isAdmittedBy(bytes, at, lane.filter())) {
                addChars(lane.at(), window, endWindow, by);
            }
        }
        for (LargePass.Numbers lane : pass.numbers) {
            if (layout.isAdmittedBy(bytes, at, lane.lane().filter())) {
                int place = lane.first()[window];
                int end = lane.first()[endWindow];
                int numberAt = at + layout.numberAt(lane.lane().column());
                if (layout.isCents(lane.lane().column())) {
                    countCents(lane, Bytes.getInt(bytes, numberAt), place, end, by);
                } else {
                    countDouble(lane, Bytes.getDouble(bytes, numberAt), place, end, by);
                }
            }
        }
        for (LargePass.Marked lane : pass.marked) {
            if (layout.mark(bytes, at, lane.mark())) {
                addChars(lane.distinctAt(), lane.first()[window], lane.first()[endWindow], by);
            }
        }
        for (LargePass.Counted lane : pass.counted) {
            int valuePlace = layout.place(bytes, at, lane.lane().column());
            if (valuePlace != 0 && layout.isAdmittedBy(bytes, at, lane.lane().filter())) {
                countValue(pass, lane, valuePlace, lane.first()[window], lane.first()[endWindow], by);
            }
        }
    }

    private void countCents(LargePass.Numbers lane, int cents, int from, int to, int by) {
        if (cents == Cents.NONE) {
            return;
        }
        for (int place = from; place < to; place++) {
            view.addChar(lane.carriersAt() + place * Short.BYTES, by);
            int sumAt = lane.sumsAt() + place * Long.BYTES;
            view.putLong(sumAt, view.getLong(sumAt) + (long) by * cents);
            int squareAt = lane.squaresAt()[place];
            if (squareAt != Pass.NONE) {
                long square = (long) cents * cents;
                long low = view.getLong(squareAt);
                long newLow = low + by * square;
                long carry = by > 0
                        ? (Long.compareUnsigned(newLow, low) < 0 ? 1 : 0)
                        : -(Long.compareUnsigned(low, square) < 0 ? 1 : 0);
                view.putLong(squareAt, newLow);
                view.putLong(squareAt + Long.BYTES, view.getLong(squareAt + Long.BYTES) + carry);
            }
        }
    }

    private void countDouble(LargePass.Numbers lane, double number, int from, int to, int by) {
        if (Double.isNaN(number)) {
            return;
        }
        boolean holds = FixedPoint.holds(number);
        if (holds) {
            fixed.set(number);
        }
        for (int place = from; place < to; place++) {
            view.addChar(lane.carriersAt() + place * Short.BYTES, by);
            if (holds) {
                countFixed(lane, place, by);
            } else {
                view.addChar(lane.outliersAt() + place * Short.BYTES, by);
            }
        }
    }

    private void countFixed(LargePass.Numbers lane, int place, int by) {
        boolean squares = load(lane, place, words);
        if (by > 0) {
            fixed.addTo(words, 0);
            if (squares) {
                fixed.addSquareTo(words, FixedPoint.SUM_WORDS);
            }
        } else {
            fixed.subtractFrom(words, 0);
            if (squares) {
                fixed.subtractSquareFrom(words, FixedPoint.SUM_WORDS);
            }
        }
        int sumAt = lane.sumsAt() + place * FixedPoint.SUM_WORDS * Long.BYTES;
        for (int i = 0; i < FixedPoint.SUM_WORDS; i++) {
            view.putLong(sumAt + i * Long.BYTES, words[i]);
        }
        for (int i = 0; squares && i < FixedPoint.SQUARE_WORDS; i++) {
            view.putLong(lane.squaresAt()[place] + i * Long.BYTES, words[FixedPoint.SUM_WORDS + i]);
        }
    }

    /** Copies the words of a window's sum and, if there are any, of its squares; whether there are. */
    boolean load(LargePass.Numbers lane, int place, long[] into) {
        int sumAt = lane.sumsAt() + place * FixedPoint.SUM_WORDS * Long.BYTES;
        for (int i = 0; i < FixedPoint.SUM_WORDS; i++) {
            into[i] = view.getLong(sumAt + i * Long.BYTES);
        }
        int squareAt = lane.squaresAt()[place];
        for (int i = 0; squareAt != Pass.NONE && i < FixedPoint.SQUARE_WORDS; i++) {
            into[FixedPoint.SUM_WORDS + i] = view.getLong(squareAt + i * Long.BYTES);
        }
        return squareAt != Pass.NONE;
    }

    private void countValue(LargePass pass, LargePass.Counted lane, int valuePlace, int from, int to, int by) {
        for (int place = from; place < to; place++) {
            int countAt = lane.countsAt() + place * Short.BYTES;
            int before = values.count(lane.counted(), valuePlace, countAt);
            int after = before + by;
            values.count(lane.counted(), valuePlace, countAt, after);
            view.addChar(lane.carriersAt() + place * Short.BYTES, by);
            int more = (before == 0 ? 1 : 0) - (after == 0 ? 1 : 0);
            if (more != 0) {
                view.addChar(lane.distinctAt() + place * Short.BYTES, more);
                if (folds != null) {
                    folds.rowsHave(pass.number, lane.index(), place, values.value(lane.counted(), valuePlace), more);
                }
            }
        }
    }

    private void addChars(int at, int from, int to, int by) {
        for (int place = from; place < to; place++) {
            view.addChar(at + place * Short.BYTES, by);
        }
    }
}
