package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.window.FixedPoint;
import java.math.BigInteger;

/**
 * Sums of cents as sums of {@link FixedPoint}s, to the nearest: for entities that had cents until a number came that is none.
 * Rare, so it may allocate. Stateless.
 */
final class CentWords {
    private static final BigInteger PER_ONE = BigInteger.valueOf(100);
    private static final BigInteger SQUARES_PER_ONE = PER_ONE.multiply(PER_ONE);
    private static final BigInteger HALF_DIVISOR = BigInteger.TWO;

    private CentWords() {}

    static void sum(long cents, long[] words, int at) {
        put(quotient(BigInteger.valueOf(cents).shiftLeft(FixedPoint.SCALE), PER_ONE), words, at, FixedPoint.SUM_WORDS);
    }

    static void squares(long high, long low, long[] words, int at) {
        BigInteger squares = BigInteger.valueOf(high)
                .shiftLeft(Long.SIZE)
                .add(BigInteger.valueOf(low).add(low < 0 ? BigInteger.ONE.shiftLeft(Long.SIZE) : BigInteger.ZERO));
        put(quotient(squares.shiftLeft(2 * FixedPoint.SCALE), SQUARES_PER_ONE), words, at, FixedPoint.SQUARE_WORDS);
    }

    private static BigInteger quotient(BigInteger number, BigInteger divisor) {
        BigInteger half = divisor.divide(HALF_DIVISOR);
        return number.add(number.signum() < 0 ? half.negate() : half).divide(divisor);
    }

    private static void put(BigInteger number, long[] words, int at, int count) {
        for (int i = 0; i < count; i++) {
            words[at + i] = number.shiftRight(i * Long.SIZE).longValue();
        }
    }
}
