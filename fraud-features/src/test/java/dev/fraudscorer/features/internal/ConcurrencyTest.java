package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.MINUTE;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No event is lost and no value changes when four threads count at once. */
class ConcurrencyTest {
    private static final int THREADS = 4;

    @Test
    void count_oneHotKey_losesNoEvent() throws Exception {
        TestPolicy policy = TestPolicy.of(
                "profiles: { lateness: 2h }",
                "features:",
                "  card: { windows: [1d], aggregates: [count, sum(amount), max(amount), distinct(merchant)] }");
        int eventsPerThread = Integer.getInteger("fraudscorer.hot.events", 100_000) / THREADS;
        int merchants = 1_000;
        inThreads(THREADS, thread -> {
            FeatureVector vector = policy.newVector();
            for (int i = 0; i < eventsPerThread; i++) {
                Event event = policy.payment("e" + thread + "-" + i, START + i)
                        .set("card", "hot")
                        .set("merchant", "m" + i % merchants)
                        .set("amount", amount(i))
                        .build();
                policy.fill(vector, event, Access.COUNT);
            }
        });

        FeatureVector last = policy.score(policy.payment("last", START + eventsPerThread, "hot", 1));

        assertThat(number(last, "card.count_1d")).isEqualTo(THREADS * eventsPerThread + 1);
        double sum = THREADS
                * IntStream.range(0, eventsPerThread)
                        .mapToDouble(ConcurrencyTest::amount)
                        .sum();
        assertThat(number(last, "card.sum_amount_1d")).isEqualTo(sum + 1);
        assertThat(number(last, "card.max_amount_1d")).isEqualTo(100);
        assertThat(number(last, "card.distinct_merchant_1d")).isEqualTo(merchants);
    }

    /** Whole, so that sums are exact. */
    private static double amount(int number) {
        return 1 + number % 100;
    }

    @Test
    void count_sameEventsFromAllThreads_countsEachOnce() throws Exception {
        TestPolicy policy = TestPolicy.of("features:", "  card: { windows: [1h], aggregates: [count] }");
        int events = 20_000;
        inThreads(THREADS, thread -> {
            FeatureVector vector = policy.newVector();
            for (int i = 0; i < events; i++) {
                policy.fill(vector, policy.payment("e" + i, START + i, "c" + i % 7, 1), Access.COUNT_AND_READ);
            }
        });

        double counted = 0;
        for (int card = 0; card < 7; card++) {
            Event read = policy.payment("read", START + events, "c" + card, 1);
            counted += number(policy.fill(read, Access.READ), "card.count_1h") - 1;
        }
        assertThat(counted).isEqualTo(events);
    }

    /*
     * The race of ProfileStore's essay, sought on purpose: cards are due to leave two seconds apart; one thread
     * counts a payment of each in that order, the other moves the clock over their deadlines in the same
     * order. Whichever is first at a card, its payment must be there afterwards.
     */
    @Test
    void count_cardThatIsLeavingAtThisMoment_losesNoEvent() throws Exception {
        TestPolicy policy = TestPolicy.of(
                "profiles: { lateness: 5m }", "features:", "  card: { windows: [2m], aggregates: [count] }");
        long idle = 7 * MINUTE;
        int cards = 64;
        AtomicInteger arrived = new AtomicInteger();
        inThreads(2, thread -> {
            FeatureVector vector = policy.newVector();
            for (int round = 0; round < 600; round++) {
                long due = START + round * (idle + 5 * MINUTE);
                String name = "-" + round + "-";
                if (thread == 0) {
                    for (int card = 0; card < cards; card++) {
                        long time = due + card * 2_000L - idle;
                        policy.fill(
                                vector, policy.payment("old" + name + card, time, "c" + name + card, 1), Access.COUNT);
                    }
                    for (long time = due - idle; time < due; time += idle / 20) {
                        policy.fill(vector, policy.payment("t" + time, time, "busy", 1), Access.COUNT);
                    }
                }
                meet(arrived, 2 * (2 * round + 1));
                for (int card = 0; card < cards; card++) {
                    long time = due + card * 2_000L;
                    Event event = thread == 0
                            ? policy.payment("new" + name + card, time - 1, "c" + name + card, 1)
                            : policy.payment("t" + time, time + 1_500, "busy", 1);
                    policy.fill(vector, event, Access.COUNT);
                }
                meet(arrived, 2 * (2 * round + 2));
                for (int card = 0; card < cards && thread == 0; card++) {
                    Event read = policy.payment("read", due + card * 2_000L, "c" + name + card, 1);
                    double count = number(policy.fill(vector, read, Access.READ), "card.count_2m");
                    assertThat(count).as("round %d, card %d", round, card).isEqualTo(2);
                }
            }
        });
        assertThat(policy.gauge("card", "late_events")).isZero();
        assertThat(policy.gauge("card", "entities")).isLessThan(3L * cards);
    }

