package dev.fraudscorer.features.internal.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is counted of values does not depend on where the windows were before: moved at each event, or over all of them at once. */
class FoldedWindowsPropertyTest {
    private static final long START = 1_772_323_200_000L;
    private static final Set<AggregateFunction> VALUES =
            Set.of(AggregateFunction.DISTINCT, AggregateFunction.SHARE, AggregateFunction.IS_NEW);
    private static final WindowDefinition[] WINDOWS = {
        new WindowDefinition("1m", 60_000, 0),
        new WindowDefinition("10m", 600_000, 0),
        new WindowDefinition("1h", 3_600_000, 0),
        new WindowDefinition("5m_offset_20s", 300_000, 20_000)
    };

    @Test
    void read_burstsAndSilences_isTheSameWhereverWindowsWere() {
        for (long seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            Payments payments = new Payments(
                    new Bounds(40_000, 10, 1L << 40, 64),
                    0,
                    feature -> VALUES.contains(feature.function()) && "merchant".equals(feature.of()),
                    WINDOWS);
            HotEntity read = new HotEntity(payments);
            HotEntity seldomRead = new HotEntity(payments);
            int merchants = 50 + random.nextInt(2_000);
            long time = START;
            for (int id = 0; id < 4_000; id++) {
                boolean silence = random.nextInt(150) == 0;
                time += silence ? random.nextInt(1_000_000) : random.nextInt(100);
                Payment payment = new Payment(
                        time, id, 1, Double.NaN, "m" + random.nextInt(merchants), false, random.nextInt(4) == 0);
                read.count(payment);
                seldomRead.count(payment);
                read.read(payment);
                if (random.nextInt(300) == 0) {
                    compare(payments, read, seldomRead, payment, "seed " + seed + ", event " + id);
                }
            }
            assertThat(read.foldedEvents()).isGreaterThan(100);
        }
    }

    private static void compare(Payments payments, HotEntity some, HotEntity other, Payment payment, String where) {
        double[] values = values(payments, some.read(payment));
        double[] others = values(payments, other.read(payment));
        assertThat(others).as(where).isEqualTo(values);
    }

    /** By feature; NaN for what is missing. */
    private static double[] values(Payments payments, FeatureVector vector) {
        return payments.features().stream()
                .mapToInt(Feature::slot)
                .mapToDouble(slot -> vector.isPresent(slot) ? vector.number(slot) : Double.NaN)
                .toArray();
    }
}
