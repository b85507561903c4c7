package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.record.ColumnValue;
import java.util.Arrays;

/*
 * Marks say which rows are the last of their value among all rows. Windows that end before the newest row, or that leave a
 * row out, hold more rows that are the last in them: one for each value whose marked row is outside and that has a row
 * inside. Those values are put in a table, and the rows are walked over from the end of the windows backwards until all are
 * found: the first one met of each is the last one of its value inside.
 *
 * A row costs a look at one bit of a small filter, most often; so even 60,000 rows take a part of a millisecond.
 */

/** Finds rows that are the last of their value before others. Reused, keeps its arrays; confined to one thread. */
final class EarlierValues {
    private static final int FEWEST = 64;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final RecordView view;
    private long[] sought = new long[FEWEST];
    private int mask = FEWEST - 1;
    private int open;
    private int[] found = new int[FEWEST];
    private int foundCount;
    private int ownRow;

    EarlierValues(RecordView view) {
        this.view = view;
    }

    /**
     * Looks at the rows from {@code from} up to the one before {@code to}.
     *
     * @param skip a row that is left out; -1 for none
     * @param own a value to find the row of, if its marked row is outside or left out
     */
    void find(int mark, int from, int to, int skip, long own) {
        int column = view.plan.markColumn(mark);
        int filter = view.plan.markFilter(mark);
        foundCount = 0;
        ownRow = -1;
        seek(mark, column, to, skip);
        for (int row = to - 1; row >= from && open > 0; row--) {
            int at = view.row(row);
            if (view.layout.mark(view.bytes, at, mark) || row == skip) {
                continue;
            }
            long value = view.layout.value(view.bytes, at, column);
            if (value != ColumnValue.NONE && view.layout.isAdmittedBy(view.bytes, at, filter) && take(value)) {
                note(row);
                ownRow = value == own ? row : ownRow;
            }
        }
    }

    /** The row of the value that was searched; -1 if it was not found. */
    int ownRow() {
        return ownRow;
    }

    /** How many were found from a row on. */
    int rowsFrom(int row) {
        int low = 0;
        int high = foundCount;
        // They were found from the newest on.
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (found[middle] >= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void seek(int mark, int column, int to, int skip) {
        int most = view.rows - to + 1;
        mask = Math.max(FEWEST, Integer.highestOneBit(2 * most) * 2) - 1;
        if (sought.length <= mask) {
            sought = new long[mask + 1];
        }
        Arrays.fill(sought, 0, mask + 1, ColumnValue.NONE);
        open = 0;
        for (int row = to; row < view.rows; row++) {
            seek(mark, column, row);
        }
        if (skip >= 0 && skip < to) {
            seek(mark, column, skip);
        }
    }

    private void seek(int mark, int column, int row) {
        int at = view.row(row);
        if (view.layout.mark(view.bytes, at, mark)) {
            long value = view.layout.value(view.bytes, at, column);
            int slot = home(value);
            while (sought[slot] != ColumnValue.NONE) {
                slot = (slot + 1) & mask;
            }
            sought[slot] = value;
            open++;
        }
    }

    /** Whether a value is sought; it is no more. */
    private boolean take(long value) {
        int slot = home(value);
        while (sought[slot] != value) {
            if (sought[slot] == ColumnValue.NONE) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        // No value is below 0: the slot stays taken, so that searches go on behind it.
        sought[slot] = -1;
        open--;
        return true;
    }

    private int home(long value) {
        return (int) ((value * GOLDEN) >>> Integer.SIZE) & mask;
    }

    private void note(int row) {
        if (foundCount == found.length) {
            found = Arrays.copyOf(found, 2 * foundCount);
        }
        found[foundCount++] = row;
    }
}
