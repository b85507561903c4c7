package dev.fraudscorer.features.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.profile.Payments.Feature;
import dev.fraudscorer.features.internal.profile.Payments.Payment;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A wide part whose events are all kept one by one, against a list of them, and against a small record. */
class WidePropertyTest {
    private static final long START = 1_772_323_200_000L;
    private static final long LATENESS = 40_000;
    private static final WindowDefinition[] WINDOWS = {
        new WindowDefinition("5s", 5_000, 0),
        new WindowDefinition("1m", 60_000, 0),
        new WindowDefinition("1m_again", 60_000, 0),
        new WindowDefinition("10m", 600_000, 0),
        new WindowDefinition("30s_offset_20s", 30_000, 20_000),
        new WindowDefinition("4m_offset_20s", 240_000, 20_000),
        new WindowDefinition("2m_offset_5m", 120_000, 300_000)
    };

    @Test
    void read_randomEvents_isWhatTheListSays() {
        for (long seed = 0; seed < 4; seed++) {
            new Run(seed, 250).play();
        }
    }

    @Test
    void read_fewEvents_isTheSameAsOfASmallRecord() {
        Payments payments = new Payments(new Bounds(LATENESS, 10, 1 << 30, 1 << 20), WINDOWS);
        for (long seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            Profile wide = payments.newProfile();
            ArrayBlock small = new ArrayBlock();
            EntityStep walking = new EntityStep(payments.plan());
            walking.begin(Header.NONE, Header.NONE);
            walking.create(small, new byte[] {7}, 7);
            long time = START;
            for (int i = 0; i < 120; i++) {
                time += random.nextInt(30_000);
                Payment payment = random(random, time - late(random), i);
                for (int when : new int[] {0, 1}) {
                    Current current = payments.currentOf(payment);
                    walking.open(small);
                    walking.read(current, payments.vector());
                    double[] expected = numbers(payments, payments.vector());
                    FeatureVector read = payments.read(wide, payment);
                    for (int f = 0; f < expected.length; f++) {
                        check(
                                Double.isNaN(expected[f]) ? null : expected[f],
                                read,
                                payments.features().get(f),
                                "seed " + seed + ", event " + i + (when == 0 ? " new" : " again"));
                    }
                    payments.count(wide, payment);
                    walking.open(small);
                    walking.count(payments.currentOf(payment), payment.time());
                    assertThat(Header.flags(small.bytes, small.at) & (Header.LARGE | Header.HOT))
                            .as("walked over")
                            .isZero();
                }
            }
        }
    }

    private static double[] numbers(Payments payments, FeatureVector vector) {
        return payments.features().stream()
                .mapToDouble(feature -> vector.number(feature.slot()))
                .toArray();
    }

    private static long late(Random random) {
        return random.nextInt(5) == 0 ? random.nextInt((int) LATENESS / 2) : 0;
    }

    private static Payment random(Random random, long time, long id) {
        return new Payment(
                time,
                id,
                random.nextInt(8) == 0 ? Double.NaN : random.nextInt(5_000) / 100.0 - 10,
                random.nextInt(3) == 0 ? random.nextGaussian() * 1e-4 : Double.NaN,
                random.nextInt(6) == 0 ? null : "m" + (int) Math.abs(random.nextGaussian() * 20),
                random.nextBoolean(),
                random.nextInt(4) == 0);
    }

    private static void check(@Nullable Double expected, FeatureVector read, Feature feature, String where) {
        if (!Answers.agree(expected, read, feature)) {
            fail(where + ": " + Answers.show(expected, read, feature));
        }
    }

    /** One random history. */
    private static final class Run {
        private final long seed;
        private final Random random;
        private final int events;
        private final Payments payments = new Payments(new Bounds(LATENESS, 10, 1 << 30, 1 << 20), WINDOWS);
        private final PaymentList list = new PaymentList();
        private Profile profile = payments.newProfile();
        private long time = START;

        Run(long seed, int events) {
            this.seed = seed;
            this.random = new Random(seed);
            this.events = events;
        }

        void play() {
            for (int i = 0; i < events; i++) {
                step(i);
            }
        }

        private void step(int i) {
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(100) == 0 ? 900_000 : 2_000);
            Payment payment = WidePropertyTest.random(random, time - late(random), i);
            if (random.nextInt(6) == 0) {
                long when = time - random.nextInt(400_000) + random.nextInt(400_000);
                compare(WidePropertyTest.random(random, when, -1L), "what if before " + i);
            }
            if (i % 3 == 0) {
                compare(payment, "event " + i);
            }
            boolean expected = !list.holds(payment.id());
            assertThat(payments.count(profile, payment))
                    .as("seed %s, event %s", seed, i)
                    .isEqualTo(expected);
            list.add(payment);
            list.forget(list.newest() - LATENESS - payments.plan().retentionMillis());
            if (random.nextInt(5) == 0) {
                Payment again = list.get(random.nextInt(list.size()));
                assertThat(payments.count(profile, again)).as("a duplicate").isFalse();
                compare(again, "again after " + i);
            }
            if (random.nextInt(3) == 0) {
                Payment other = list.get(Math.max(0, list.size() - 1 - random.nextInt(20)))
                        .declinedNow(random.nextBoolean());
                Payment amended = new Payment(
                        other.time(),
                        other.id(),
                        random.nextInt(99),
                        other.tip(),
                        "n" + random.nextInt(9),
                        true,
                        other.declined());
                assertThat(payments.amend(profile, amended)).as("amended").isTrue();
                list.replace(amended);
            }
        }

        private void compare(Payment payment, String where) {
            FeatureVector read = payments.read(profile, payment);
            for (Feature feature : payments.features()) {
                if (Answers.isOfEvents(feature)) {
                    check(list.answer(feature, payment), read, feature, "seed " + seed + ", " + where);
                }
            }
        }
    }
}
