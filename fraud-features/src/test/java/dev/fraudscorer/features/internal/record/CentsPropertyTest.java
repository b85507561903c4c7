package dev.fraudscorer.features.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cents stand for exactly one double each, or the number is not one of them. */
class CentsPropertyTest {
    @ParameterizedTest
    @ValueSource(
            doubles = {
                -0.0,
                0.001,
                Double.MIN_VALUE,
                21_474_836.48,
                -21_474_836.48,
                42_949_672.96,
                1e18,
                Double.MAX_VALUE,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void fits_noCents_isFalse(double number) {
        assertThat(Cents.fits(number)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.01, -0.01, 0.29, 1.15, 21_474_836.47, -21_474_836.47})
    void fits_cents_comesBackBitByBit(double number) {
        assertThat(Cents.fits(number)).isTrue();
        assertThat(Double.doubleToRawLongBits(Cents.number(Cents.of(number))))
                .isEqualTo(Double.doubleToRawLongBits(number));
    }

    @Test
    void fits_missing_comesBackMissing() {
        assertThat(Cents.fits(Double.NaN)).isTrue();
        assertThat(Cents.number(Cents.of(Double.NaN))).isNaN();
    }

    @Test
    void of_randomDecimals_isTheirHundredfold() {
        for (long seed = 0; seed < 100_000; seed++) {
            int cents = new Random(seed).nextInt();
            double number = BigDecimal.valueOf(cents, 2).doubleValue();
            if (cents != Cents.NONE) {
                assertThat(Cents.fits(number)).as("seed " + seed).isTrue();
                assertThat(Cents.of(number)).as("seed " + seed).isEqualTo(cents);
            }
            assertThat(Cents.fits(Math.nextUp(number)))
                    .as("above, seed " + seed)
                    .isFalse();
        }
    }
}
