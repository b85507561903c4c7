package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.window.NumberTally;

/** Adds up a column of doubles of an entity with few events. Stateless, allocates nothing. */
final class FewDoubles {
    private FewDoubles() {}

    /**
     * Reads the windows of a lane, each from what it holds beside the shorter one.
     *
     * @param admitted the events that the filter admits
     * @param own the current event's number; NaN if there is none
     */
    static void read(
            Rows rows, NumberLane lane, WindowMasks windows, EventMask admitted, double own, NumberTally tally) {
        byte[] data = rows.data();
        int at = rows.numbersAt(lane.column()) + rows.first() * Double.BYTES;
        long restLow = admitted.low;
        long restHigh = admitted.high;
        int carriers = 0;
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double origin = Double.isNaN(own) ? 0 : own;
        double offs = 0;
        double squares = 0;
        for (int window : lane.windows()) {
            long inLow = windows.low(window) & restLow;
            long inHigh = windows.high(window) & restHigh;
            restLow ^= inLow;
            restHigh ^= inHigh;
            while ((inLow | inHigh) != 0) {
                // From the newest on, whose sums shorter windows have.
                int event;
                if (inHigh != 0) {
                    event = Long.SIZE - 1 - Long.numberOfLeadingZeros(inHigh);
                    inHigh ^= 1L << event;
                    event += Long.SIZE;
                } else {
                    event = Long.SIZE - 1 - Long.numberOfLeadingZeros(inLow);
                    inLow ^= 1L << event;
                }
                double number = Cells.number(data, at + event * Double.BYTES);
                if (!Double.isNaN(number)) {
                    origin = carriers == 0 ? number : origin;
                    carriers++;
                    sum += number;
                    low = number < low ? number : low;
                    high = number > high ? number : high;
                    double off = number - origin;
                    offs += off;
                    squares += off * off;
                }
            }
            tally.carriers[window] = carriers;
            tally.sums[window] = sum;
            tally.lows[window] = low;
            tally.highs[window] = high;
            tally.offs[window] = offs;
            tally.squares[window] = squares;
        }
        tally.origin = origin;
    }
}
