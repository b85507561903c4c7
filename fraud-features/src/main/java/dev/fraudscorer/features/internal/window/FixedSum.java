package dev.fraudscorer.features.internal.window;

/** Arithmetic on the words of sums of {@link FixedPoint}s, lowest word first. */
final class FixedSum {
    /** What a sum is a multiple of. */
    private static final int SUM_EXPONENT = -60;

    private static final int SQUARE_EXPONENT = 2 * SUM_EXPONENT;
    private static final int EXPONENT_BIAS = 1023;
    private static final int FRACTION_BITS = 52;
    private static final int LAST_BIT = Long.SIZE - 1;

    private FixedSum() {}

    public static void add(long[] into, int at, long[] words, int from, int count) {
        long carry = 0;
        for (int i = 0; i < count; i++) {
            long before = into[at + i];
            long word = words[from + i];
            long sum = before + word + carry;
            carry = carry(before, word, sum);
            into[at + i] = sum;
        }
    }

    /** 1 if a sum of two words, and what was carried to it, did not fit; without a branch, since it comes at random. */
    static long carry(long a, long b, long sum) {
        // It carried if both had the highest bit, or if one had it and the sum has it no more.
        return ((a & b) | ((a | b) & ~sum)) >>> LAST_BIT;
    }

    /** 1 if a difference of two words, less what was borrowed from it, fell below 0. */
    static long borrow(long a, long b, long difference) {
        return ((~a & b) | ((~a | b) & difference)) >>> LAST_BIT;
    }

    /** The upper word of the product of two unsigned words. */
    static long multiplyHigh(long a, long b) {
        // The signed product is short by b where a has the highest bit, and by a where b has it.
        return Math.multiplyHigh(a, b) + (a >> LAST_BIT & b) + (b >> LAST_BIT & a);
    }

    /** The double nearest to the sum in the two words from {@code at} on. */
    static double sum(long[] words, int at) {
        long low = words[at];
        long high = words[at + 1];
        boolean negative = high < 0;
        if (negative) {
            low = -low;
            high = low == 0 ? -high : ~high;
        }
        double sum = toDouble(high, low, false, SUM_EXPONENT);
        return negative ? -sum : sum;
    }

    /**
     * The sum of the squared distances of {@code count} numbers from their mean, which is (n Σx² - (Σx)²) / n.
     *
     * @param sumAt where the sum of the numbers is
     * @param squaresAt where the sum of their squares is
     */
    static double squaredDistances(int count, long[] words, int sumAt, int squaresAt) {
        // The sum's absolute value: with all bits set in `negative`, x ^ negative - negative is -x.
        long negative = words[sumAt + 1] >> LAST_BIT;
        long s0 = (words[sumAt] ^ negative) - negative;
        long s1 = (words[sumAt + 1] ^ negative) + (s0 == 0 ? -negative : 0);
        long cross = s1 * s0;
        long crossHigh = multiplyHigh(s1, s0);
        long twice = cross << 1;
        long twiceHigh = crossHigh << 1 | cross >>> LAST_BIT;
        long high0 = multiplyHigh(s0, s0);
        long square1 = high0 + twice;
        long low2 = s1 * s1;
        long square2 = low2 + twiceHigh + carry(high0, twice, square1);
        long square3 = multiplyHigh(s1, s1) + (crossHigh >>> LAST_BIT) + carry(low2, twiceHigh, square2);

        long word0 = words[squaresAt];
        long word1 = words[squaresAt + 1];
        long word2 = words[squaresAt + 2];
        long word3 = words[squaresAt + 3];
        long over0 = multiplyHigh(word0, count);
        long times1 = word1 * count;
        long product1 = times1 + over0;
        long over1 = multiplyHigh(word1, count) + carry(times1, over0, product1);
        long times2 = word2 * count;
        long product2 = times2 + over1;
        long over2 = multiplyHigh(word2, count) + carry(times2, over1, product2);
        long times3 = word3 * count;
        long product3 = times3 + over2;
        long over3 = multiplyHigh(word3, count) + carry(times3, over2, product3);

        long product0 = word0 * count;
        long square0 = s0 * s0;
        long rest0 = product0 - square0;
        long rest1 = product1 - square1 - borrow(product0, square0, rest0);
        long rest2 = product2 - square2 - borrow(product1, square1, rest1);
        long rest3 = product3 - square3 - borrow(product2, square2, rest2);
        long rest4 = over3 - borrow(product3, square3, rest3);
        return toDouble(rest4, rest3, rest2, rest1, rest0) / count;
    }

    private static double toDouble(long word4, long word3, long word2, long word1, long word0) {
        if (word4 != 0) {
            return toDouble(word4, word3, (word2 | word1 | word0) != 0, SQUARE_EXPONENT + 3 * Long.SIZE);
        }
        if (word3 != 0) {
            return toDouble(word3, word2, (word1 | word0) != 0, SQUARE_EXPONENT + 2 * Long.SIZE);
        }
        if (word2 != 0) {
            return toDouble(word2, word1, word0 != 0, SQUARE_EXPONENT + Long.SIZE);
        }
        return toDouble(word1, word0, false, SQUARE_EXPONENT);
    }

    /**
     * The double nearest to an unsigned number of two words.
     *
     * @param more whether the number is a little greater than the words say
     * @param exponent of two, what one is worth in the lower word
     */
    private static double toDouble(long high, long low, boolean more, int exponent) {
        if (high == 0 && low >= 0) {
            return low * power(exponent);
        }
        boolean inLower = high == 0;
        long first = inLower ? low : high;
        long second = inLower ? 0 : low;
        int zeros = Long.numberOfLeadingZeros(first);
        long top = first << zeros | second >>> 1 >>> (LAST_BIT - zeros);
        boolean below = more || second << zeros != 0 || (top & 1) != 0;
        // The lowest of the 63 bits stands for all below it: enough to be rounded once, and rightly.
        long rounded = top >>> 1 | (below ? 1 : 0);
        return rounded * power(exponent + (inLower ? 0 : Long.SIZE) - zeros + 1);
    }

    private static double power(int exponent) {
        return Double.longBitsToDouble((long) (exponent + EXPONENT_BIAS) << FRACTION_BITS);
    }
}
