package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.store.CountingVisits.Doing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four threads, with keys of their own and keys that they share, while records move and leave: no visit is lost. */
@Tag("slow")
class RecordStoreConcurrencyTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 10;
    private static final int KEYS = 3_000;
    private static final int SHARED = 300;
    private static final long KEPT = 1L << 40;

    @Test
    void visit_recordsGrowAndShrink_eachVisitIsCountedOnce() throws Exception {
        RecordStore store = new RecordStore(96 << 20, List.of(KindLimits.none(KEPT), KindLimits.none(KEPT)), 1 << 14);
        long[][] sharedVisits = run(thread -> growAndShrink(store, thread));

        assertThat(store.hasEvicted()).isFalse();
        CountingVisits visits = new CountingVisits(1);
        for (int i = 0; i < SHARED; i++) {
            long expected = 0;
            for (long[] ofThread : sharedVisits) {
                expected += ofThread[i];
            }
            byte[] key = CountingVisits.key("shared " + i);
            store.visit(visits.at(0, KEPT).to(1, key, CountingVisits.hash(key), 0, Doing.READ));
            assertThat(visits.seen(0)).describedAs("shared %d", i).isEqualTo(expected);
        }
        assertThat(store.counts(0).profiles()).isEqualTo((long) THREADS * KEYS);
        assertThat(HeapBytes.of(store)).isBetween(store.usedBytes() * 95 / 100, store.usedBytes() * 105 / 100);
        // The last round shrank all: what they had grown to is given back.
        assertThat(store.usedBytes()).isLessThan(THREADS * KEYS * 600L);
    }

    private static long[] growAndShrink(RecordStore store, int thread) {
        Random random = new Random(thread);
        CountingVisits visits = new CountingVisits(2);
        long[] shared = new long[SHARED];
        for (int round = 0; round < ROUNDS; round++) {
            int body = round % 2 == 0 ? 1_500 : 60;
            for (int i = 0; i < KEYS; i++) {
                int other = random.nextInt(SHARED);
                visits.at(0, KEPT).to(0, CountingVisits.key(thread + " " + i), body + random.nextInt(body));
                store.visit(visits.to(1, CountingVisits.key("shared " + other), random.nextInt(4_000)));
                shared[other]++;
                long expected = round == 0 ? CountingVisits.NONE : round;
                if (visits.seen(0) != expected) {
                    throw new AssertionError("thread " + thread + ", key " + i + " in round " + round + " was seen "
                            + visits.seen(0) + " times");
                }
            }
        }
        return shared;
    }

    @Test
    void visit_moreThanThereIsRoomFor_whatIsLostIsRemembered() throws Exception {
        RecordStore store = new RecordStore(4 << 20, List.of(KindLimits.none(KEPT)));
        AtomicLong most = new AtomicLong();
        long[][] lost = run(thread -> flood(store, thread, most));

        long all = 0;
        for (long[] ofThread : lost) {
            all += ofThread[0];
        }
        assertThat(all).isBetween(1L, store.counts(0).evicted());
        assertThat(most.get()).isLessThanOrEqualTo(store.budgetBytes() * 105 / 100);
        assertThat(HeapBytes.of(store)).isBetween(store.usedBytes() * 95 / 100, store.usedBytes() * 105 / 100);
    }

    private static long[] flood(RecordStore store, int thread, AtomicLong most) {
        Random random = new Random(thread);
        CountingVisits visits = new CountingVisits(1);
        long[] counts = new long[KEYS * 4];
        long lost = 0;
        for (int step = 0; step < 60_000; step++) {
            int i = random.nextInt(random.nextInt(counts.length) + 1);
            byte[] key = CountingVisits.key(thread + " " + i);
            store.visit(visits.at(step, KEPT).to(0, key, random.nextInt(800)));
            if (visits.seen(0) == CountingVisits.NONE) {
                if (counts[i] > 0) {
                    lost++;
                    if (store.evictedUntil(0, CountingVisits.hash(key)) <= step) {
                        throw new AssertionError("thread " + thread + ", key " + i + " was lost and not remembered");
                    }
                }
                counts[i] = 0;
            } else if (visits.seen(0) != counts[i]) {
                throw new AssertionError(
                        "thread " + thread + ", key " + i + " was seen " + visits.seen(0) + " times, not " + counts[i]);
            }
            counts[i]++;
            long used = store.usedBytes();
            if (used > most.get()) {
                most.accumulateAndGet(used, Math::max);
            }
        }
        return new long[] {lost};
    }

    private interface Work {
        long[] of(int thread) throws Exception;
    }

    private static long[][] run(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<long[]>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                running.add(threads.submit(() -> work.of(number)));
            }
            long[][] results = new long[THREADS][];
            for (int thread = 0; thread < THREADS; thread++) {
                results[thread] = running.get(thread).get();
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
