package dev.fraudscorer.features.internal.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums of fixed-point numbers against {@link BigDecimal}. */
class FixedSumPropertyTest {
    private static final BigDecimal SCALE = new BigDecimal(BigInteger.ONE.shiftLeft(60));
    private static final int SQUARES = FixedPoint.SUM_WORDS;

    private final FixedPoint fixed = new FixedPoint();
    private final long[] words = new long[FixedPoint.SUM_WORDS + FixedPoint.SQUARE_WORDS];

    @Test
    void sum_randomNumbers_isTheDoubleNearestToTheExactSum() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            words[0] = words[1] = 0;
            BigDecimal exact = BigDecimal.ZERO;
            int spread = 1 + random.nextInt(100);
            for (int i = 0; i < 40; i++) {
                double number = (random.nextDouble() - 0.5) * Math.scalb(1.0, 40 - random.nextInt(spread));
                fixed.set(number);
                fixed.addTo(words, 0);
                exact = exact.add(rounded(number));
                assertThat(FixedSum.sum(words, 0)).as("seed %s", seed).isEqualTo(exact.doubleValue());
            }
        }
    }

    @Test
    void set_numbersAtTheEdges_countAsTheNearestMultiple() {
        double[] numbers = {
            0,
            -0.0,
            Double.MIN_VALUE,
            0x1p-60,
            -0x1p-60,
            0x1p-61,
            -0x1p-61,
            0x1.8p-60,
            0x1.7fffffffffffp-60,
            0x1.fffffffffffffp-62,
            0x1p-62,
            0x1p-8,
            Math.nextDown(0x1p-8),
            1,
            -1,
            Math.nextDown(0x1p40),
            -Math.nextDown(0x1p40),
            0x1.fffffffffffffp-9,
            0x1p-1022,
            123.456
        };
        for (double number : numbers) {
            words[0] = words[1] = 0;
            fixed.set(number);
            fixed.addTo(words, 0);
            assertThat(exact(words, 0, 2))
                    .as("%s", number)
                    .isEqualTo(rounded(number).multiply(SCALE).toBigIntegerExact());
        }
        assertThat(FixedPoint.holds(Math.nextDown(0x1p40))).isTrue();
        assertThat(FixedPoint.holds(-0x1p40)).isFalse();
        assertThat(FixedPoint.holds(Double.NEGATIVE_INFINITY)).isFalse();
    }

    @Test
    void squaredDistances_randomNumbers_areThoseOfTheRoundedNumbers() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            clear();
            double middle = random.nextGaussian() * Math.scalb(1.0, random.nextInt(36));
            double spread = Math.scalb(1.0, random.nextInt(50) - 30);
            int count = 2 + random.nextInt(30);
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            for (int i = 0; i < count; i++) {
                double number = middle + random.nextGaussian() * spread;
                add(number);
                sum = sum.add(rounded(number));
                squares = squares.add(rounded(number).pow(2));
            }
            BigDecimal exact = squares.subtract(sum.pow(2).divide(BigDecimal.valueOf(count), new MathContext(200)));
            double expected = exact.doubleValue();
            assertThat(FixedSum.squaredDistances(count, words, 0, SQUARES))
                    .as("seed %s", seed)
                    .isBetween(expected - 2 * Math.ulp(expected), expected + 2 * Math.ulp(expected));
        }
    }

    @Test
    void squaredDistances_equalNumbers_areExactlyNone() {
        for (double number : new double[] {9.99, 0.1, -1e-7, 1e11 / 3, 0}) {
            clear();
            for (int i = 0; i < 1_000; i++) {
                add(number);
            }
            assertThat(FixedSum.squaredDistances(1_000, words, 0, SQUARES))
                    .as("%s", number)
                    .isZero();
        }
    }

    @Test
    void squaredDistances_largeMeanSmallSpread_loseNothing() {
        clear();
        Random random = new Random(1);
        BigDecimal million = BigDecimal.valueOf(1_000_000);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (int i = 0; i < 10_000; i++) {
            double number = 1e6 + (random.nextDouble() - 0.5) * 0.02;
            add(number);
            BigDecimal off = new BigDecimal(number).subtract(million);
            sum = sum.add(off);
            squares = squares.add(off.pow(2));
        }
        double expected = squares.subtract(sum.pow(2).movePointLeft(4)).doubleValue();
        assertThat(FixedSum.squaredDistances(10_000, words, 0, SQUARES))
                .isBetween(expected - 2 * Math.ulp(expected), expected + 2 * Math.ulp(expected));
    }

    @Test
    void addAndSubtract_tenMillionTimes_leavesNothing() {
        clear();
        Random random = new Random(5);
        double[] inside = new double[1_000];
        for (int i = 0; i < 10_000_000; i++) {
            int at = i % inside.length;
            if (i >= inside.length) {
                subtract(inside[at]);
            }
            inside[at] =
                    random.nextDouble() * Math.scalb(1.0, random.nextInt(41) - 1) * (random.nextBoolean() ? 1 : -1);
            add(inside[at]);
        }
        long[] afterAll = words.clone();
        clear();
        for (double number : inside) {
            add(number);
        }
        assertThat(afterAll).containsExactly(words);
        for (double number : inside) {
            subtract(number);
        }
        assertThat(words).containsOnly(0);
    }

    private void clear() {
        for (int i = 0; i < words.length; i++) {
            words[i] = 0;
        }
    }

    private void add(double number) {
        fixed.set(number);
        fixed.addTo(words, 0);
        fixed.addSquareTo(words, SQUARES);
    }

    private void subtract(double number) {
        fixed.set(number);
        fixed.subtractFrom(words, 0);
        fixed.subtractSquareFrom(words, SQUARES);
    }

    /** The multiple of 2^-60 that is nearest, away from zero if two are. */
    private static BigDecimal rounded(double number) {
        BigDecimal scaled = new BigDecimal(number).multiply(SCALE);
        return scaled.setScale(0, RoundingMode.HALF_UP).divide(SCALE);
    }

    private static BigInteger exact(long[] words, int at, int count) {
        BigInteger exact = BigInteger.valueOf(words[at + count - 1]);
        for (int i = count - 2; i >= 0; i--) {
            exact = exact.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(words[at + i])));
        }
        return exact;
    }
}
