package dev.fraudscorer.features.internal.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.junit.jupiter.api.Test;

/** Numbers that are too great for exact sums, while they are in a window and when they have left it. */
class FoldedOutlierTest {
    private static final long START = 1_772_323_200_000L;
    private static final WindowDefinition WINDOW = new WindowDefinition("1m", 60_000, 0);

    @Test
    void read_hugeNumberPassesThrough_leavesNothingBehind() {
        passThrough(65_000);
    }

    @Test
    void read_hugeNumberPassesThroughFolded_leavesNothingBehind() {
        passThrough(64);
    }

    private static void passThrough(int exactEvents) {
        Payments payments = new Payments(new Bounds(1_000, 10, 1L << 30, exactEvents), WINDOW);
        HotEntity profile = new HotEntity(payments);
        for (int i = 0; i < 400; i++) {
            double amount = i == 200 ? 1e300 : i == 210 ? -1e15 : 0.1;
            Payment payment = new Payment(START + 500L * i, i, amount, Double.NaN, null, false, false);
            FeatureVector read = profile.read(payment);
            boolean hugeInside = i >= 200 && i < 320;
            boolean largeInside = i >= 210 && i < 330;
            double sum = hugeInside ? 1e300 : largeInside ? -1e15 + 11.9 : Math.min(i + 1, 120) * 0.1;
            // A bucket is as wide as half a second here at most, so the edges are exact to one event.
            assertThat(value(payments, read, AggregateFunction.SUM))
                    .as("sum at %s", i)
                    .isBetween(sum - Math.abs(sum) * 1e-15 - 1e-12, sum + Math.abs(sum) * 1e-15 + 1e-12);
            assertThat(value(payments, read, AggregateFunction.MAX))
                    .as("maximum at %s", i)
                    .isEqualTo(hugeInside ? 1e300 : 0.1);
            assertThat(value(payments, read, AggregateFunction.MIN))
                    .as("minimum at %s", i)
                    .isEqualTo(largeInside ? -1e15 : 0.1);
            double deviation = value(payments, read, AggregateFunction.STDDEV);
            if (hugeInside) {
                assertThat(deviation).as("its square has no double, at %s", i).isNaN();
            } else if (largeInside) {
                assertThat(deviation).as("deviation at %s", i).isBetween(9.1287e13, 9.1288e13);
            } else if (i > 0) {
                assertThat(deviation).as("deviation of equal numbers at %s", i).isZero();
            }
            profile.count(payment);
        }
        assertThat(profile.foldedEvents() > 0).isEqualTo(exactEvents == 64);
    }

    private static double value(Payments payments, FeatureVector read, AggregateFunction function) {
        return read.number(payments.features().stream()
                .filter(feature -> feature.function() == function
                        && !feature.excluding()
                        && !feature.declinedOnly()
                        && !"tip".equals(feature.of()))
                .findFirst()
                .orElseThrow()
                .slot());
    }
}
