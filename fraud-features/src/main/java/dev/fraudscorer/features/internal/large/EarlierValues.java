package dev.fraudscorer.features.internal.large;

/*
 * Marks say which rows are the last of their value among all rows. Windows that end before the newest row, or that leave a
 * row out, hold more rows that are the last in them: those that rows behind the windows, or the one that is left out, follow
 * on. Each row says which one it follows on, so that only the rows behind the windows are looked at.
 */

/** Counts rows that are the last of their value before others. Reused, keeps its array; confined to one thread. */
final class EarlierValues {
    private final RecordView view;
    private int[] counts = {};
    /** How many rows were looked at since this was made. */
    private long looks;

    EarlierValues(RecordView view) {
        this.view = view;
    }

    long looks() {
        return looks;
    }

    /**
     * Looks at the rows from {@code to} on.
     *
     * @param froms of windows that end before {@code to}, the number of the first row, descending
     * @param windows how many there are
     * @param skip a row that is left out; -1 for none
     */
    void find(int mark, int[] froms, int windows, int to, int skip) {
        if (counts.length < windows) {
            counts = new int[windows];
        }
        for (int window = 0; window < windows; window++) {
            counts[window] = 0;
        }
        looks += view.rows - to;
        for (int row = to; row < view.rows; row++) {
            int previous = view.previous(row, mark);
            if (previous < to) {
                note(previous == skip ? previous(skip, mark) : previous, froms, windows);
            }
        }
        if (skip >= 0 && skip < to && view.layout.mark(view.bytes, view.row(skip), mark)) {
            note(view.previous(skip, mark), froms, windows);
        }
        for (int window = 1; window < windows; window++) {
            counts[window] += counts[window - 1];
        }
    }

    private int previous(int row, int mark) {
        return row < 0 ? row : view.previous(row, mark);
    }

    /** Notes a row in the shortest window that holds it. */
    private void note(int row, int[] froms, int windows) {
        for (int window = 0; window < windows; window++) {
            if (row >= froms[window]) {
                counts[window]++;
                return;
            }
        }
    }

    /** How many there are in a window. */
    int count(int window) {
        return counts[window];
    }

    /** The last row with a value before {@code to}, but not that which is left out; -1 if there is none. */
    int lastBefore(int mark, int lastRow, int to, int skip) {
        int row = lastRow;
        while (row >= 0 && (row >= to || row == skip)) {
            row = view.previous(row, mark);
            looks++;
        }
        return row;
    }
}
