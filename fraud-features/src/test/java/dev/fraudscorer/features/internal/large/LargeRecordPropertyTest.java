package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.profile.Payments;
import dev.fraudscorer.features.internal.profile.Payments.Feature;
import dev.fraudscorer.features.internal.profile.Payments.Payment;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Random histories of random plans: each value against a list, and all that is kept beside the rows against a walk. */
class LargeRecordPropertyTest {
    private static final long START = 1_772_323_200_000L;
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
    void read_newestEvents_isWhatTheListSays() {
        for (long seed = 0; seed < 6; seed++) {
            new Run(seed, 400).inOrder().play();
        }
    }

    @Test
    void read_randomEvents_isWhatTheListSays() {
        for (long seed = 100; seed < 124; seed++) {
            new Run(seed, 300).play();
        }
    }

    @Test
    void read_collidingHashes_isWhatTheListSays() {
        long[] values = colliding();
        for (long seed = 200; seed < 206; seed++) {
            new Run(seed, 300).withValues(values).play();
        }
    }

    private static long[] colliding() {
        Random random = new Random(1);
        long[] found = new long[2_000];
        int count = 0;
        while (count < found.length) {
            long value = random.nextLong() >>> 16;
            if (LastTable.hash(value, 0) % 8_192 == 77 || LastTable.hash(value, 1) % 8_192 == 77) {
                found[count++] = value;
            }
        }
        return found;
    }

    /** Which features a plan has. */
    private static Predicate<Feature> asked(Random random, int kind) {
        double likely = random.nextInt(3) == 0 ? 1 : 0.5;
        long salt = random.nextLong();
        return feature -> {
            boolean share = feature.function() == AggregateFunction.SHARE;
            boolean codes = share
                    || feature.function() == AggregateFunction.DISTINCT
                    || feature.function() == AggregateFunction.IS_NEW;
            boolean offset = feature.window().offsetMillis() > 0;
            boolean fits = switch (kind) {
                case 0 -> !share && !(offset && codes);
                case 1 -> "online".equals(feature.of()) || (!share && !(offset && codes));
                default -> true;
            };
            return fits && new Random(feature.toString().hashCode() ^ salt).nextDouble() < likely;
        };
    }

    /** One random history. */
    private static final class Run {
        private final long seed;
        private final Random random;
        private final int events;
        private final long lateness;
        private final long lead;
        private final Payments payments;
        private final int merchants;
        private final int doublesFrom;
        private final double pace;
        private long[] values = {};
        private boolean inOrder;
        private long time = START;

        Run(long seed, int events) {
            this.seed = seed;
            this.random = new Random(seed);
            this.events = events;
            this.lateness = random.nextBoolean() ? 40_000 : 300_000;
            this.lead = random.nextInt(3) == 0 ? lateness : 0;
            this.payments = new Payments(
                    new Bounds(lateness, 10, 1 << 30, 1 << 20), lead, asked(random, random.nextInt(3)), WINDOWS);
            this.merchants = new int[] {3, 40, 100_000}[random.nextInt(3)];
            this.doublesFrom = new int[] {0, events / 2, events}[random.nextInt(3)];
            this.pace = new double[] {0.3, 1, 5}[random.nextInt(3)];
        }

        Run inOrder() {
            inOrder = true;
            return this;
        }

        Run withValues(long[] newValues) {
            values = newValues;
            return this;
        }

        void play() {
            LargeHistory history = new LargeHistory(payments, lead, seed, values);
            for (int i = 0; i < events; i++) {
                step(history, i, "seed " + seed + ", event " + i);
            }
            assertThat(history.moves()).as("moves").isBetween(3, 60);
        }

        private void step(LargeHistory history, int i, String where) {
            int most = random.nextInt(100) == 0 ? 900_000 : (int) (2_000 * pace);
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(most);
            Payment payment = payment(i, time - late());
            if (i % 2 == 0) {
                history.compare(payment, where);
            }
            history.count(payment, where);
            if (!inOrder) {
                disturb(history, i, where);
            }
            if (i % 4 == 0) {
                LargeInvariants.check(history.record, where);
            }
        }

        private void disturb(LargeHistory history, int i, String where) {
            if (random.nextInt(6) == 0) {
                history.compare(payment(-1, time - random.nextInt(400_000) + random.nextInt(400_000)), where + " what if");
            }
            if (random.nextInt(5) == 0) {
                history.compare(any(history), where + " again");
            }
            if (random.nextInt(4) == 0) {
                Payment other = any(history);
                Payment amended = payment(i, other.time());
                history.amend(
                        new Payment(
                                other.time(),
                                other.id(),
                                amended.amount(),
                                amended.tip(),
                                random.nextBoolean() ? other.merchant() : amended.merchant(),
                                amended.online(),
                                amended.declined()),
                        where + " amended");
            }
            while (random.nextInt(3) == 0) {
                Payment other = any(history);
                history.label(other, other.time() + random.nextInt(300_000), random.nextInt(3) > 0, where + " label");
            }
        }

        private Payment any(LargeHistory history) {
            int size = history.list().size();
            return history.list().get(random.nextBoolean() ? random.nextInt(size) : size - 1 - random.nextInt(Math.min(10, size)));
        }

        private long late() {
            return !inOrder && random.nextInt(5) == 0 ? random.nextInt((int) lateness / (random.nextInt(20) + 1)) : 0;
        }

        private Payment payment(long id, long when) {
            boolean doubles = id >= doublesFrom;
            double amount = random.nextInt(5_000) / 100.0 - 10;
            if (random.nextInt(50) == 0) {
                amount *= 100_000;
                amount = Math.rint(amount * 100) / 100;
            }
            if (doubles && random.nextInt(30) == 0) {
                amount = 3e12 * random.nextDouble();
            }
            return new Payment(
                    when,
                    id,
                    random.nextInt(8) == 0 ? Double.NaN : amount,
                    random.nextInt(3) > 0 ? Double.NaN : doubles ? random.nextGaussian() * 1e-4 : random.nextInt(300) / 100.0,
                    random.nextInt(6) == 0 ? null : "m" + (int) Math.abs(random.nextGaussian() * merchants),
                    random.nextBoolean(),
                    random.nextInt(4) == 0);
        }
    }
}
