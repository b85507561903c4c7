package dev.fraudscorer.features.internal.large.code;

import dev.fraudscorer.features.internal.large.LargePass;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.window.CentSums;

/** Single totals of a record, as generated code changes and reads them. Stateless; small, so that calls are compiled in. */
final class Cells {
    private static final double ONE_CENT = 0.01;
    /** {@code n * squares} fits a long below so many bits of squares, since n is below 2^16. */
    private static final int SHORT_SQUARES_BITS = 47;

    private Cells() {}

    static void addChar(byte[] bytes, int at, int by) {
        Bytes.putChar(bytes, at, Bytes.getChar(bytes, at) + by);
    }

    static void addLong(byte[] bytes, int at, int by) {
        Bytes.putLong(bytes, at, Bytes.getLong(bytes, at) + by);
    }

    static void subtractLong(byte[] bytes, int at, int by) {
        Bytes.putLong(bytes, at, Bytes.getLong(bytes, at) - by);
    }

    /** Adds the square of a number to one of 128 bits. */
    static void addSquare(byte[] bytes, int at, int number) {
        long square = (long) number * number;
        long low = Bytes.getLong(bytes, at) + square;
        Bytes.putLong(bytes, at, low);
        if (Long.compareUnsigned(low, square) < 0) {
            addLong(bytes, at + Long.BYTES, 1);
        }
    }

    static void subtractSquare(byte[] bytes, int at, int number) {
        long square = (long) number * number;
        long low = Bytes.getLong(bytes, at);
        Bytes.putLong(bytes, at, low - square);
        if (Long.compareUnsigned(low, square) < 0) {
            subtractLong(bytes, at + Long.BYTES, 1);
        }
    }

    /** One more in a window of a value, of all that carry one, and of different ones if it was not there. */
    static void addValue(byte[] bytes, int countAt, int carriersAt, int distinctAt) {
        int before = Bytes.getChar(bytes, countAt);
        Bytes.putChar(bytes, countAt, before + 1);
        addChar(bytes, carriersAt, 1);
        if (before == 0) {
            addChar(bytes, distinctAt, 1);
        }
    }

    static void subtractValue(byte[] bytes, int countAt, int carriersAt, int distinctAt) {
        int after = Bytes.getChar(bytes, countAt) - 1;
        Bytes.putChar(bytes, countAt, after);
        addChar(bytes, carriersAt, -1);
        if (after == 0) {
            addChar(bytes, distinctAt, -1);
        }
    }

    /**
     * A row that is behind all others of a window is its extreme if none of them is beyond it.
     *
     * @param at where the place of the extreme is noted
     * @param numbers where the numbers of the column begin: that of the row at the ring's first place
     * @param sign 1 of a maximum, -1 of a minimum
     */
    static void raise(byte[] bytes, int at, int place, int number, int numbers, int stride, int sign) {
        int known = Bytes.getChar(bytes, at);
        if (known == LargePass.Peak.NONE
                || (known != LargePass.Peak.UNKNOWN
                        && sign * (long) number >= sign * (long) Bytes.getInt(bytes, numbers + known * stride))) {
            Bytes.putChar(bytes, at, place);
        }
    }

    /** The row at a place leaves a window: if it was the extreme, that is to be searched. */
    static void leave(byte[] bytes, int at, int place) {
        if (Bytes.getChar(bytes, at) == place) {
            Bytes.putChar(bytes, at, LargePass.Peak.UNKNOWN);
        }
    }

    /** One number, or another if there is none. */
    static int either(int isThere, int number, int other) {
        return isThere == 0 ? other : number;
    }

    /**
     * As {@link CentSums#deviation}, the same to the last bit.
     *
     * @param n how many numbers, at least 2, the event's own among them if it counts
     * @param cents their sum
     * @param at where the sum of squares is, without that of the event's own
     * @param own the event's own; 0 if it does not count
     */
    static double deviation(byte[] bytes, int n, long cents, int at, int own) {
        long square = (long) own * own;
        long low = Bytes.getLong(bytes, at) + square;
        long high = Bytes.getLong(bytes, at + Long.BYTES) + (Long.compareUnsigned(low, square) < 0 ? 1 : 0);
        if (high != 0 || low >>> SHORT_SQUARES_BITS != 0) {
            return CentSums.deviation(n, cents, high, low);
        }
        return Math.sqrt((double) (n * low - cents * cents) / ((double) n * (n - 1))) * ONE_CENT;
    }
}
