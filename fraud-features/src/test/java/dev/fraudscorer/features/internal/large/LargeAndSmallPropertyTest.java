package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same few events in both forms of a record: every value has the same bits. */
class LargeAndSmallPropertyTest {
    private static final long START = 1_772_323_200_000L;
    private static final long LATENESS = 40_000;

    @Test
    void read_fewEvents_hasTheSameBitsInBothForms() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Payments payments = new Payments(
                    new Bounds(LATENESS, 10, 1 << 30, 1 << 20),
                    0,
                    RandomPayments.asked(random, random.nextInt(3)),
                    RandomPayments.WINDOWS);
            RandomPayments next = new RandomPayments(random, 20, new int[] {0, 60, 1_000}[random.nextInt(3)]);
            EntityStep small = new EntityStep(payments.plan());
            small.begin(Header.NONE, Header.NONE);
            small.create(new MovingBlock(seed), new byte[] {7}, 7);
            LargeHistory large = new LargeHistory(payments, 0, seed, new long[0]);
            long time = START;
            for (int i = 0; i < 120; i++) {
                time += random.nextInt(20_000);
                Payment payment = next.payment(i, time - (random.nextInt(4) == 0 ? random.nextInt(30_000) : 0));
                compare(small, large, payments, payment, "seed " + seed + ", event " + i);
                small.count(payments.currentOf(payment), payment.time());
                large.count(payment, "seed " + seed + ", event " + i);
                if (i % 3 == 0) {
                    Payment again = large.list().get(random.nextInt(large.list().size()));
                    compare(small, large, payments, again, "seed " + seed + ", again after event " + i);
                }
            }
        }
    }

    private static void compare(
            EntityStep small, LargeHistory large, Payments payments, Payment payment, String where) {
        FeatureVector vector = payments.vector();
        small.read(payments.currentOf(payment), vector);
        int features = payments.features().size();
        long[] bits = new long[features];
        boolean[] present = new boolean[features];
        for (int i = 0; i < features; i++) {
            int slot = payments.features().get(i).slot();
            present[i] = vector.isPresent(slot);
            bits[i] = present[i] ? Double.doubleToRawLongBits(vector.number(slot)) : 0;
        }
        large.read(payment);
        for (int i = 0; i < features; i++) {
            Feature feature = payments.features().get(i);
            assertThat(vector.isPresent(feature.slot()))
                    .as("%s: %s", where, feature)
                    .isEqualTo(present[i]);
            long read = present[i] ? Double.doubleToRawLongBits(vector.number(feature.slot())) : 0;
            assertThat(read).as("%s: bits of %s", where, feature).isEqualTo(bits[i]);
        }
    }
}
