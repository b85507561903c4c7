package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.NumberLane;

/**
 * The numbers of an entity with few events, from the newest on: a window holds the first so many of them, so totals of
 * the first none, one, two and so on answer all windows. Reused; confined to one thread.
 */
final class FewNumbers {
    private final double[] numbers = new double[EventMask.MOST];
    private final NumberTally tally;
    private final EventMask rest = new EventMask();
    private int count;

    FewNumbers(int windows) {
        this.tally = new NumberTally(windows, 1 + EventMask.MOST);
    }

    /**
     * Adds up the numbers of a lane.
     *
     * @param admitted the events that the filter admits; those without a number are taken out
     * @param own the current event's number; NaN if there is none
     */
    NumberTally read(Rows rows, NumberLane lane, WindowMasks windows, EventMask admitted, double own) {
        int[] asked = lane.windows();
        windows.get(asked[asked.length - 1], rest);
        rest.and(admitted);
        gather(rows, lane.column(), admitted);
        for (int window : asked) {
            int carriers = windows.count(window, admitted);
            tally.carriers[window] = carriers;
            tally.totals[window] = carriers;
        }
        sum();
        if (lane.needsExtremes()) {
            findExtremes();
        }
        if (lane.needsDeviation()) {
            sumDistances(own);
        }
        return tally;
    }

    private void gather(Rows rows, int column, EventMask admitted) {
        int at = rows.numbersAt(column) + rows.first() * Double.BYTES;
        count = 0;
        admitted.high &= ~gather(rows.data(), at + Long.SIZE * Double.BYTES, rest.high);
        admitted.low &= ~gather(rows.data(), at, rest.low);
    }

    /** Takes the numbers of 64 events, and gives back those that have none. */
    private long gather(byte[] data, int at, long events) {
        long left = events;
        long missing = 0;
        int found = count;
        while (left != 0) {
            int event = Long.SIZE - 1 - Long.numberOfLeadingZeros(left);
            left ^= 1L << event;
            double number = Cells.number(data, at + event * Double.BYTES);
            if (Double.isNaN(number)) {
                missing |= 1L << event;
            } else {
                numbers[found++] = number;
            }
        }
        count = found;
        return missing;
    }

    private void sum() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += numbers[i];
            tally.sums[i + 1] = sum;
        }
    }

    private void findExtremes() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        tally.lows[0] = low;
        tally.highs[0] = high;
        for (int i = 0; i < count; i++) {
            double number = numbers[i];
            low = number < low ? number : low;
            high = number > high ? number : high;
            tally.lows[i + 1] = low;
            tally.highs[i + 1] = high;
        }
    }

    /**
     * From the distances to one of the numbers, the newest. Every window that holds any holds that one, so its distance
     * from the mean is no more than what it adds to the deviation, and nothing is lost to cancellation: the sum of
     * squares is exact to about as many units in the last place as there are events.
     */
    private void sumDistances(double own) {
        double origin = count == 0 ? own : numbers[0];
        double offs = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double off = numbers[i] - origin;
            offs += off;
            squares += off * off;
            tally.offs[i + 1] = offs;
            tally.squares[i + 1] = squares;
        }
        tally.origin = origin;
    }
}
