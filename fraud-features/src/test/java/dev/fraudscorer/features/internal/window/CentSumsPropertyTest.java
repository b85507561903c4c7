package dev.fraudscorer.features.internal.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums of cents against integers without bounds. */
class CentSumsPropertyTest {
    @Test
    void deviation_randomCents_comesFromTheExactInteger() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(random.nextInt(20) == 0 ? 5_000 : 40);
            int width = 1 + random.nextInt(32);
            int base = random.nextInt() >> random.nextInt(32);
            long sum = 0;
            BigInteger squares = BigInteger.ZERO;
            for (int i = 0; i < n; i++) {
                long cents = Math.max(
                        -Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, base + (random.nextInt() >> (32 - width))));
                sum += cents;
                squares = squares.add(BigInteger.valueOf(cents * cents));
            }
            check(n, sum, squares, "seed " + seed);
        }
    }

    @Test
    void deviation_mostAndGreatest_doesNotOverflow() {
        int n = Integer.MAX_VALUE - 1;
        long greatest = Integer.MAX_VALUE;
        BigInteger square = BigInteger.valueOf(greatest * greatest);
        check(n, 0, square.multiply(BigInteger.valueOf(n)), "half of them negative");
        check(n, n * greatest, square.multiply(BigInteger.valueOf(n)), "all the same");
        check(n, (n - 1) * greatest, square.multiply(BigInteger.valueOf(n - 1)), "all but one the same");
    }

    @Test
    void deviation_equalCents_isZero() {
        for (int cents : new int[] {0, 1, -7, Integer.MAX_VALUE, -Integer.MAX_VALUE}) {
            long square = (long) cents * cents;
            long high = Math.multiplyHigh(square, 60_000);
            assertThat(CentSums.deviation(60_000, cents * 60_000L, high, square * 60_000))
                    .isZero();
        }
    }

    @Test
    void toDouble_aroundTies_roundsToEvenAndOnce() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            BigInteger value = new BigInteger(random.nextInt(54), random)
                    .setBit(random.nextInt(54))
                    .shiftLeft(random.nextInt(73))
                    .add(BigInteger.valueOf(random.nextInt(3) - 1L))
                    .max(BigInteger.ZERO);
            double expected = value.doubleValue();
            assertThat(CentSums.toDouble(value.shiftRight(64).longValue(), value.longValue()))
                    .as("%s", value)
                    .isEqualTo(expected);
        }
    }

    @Test
    void sumAndMean_cents_roundOnceEach() {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            long cents = random.nextLong() >> (11 + random.nextInt(50));
            int n = 1 + random.nextInt(1 << random.nextInt(30));
            double sum = BigDecimal.valueOf(cents, 2).doubleValue();
            assertThat(CentSums.sum(cents)).isEqualTo(sum);
            assertThat(CentSums.mean(n, cents)).isEqualTo(sum / n);
        }
    }

    private static void check(int n, long sum, BigInteger squares, String where) {
        BigInteger exact = squares.multiply(BigInteger.valueOf(n))
                .subtract(BigInteger.valueOf(sum).pow(2));
        double expected = Math.sqrt(exact.doubleValue() / ((double) n * (n - 1.0))) * 0.01;
        assertThat(CentSums.deviation(n, sum, squares.shiftRight(64).longValue(), squares.longValue()))
                .as(where)
                .isEqualTo(expected);
    }
}
