package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.window.NumberTally;

/** Adds up a column of cents of an entity with few events. Stateless, allocates nothing. */
final class FewCents {
    private FewCents() {}

    /**
     * Reads the windows of a lane, each from what it holds beside the shorter one.
     *
     * @param admitted the events that the filter admits
     * @param own the current event's number; NaN if there is none
     */
    static void read(
            Rows rows, NumberLane lane, WindowMasks windows, EventMask admitted, double own, NumberTally tally) {
        if (lane.needsExtremes() || lane.needsDeviation()) {
            readAll(rows, lane, windows, admitted, own, tally);
        } else {
            readSums(rows, lane, windows, admitted, tally);
        }
    }

    private static void readSums(
            Rows rows, NumberLane lane, WindowMasks windows, EventMask admitted, NumberTally tally) {
        byte[] data = rows.data();
        int at = rows.numbersAt(lane.column()) + rows.first() * Integer.BYTES;
        long restLow = admitted.low;
        long restHigh = admitted.high;
        int carriers = 0;
        long sum = 0;
        for (int window : lane.windows()) {
            long inLow = windows.low(window) & restLow;
            long inHigh = windows.high(window) & restHigh;
            // What is counted leaves the rest: each event is looked at once, however many windows hold it.
            restLow ^= inLow;
            restHigh ^= inHigh;
            while ((inLow | inHigh) != 0) {
                int event;
                if (inLow != 0) {
                    event = Long.numberOfTrailingZeros(inLow);
                    inLow &= inLow - 1;
                } else {
                    event = Long.SIZE + Long.numberOfTrailingZeros(inHigh);
                    inHigh &= inHigh - 1;
                }
                int cents = Cells.cents(data, at + event * Integer.BYTES);
                if (cents != Cents.NONE) {
                    carriers++;
                    sum += cents;
                }
            }
            tally.carriers[window] = carriers;
            tally.sums[window] = sum / Cents.PER_ONE;
        }
    }

    private static void readAll(
            Rows rows, NumberLane lane, WindowMasks windows, EventMask admitted, double own, NumberTally tally) {
        byte[] data = rows.data();
        int at = rows.numbersAt(lane.column()) + rows.first() * Integer.BYTES;
        long restLow = admitted.low;
        long restHigh = admitted.high;
        int carriers = 0;
        long sum = 0;
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        int origin = 0;
        long offs = 0;
        double squares = 0;
        for (int window : lane.windows()) {
            long inLow = windows.low(window) & restLow;
            long inHigh = windows.high(window) & restHigh;
            restLow ^= inLow;
            restHigh ^= inHigh;
            while ((inLow | inHigh) != 0) {
                int event;
                if (inLow != 0) {
                    event = Long.numberOfTrailingZeros(inLow);
                    inLow &= inLow - 1;
                } else {
                    event = Long.SIZE + Long.numberOfTrailingZeros(inHigh);
                    inHigh &= inHigh - 1;
                }
                int cents = Cells.cents(data, at + event * Integer.BYTES);
                if (cents != Cents.NONE) {
                    origin = carriers == 0 ? cents : origin;
                    carriers++;
                    sum += cents;
                    low = Math.min(low, cents);
                    high = Math.max(high, cents);
                    long off = (long) cents - origin;
                    offs += off;
                    squares += (double) off * off;
                }
            }
            tally.carriers[window] = carriers;
            tally.sums[window] = sum / Cents.PER_ONE;
            tally.lows[window] = carriers == 0 ? Double.POSITIVE_INFINITY : low / Cents.PER_ONE;
            tally.highs[window] = carriers == 0 ? Double.NEGATIVE_INFINITY : high / Cents.PER_ONE;
            tally.offs[window] = offs / Cents.PER_ONE;
            tally.squares[window] = squares / (Cents.PER_ONE * Cents.PER_ONE);
        }
        tally.origin = carriers > 0 ? origin / Cents.PER_ONE : Double.isNaN(own) ? 0 : own;
    }
}
