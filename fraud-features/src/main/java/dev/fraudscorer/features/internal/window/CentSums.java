package dev.fraudscorer.features.internal.window;

/**
 * What whole cents come to, in every form of a record the same to the last bit: sums and sums of squares are exact
 * integers, and each step from them to a double rounds once. Stateless, allocates nothing.
 */
public final class CentSums {
    private static final double PER_ONE = 100;
    private static final double ONE_CENT = 0.01;
    /** How many bits of a long number are kept to round it: two more than a double has, and some to spare. */
    private static final int KEPT_BITS = 62;

    private static final int EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    private CentSums() {}

    /** The sum of numbers; correctly rounded up to 2^53 cents. */
    public static double sum(long cents) {
        return cents / PER_ONE;
    }

    /** The mean of {@code n} numbers, at least one. */
    public static double mean(int n, long cents) {
        return cents / PER_ONE / n;
    }

    /**
     * The sample standard deviation, without any loss to cancellation: what is under the root is an exact integer of 128
     * bits.
     *
     * @param n how many numbers, at least 2
     * @param cents their sum
     * @param squaresHigh the upper 64 bits of the sum of their squares
     * @param squaresLow the lower 64
     */
    public static double deviation(int n, long cents, long squaresHigh, long squaresLow) {
        long low = n * squaresLow;
        long high = unsignedHigh(n, squaresLow) + n * squaresHigh;
        long squareLow = cents * cents;
        long squareHigh = Math.multiplyHigh(cents, cents);
        high -= squareHigh + (Long.compareUnsigned(low, squareLow) < 0 ? 1 : 0);
        low -= squareLow;
        return Math.sqrt(toDouble(high, low) / ((double) n * (n - 1))) * ONE_CENT;
    }

    private static long unsignedHigh(long positive, long unsigned) {
        return Math.multiplyHigh(positive, unsigned) + ((unsigned >> (Long.SIZE - 1)) & positive);
    }

    /** The double next to a number of 128 bits that is not negative. */
    static double toDouble(long high, long low) {
        if (high == 0 && low >= 0) {
            return low;
        }
        int shift = 2 * Long.SIZE - Long.numberOfLeadingZeros(high) - KEPT_BITS;
        if (high == 0) {
            shift = Long.SIZE - KEPT_BITS;
        }
        long kept;
        boolean lost;
        if (shift < Long.SIZE) {
            kept = (high << (Long.SIZE - shift)) | (low >>> shift);
            lost = (low << (Long.SIZE - shift)) != 0;
        } else {
            kept = high >>> (shift - Long.SIZE);
            lost = low != 0 || (high << (2 * Long.SIZE - shift - 1) << 1) != 0;
        }
        // What is lost decides between two neighbours only where the kept bits lie just between them: the last bit says
        // so.
        double power = Double.longBitsToDouble((long) (EXPONENT_BIAS + shift) << MANTISSA_BITS);
        return (kept | (lost ? 1 : 0)) * power;
    }
}
