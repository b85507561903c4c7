package dev.fraudscorer.features.internal.large;

import java.util.Arrays;

/*
 * Marks say which rows are the last of their value among all rows. For windows that end before the newest row, or that leave
 * a row out, they say too little. Each row says which one it follows on: the row before with the same value. So there are
 * two ways to count the different values of such windows, and the one is taken that looks at fewer rows:
 *
 * - by the rows behind the windows: a value is in a window whose last row is marked, or one on which a row behind follows;
 * - by the rows in the windows: a value counts once, by the row that follows on none in the window.
 */

/** Counts different values in windows that end before the newest row. Reused, keeps its arrays; confined to one thread. */
final class EarlierValues {
    private final RecordView view;
    private int[] froms = {};
    private int[] counts = {};
    private int mark;
    private int windows;
    private int to;
    private int skip;
    /** How many rows were looked at since this was made. */
    private long looks;

    EarlierValues(RecordView view) {
        this.view = view;
    }

    long looks() {
        return looks;
    }

    /**
     * Begins with windows that end before a row.
     *
     * @param skippedRow a row that is left out; -1 for none
     */
    void begin(int ofMark, int ofWindows, int endRow, int skippedRow) {
        mark = ofMark;
        windows = ofWindows;
        to = endRow;
        skip = skippedRow;
        if (froms.length < windows) {
            froms = new int[windows];
            counts = new int[windows];
        }
        Arrays.fill(counts, 0, windows, 0);
    }

    /** The number of a window's first row; longer windows come later, and begin no later. */
    void from(int window, int row) {
        froms[window] = row;
    }

    /** @param marked by window, how many rows have the mark, with that which is left out; replaced by how many values there are */
    void count(int[] marked) {
        int longest = froms[windows - 1];
        if (to - longest < view.rows - to) {
            looks += to - longest;
            for (int row = longest; row < to; row++) {
                if (row != skip) {
                    countFirst(row);
                }
            }
            System.arraycopy(counts, 0, marked, 0, windows);
        } else {
            looks += view.rows - to;
            for (int row = to; row < view.rows; row++) {
                int previous = view.previous(row, mark);
                if (previous < to) {
                    countLast(previous == skip ? previous(skip) : previous);
                }
            }
            if (skip >= 0 && skip < to && view.layout.mark(view.bytes, view.row(skip), mark)) {
                countLast(previous(skip));
                for (int window = 0; window < windows; window++) {
                    counts[window] -= skip >= froms[window] ? 1 : 0;
                }
            }
            for (int window = 0; window < windows; window++) {
                marked[window] += counts[window];
            }
        }
    }

    private int previous(int row) {
        return row < 0 ? row : view.previous(row, mark);
    }

    /** A row counts in the windows that hold it and not the one before with its value. */
    private void countFirst(int row) {
        if (!view.isCarrier(row, mark)) {
            return;
        }
        int previous = view.previous(row, mark);
        previous = previous == skip ? previous(skip) : previous;
        for (int window = windows - 1; window >= 0 && froms[window] <= row; window--) {
            counts[window] += froms[window] > previous ? 1 : 0;
        }
    }

    /** A row counts in the windows that hold it, being the last of its value there. */
    private void countLast(int row) {
        for (int window = windows - 1; window >= 0 && froms[window] <= row; window--) {
            counts[window]++;
        }
    }

    /** The last row with a value before the end, but not that which is left out; -1 if there is none. */
    int lastBefore(int lastRow) {
        int row = lastRow;
        while (row >= 0 && (row >= to || row == skip)) {
            row = view.previous(row, mark);
            looks++;
        }
        return row;
    }
}
