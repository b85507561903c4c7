package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random histories of random plans: each value against a list, and all that is kept beside the rows against a walk. */
@Tag("slow")
class LargeRecordPropertyTest {
    private static final long START = 1_772_323_200_000L;

    @Test
    void read_newestEvents_isWhatTheListSays() {
        for (long seed = 0; seed < 4; seed++) {
            new Run(seed, 400).inOrder().play();
        }
    }

    @Test
    void read_randomEvents_isWhatTheListSays() {
        for (long seed = 100; seed < 110; seed++) {
            new Run(seed, 300).play();
        }
    }

    @Test
    void read_collidingHashes_isWhatTheListSays() {
        long[] values = colliding();
        for (long seed = 200; seed < 204; seed++) {
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

    /** One random history. */
    private static final class Run {
        private final long seed;
        private final Random random;
        private final int events;
        private final long lateness;
        private final long lead;
        private final Payments payments;
        private final RandomPayments next;
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
                    new Bounds(lateness, 10, 1 << 30, 1 << 20),
                    lead,
                    RandomPayments.asked(random, random.nextInt(3)),
                    RandomPayments.WINDOWS);
            int merchants = new int[] {3, 40, 100_000}[random.nextInt(3)];
            this.next = new RandomPayments(random, merchants, new int[] {0, events / 2, events}[random.nextInt(3)]);
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
            assertThat(history.moves()).as("moves").isBetween(3, 120);
        }

        private void step(LargeHistory history, int i, String where) {
            int most = random.nextInt(100) == 0 ? 900_000 : (int) (2_000 * pace);
            time += random.nextInt(3) == 0 ? 0 : random.nextInt(most);
            Payment payment = next.payment(i, time - late());
            if (i % 3 == 0) {
                history.compare(payment, where);
            }
            history.count(payment, where);
            if (!inOrder) {
                disturb(history, i, where);
            }
            if (i % 5 == 0) {
                LargeInvariants.check(history.record, where);
            }
        }

        private void disturb(LargeHistory history, int i, String where) {
            if (random.nextInt(6) == 0) {
                history.compare(
                        next.payment(-1, time - random.nextInt(400_000) + random.nextInt(400_000)), where + " what if");
            }
            if (random.nextInt(5) == 0) {
                history.compare(any(history), where + " again");
            }
            if (random.nextInt(4) == 0) {
                Payment other = any(history);
                Payment amended = next.payment(i, other.time());
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
            if (random.nextInt(30) == 0) {
                history.resizeHeader(random.nextInt(3) * 11);
            }
            while (random.nextInt(3) == 0) {
                Payment other = any(history);
                history.label(other, other.time() + random.nextInt(300_000), random.nextInt(3) > 0, where + " label");
            }
        }

        private Payment any(LargeHistory history) {
            int size = history.list().size();
            return history.list()
                    .get(random.nextBoolean() ? random.nextInt(size) : size - 1 - random.nextInt(Math.min(10, size)));
        }

        private long late() {
            return !inOrder && random.nextInt(5) == 0 ? random.nextInt((int) lateness / (random.nextInt(20) + 1)) : 0;
        }
    }
}
