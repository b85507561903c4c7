package dev.fraudscorer.features.internal.window;

/*
 * Sums from which a number can be taken out again.
 *
 * A window slides: every number that enters its sum must leave it, and after ten million of them nothing of what left
 * may remain. Floating point rounds each step by what else is in the sum, so what is taken out is not what was put in.
 * Whole numbers do not round. A number x counts as X, the whole number nearest to x * 2^60: exactly, if x is a multiple
 * of 2^-60, as every double of at least 1/256 is. Sums of X are kept in two words. Sums of X * X, for the standard
 * deviation, are kept whole in four, so that the deviation of equal numbers is exactly 0 and nothing cancels.
 *
 * Room: |x| below 2^40 makes |X| less than 2^100 and X * X less than 2^200. So two words hold 2^27 numbers of the
 * greatest size, and more the smaller they are; four words hold any count. Other numbers are outliers, see Moments.
 *
 * The words of a sum begin with the lowest.
 */

/** One number as the whole number that it counts as. Confined to one thread. */
public final class FixedPoint {
    /** Numbers of this size and beyond are not counted here. */
    static final double LIMIT = 0x1p40;

    /** How many words a sum takes. */
    public static final int SUM_WORDS = 2;
    /** How many words a sum of squares takes. */
    public static final int SQUARE_WORDS = 4;

    /** A number x counts as x * 2^SCALE. */
    public static final int SCALE = 60;

    private static final int LAST_BIT = Long.SIZE - 1;
    private static final int FRACTION_BITS = 52;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;
    private static final int EXPONENT_MASK = 0x7FF;
    private static final int EXPONENT_BIAS = 1023;

    private double number = Double.NaN;
    private long high;
    private long low;
    private boolean squared;
    private long square0;
    private long square1;
    private long square2;
    private long square3;

    /** Whether a number that is not NaN is small enough. */
    public static boolean holds(double number) {
        return Math.abs(number) < LIMIT;
    }

    /** Takes a number that {@link #holds} is true of. */
    public void set(double next) {
        // One event enters all windows of a pass in a row.
        if (next != number) {
            number = next;
            squared = false;
            convert(Double.doubleToRawLongBits(next));
        }
    }

    /** Adds it to the two words from {@code at} on. */
    public void addTo(long[] words, int at) {
        long before = words[at];
        long sum = before + low;
        words[at] = sum;
        words[at + 1] += high + FixedSum.carry(before, low, sum);
    }

    /** Takes it from the two words from {@code at} on. */
    public void subtractFrom(long[] words, int at) {
        long before = words[at];
        long difference = before - low;
        words[at] = difference;
        words[at + 1] -= high + FixedSum.borrow(before, low, difference);
    }

    /** Adds its square to the four words from {@code at} on. */
    public void addSquareTo(long[] words, int at) {
        square();
        long before0 = words[at];
        long sum0 = before0 + square0;
        long before1 = words[at + 1];
        long sum1 = before1 + square1 + FixedSum.carry(before0, square0, sum0);
        long before2 = words[at + 2];
        long sum2 = before2 + square2 + FixedSum.carry(before1, square1, sum1);
        words[at] = sum0;
        words[at + 1] = sum1;
        words[at + 2] = sum2;
        words[at + 3] += square3 + FixedSum.carry(before2, square2, sum2);
    }

    /** Takes its square from the four words from {@code at} on. */
    public void subtractSquareFrom(long[] words, int at) {
        square();
        long before0 = words[at];
        long rest0 = before0 - square0;
        long before1 = words[at + 1];
        long rest1 = before1 - square1 - FixedSum.borrow(before0, square0, rest0);
        long before2 = words[at + 2];
        long rest2 = before2 - square2 - FixedSum.borrow(before1, square1, rest1);
        words[at] = rest0;
        words[at + 1] = rest1;
        words[at + 2] = rest2;
        words[at + 3] -= square3 + FixedSum.borrow(before2, square2, rest2);
    }

    private void convert(long bits) {
        int exponent = (int) (bits >>> FRACTION_BITS) & EXPONENT_MASK;
        long magnitude = exponent == 0 ? 0 : (bits & FRACTION) | (FRACTION + 1);
        int shift = exponent - EXPONENT_BIAS - FRACTION_BITS + SCALE;
        if (shift > 0) {
            // A shift takes its count modulo 64: -shift is 64 - shift.
            high = magnitude >>> -shift;
            low = magnitude << shift;
        } else {
            int away = -shift;
            high = 0;
            // Half of what is cut off is added before, which rounds to the nearest; 1L << 0 >>> 1 is 0.
            low = away > FRACTION_BITS + 1 ? 0 : (magnitude + (1L << away >>> 1)) >>> away;
        }
        if (bits < 0) {
            low = -low;
            high = low == 0 ? -high : ~high;
        }
    }

    private void square() {
        if (squared) {
            return;
        }
        squared = true;
        long negative = high >> LAST_BIT;
        long a0 = (low ^ negative) - negative;
        long a1 = (high ^ negative) + (a0 == 0 ? -negative : 0);
        long cross = a1 * a0;
        long crossHigh = FixedSum.multiplyHigh(a1, a0);
        long twice = cross << 1;
        long twiceHigh = crossHigh << 1 | cross >>> LAST_BIT;
        long high0 = FixedSum.multiplyHigh(a0, a0);
        long low2 = a1 * a1;
        square0 = a0 * a0;
        square1 = high0 + twice;
        square2 = low2 + twiceHigh + FixedSum.carry(high0, twice, square1);
        square3 = FixedSum.multiplyHigh(a1, a1) + (crossHigh >>> LAST_BIT) + FixedSum.carry(low2, twiceHigh, square2);
    }
}
