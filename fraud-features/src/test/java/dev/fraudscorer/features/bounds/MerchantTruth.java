package dev.fraudscorer.features.bounds;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What is true of the payments of one merchant: it keeps all of them, in the order of their times, and counts by looking at
 * them. Confined to one thread.
 */
final class MerchantTruth {
    private final long[] times;
    private final int[] cents;
    /** When each card paid last; {@link Long#MIN_VALUE} before it does. */
    private final long[] lastOfCard;

    private int size;
    private int frauds;

    MerchantTruth(int payments, int cards) {
        this.times = new long[payments];
        this.cents = new int[payments];
        this.lastOfCard = new long[cards];
        Arrays.fill(lastOfCard, Long.MIN_VALUE);
    }

    /** The next payment, not earlier than the one before. */
    void add(long time, int card, int ofCents) {
        times[size] = time;
        cents[size++] = ofCents;
        lastOfCard[card] = time;
    }

    /** The last payment was fraud, as is known since then. */
    void addFraud() {
        frauds++;
    }

    int payments() {
        return size;
    }

    int frauds() {
        return frauds;
    }

    /** What lies behind a time. */
    Window after(long time) {
        int from = size;
        long sum = 0;
        BigInteger squares = BigInteger.ZERO;
        long squaresOfPart = 0;
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        while (from > 0 && times[from - 1] > time) {
            int one = cents[--from];
            sum += one;
            squaresOfPart += (long) one * one;
            if (squaresOfPart < 0 || squaresOfPart > Long.MAX_VALUE >> 1) {
                squares = squares.add(BigInteger.valueOf(squaresOfPart));
                squaresOfPart = 0;
            }
            least = Math.min(least, one);
            most = Math.max(most, one);
        }
        int distinct = 0;
        for (long last : lastOfCard) {
            distinct += last > time ? 1 : 0;
        }
        return new Window(size - from, sum, squares.add(BigInteger.valueOf(squaresOfPart)), least, most, distinct);
    }

    /**
     * The payments of a window, amounts in hundredths.
     *
     * @param distinct how many cards paid
     */
    record Window(int count, long sum, BigInteger squares, int least, int most, int distinct) {
        /** The sample standard deviation, not in hundredths; no step before the last ones rounds. */
        double deviation() {
            BigInteger n = BigInteger.valueOf(count);
            BigInteger scaled =
                    squares.multiply(n).subtract(BigInteger.valueOf(sum).pow(2));
            return Math.sqrt(scaled.doubleValue() / count / (count - 1)) / 100;
        }
    }
}
