package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.features.internal.window.Moments;

/*
 * Numbers that are too great for sums are counted by the totals and nothing else, since nothing can be taken out of Moments. All
 * windows of a pass end with the same row, and a longer one begins no later: the great numbers of a shorter window, from the
 * newest on, are the first ones of a longer. So the rows are looked at once for all windows, and no further back than to the last
 * great number that any of them has.
 */

/** What the numbers in windows come to that are too great for totals. Reused from lane to lane; confined to one thread. */
final class GreatNumbers {
    private final RecordView view;
    private final Moments without = new Moments();
    private final Moments with = new Moments();
    private int column;
    private int filter;
    private int skip;
    /** The row behind the next one to look at. */
    private int row;

    private int found;
    /** How many rows were looked at since this was made. */
    private long looks;

    GreatNumbers(RecordView view) {
        this.view = view;
    }

    long looks() {
        return looks;
    }

    /** Whether a number is one of these; NaN is none. */
    static boolean isGreat(double number) {
        return !Double.isNaN(number) && !FixedPoint.holds(number);
    }

    /**
     * Begins a lane of doubles, whose windows come from the shortest to the longest.
     *
     * @param end the row behind the windows
     * @param skippedRow a row that is left out; -1 for none
     * @param own the current event's number, which comes first in {@link #with}; NaN if it has none in the windows
     */
    void begin(LargePass.Numbers of, int end, int skippedRow, double own) {
        column = of.lane().column();
        filter = of.lane().filter();
        row = end;
        skip = skippedRow;
        found = 0;
        without.clear();
        with.clear();
        if (isGreat(own)) {
            with.add(own);
        }
    }

    /**
     * Goes on to the next window.
     *
     * @param count how many such numbers its rows have, but for the row that is left out
     * @param from its first row
     */
    void find(int count, int from) {
        while (found < count && row > from) {
            row--;
            looks++;
            int at = view.row(row);
            double number = view.layout.number(view.bytes, at, column);
            if (isGreat(number) && row != skip && view.layout.isAdmittedBy(view.bytes, at, filter)) {
                without.add(number);
                with.add(number);
                found++;
            }
        }
    }

    /** Those of the rows. */
    Moments without() {
        return without;
    }

    /** The current event's, and those of the rows. */
    Moments with() {
        return with;
    }
}