    @Test
    void score_partitionedByCardOverFourThreads_givesTheSameBits() throws Exception {
        String[] yaml = {
            "profiles: { lateness: 1h }",
            "features:",
            "  card:",
            "    windows: [10m, 2h]",
            "    aggregates: [count, sum(amount), mean(amount), distinct(country), elapsed]"
        };
        List<Event> history = history(TestPolicy.of(yaml));
        long[][] alone = new long[history.size()][];
        TestPolicy single = TestPolicy.of(yaml);
        FeatureVector singleVector = single.newVector();
        for (int i = 0; i < history.size(); i++) {
            alone[i] = bits(single.fill(singleVector, history.get(i), Access.COUNT_AND_READ));
        }

        TestPolicy shared = TestPolicy.of(yaml);
        long[][] together = new long[history.size()][];
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        inThreads(THREADS, thread -> {
            FeatureVector vector = shared.newVector();
            for (int i = 0; i < history.size(); i++) {
                if (i % 400 == 0) {
                    barrier.await(); // 400 events are at most 40 minutes: the skew stays below the lateness
                }
                Event event = history.get(i);
                if (Math.floorMod(String.valueOf(event.text("card")).hashCode(), THREADS) == thread) {
                    together[i] = bits(shared.fill(vector, event, Access.COUNT_AND_READ));
                }
            }
        });

        assertThat(together).isDeepEqualTo(alone);
    }

    /** Waits without sleeping, so that the threads continue within the same microsecond. */
    @SuppressWarnings("ThreadPriorityCheck") // a spin alone would starve the other thread on a busy machine
    private static void meet(AtomicInteger arrived, int all) throws InterruptedException {
        arrived.incrementAndGet();
        while (arrived.get() < all) {
            if (Thread.interrupted()) {
                throw new InterruptedException("another thread failed");
            }
            Thread.yield();
        }
    }

    private static List<Event> history(TestPolicy policy) {
        Random random = new Random(7);
        List<Event> events = new ArrayList<>();
        long time = START;
        for (int i = 0; i < 40_000; i++) {
            time += random.nextInt(6_000);
            events.add(policy.payment("e" + i, time - random.nextInt(1_000))
                    .set("card", "c" + random.nextInt(random.nextInt(20) + 1) * (1 + i / 4_000))
                    .set("amount", random.nextInt(100_000) / 100.0)
                    .set("country", random.nextBoolean() ? "DE" : "FR")
                    .build());
        }
        return events;
    }

    private static long[] bits(FeatureVector vector) {
        long[] bits = new long[vector.size()];
        for (int slot = 0; slot < bits.length; slot++) {
            bits[slot] = Double.doubleToLongBits(vector.number(slot));
        }
        return bits;
    }

    private static void inThreads(int threads, Work work) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                Callable<Void> task = () -> {
                    try {
                        work.of(number);
                        return null;
                    } catch (Throwable e) {
                        executor.shutdownNow(); // the others may wait for this thread at a barrier
                        throw e;
                    }
                };
                running.add(executor.submit(task));
            }
            for (Future<Void> future : running) {
                future.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private interface Work {
        void of(int thread) throws Exception;
    }
}
