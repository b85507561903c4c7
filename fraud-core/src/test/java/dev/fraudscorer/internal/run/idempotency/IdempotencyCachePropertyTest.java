package dev.fraudscorer.internal.run.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.Latches;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.ProbedPolicy;
import dev.fraudscorer.TestGauges;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.load.section.Idempotency;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Floods of ids of any size against a list that evicts its oldest. */
final class IdempotencyCachePropertyTest {
    private static final int SEEDS = 60;
    private static final int EVENTS = 400;

    @TempDir
    Path folder;

    private FraudScorer scorer;

    @BeforeEach
    void load() {
        scorer = FraudScorer.load(PolicyText.write(folder, PolicyText.TEST_POLICY));
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void findOrAdd_anySizesAndBounds_evictsTheOldestAndKeepsBothBounds() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Idempotency bounds = new Idempotency(1 + random.nextInt(60), 1_000 + random.nextInt(60_000));
            IdempotencyCache cache = new IdempotencyCache(bounds, slots());
            Model model = new Model(bounds);
            for (int i = 0; i < EVENTS; i++) {
                Event event = event("tx-" + random.nextInt(EVENTS), random.nextInt(3_000));
                boolean known = model.find(event.id()) != null;
                IdempotencyEntry entry = cache.findOrAdd(event);
                assertThat(entry.event() != event)
                        .as("seed %s, event %s is a retry", seed, i)
                        .isEqualTo(known);
                if (!known) {
                    long assessed = random.nextInt(3) * (long) random.nextInt(random.nextInt(10) == 0 ? 80_000 : 3_000);
                    cache.charge(entry, assessed);
                    model.add(event.id());
                    model.charge(event.id(), EntryBytes.of(event, slots()) + assessed);
                } else {
                    cache.settle(entry);
                }
                Map<String, Long> gauges = cache.gauges();
                assertThat(gauges.get("bytes"))
                        .as("seed %s, bytes after event %s", seed, i)
                        .isEqualTo(model.bytes())
                        .isLessThanOrEqualTo(bounds.maxBytes());
                assertThat(gauges.get("entries"))
                        .as("seed %s, entries after event %s", seed, i)
                        .isEqualTo(model.entries())
                        .isLessThanOrEqualTo(bounds.remember());
                assertThat(gauges.get("forgotten")).as("seed %s", seed).isEqualTo(model.evicted);
            }
        }
    }

    @Test
    void findOrAdd_fromManyThreads_keepsBothBoundsAndItsBooks() throws InterruptedException {
        Idempotency bounds = new Idempotency(200, 100_000);
        IdempotencyCache cache = new IdempotencyCache(bounds, slots());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> floods = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int seed = thread;
            floods.add(threads.submit(() -> {
                Random random = new Random(seed);
                for (int i = 0; i < 5_000; i++) {
                    Event event = event("tx-" + random.nextInt(10_000), random.nextInt(1_500));
                    cache.charge(cache.findOrAdd(event), random.nextInt(500));
                }
            }));
        }
        floods.forEach(Latches::get);
        threads.shutdown();

        assertThat(cache.gauges().get("entries")).isBetween(1L, (long) bounds.remember());
        assertThat(cache.gauges().get("bytes")).isBetween(1L, bounds.maxBytes());
        // One that is larger than all may be together goes alone, and leaves the books balanced: of what was charged
        // before nothing is left when as many small ones have come as are kept.
        for (int i = 0; i < bounds.remember(); i++) {
            cache.settle(cache.findOrAdd(event("small-" + i, 0)));
        }
        long small = EntryBytes.of(event("small-0", 0), slots());
        long entries = cache.gauges().getOrDefault("entries", 0L);
        assertThat(entries).isGreaterThan(100);
        assertThat(cache.gauges().get("bytes")).isBetween(entries * (small - 10), entries * (small + 10));
    }

    /** A retry may overtake the call that made the entry. */
    @Test
    void chargeAndSettle_inAnyOrder_countTheEventOnce() {
        long itself = EntryBytes.of(event("tx", 10), slots());
        for (boolean settledFirst : new boolean[] {true, false}) {
            IdempotencyCache cache = new IdempotencyCache(new Idempotency(10, 100_000), slots());
            IdempotencyEntry entry = cache.findOrAdd(event("tx", 10));
            if (settledFirst) {
                cache.settle(entry);
            }
            cache.charge(entry, 700);
            cache.settle(entry);

            assertThat(cache.gauges()).containsEntry("bytes", itself + 700);
        }
    }

    @Test
    void everyCall_leavesItsEventCharged() {
        scorer.record(event("recorded", 10));
        scorer.state().warmUp(List.of(event("warmed-", 10)));
        long bytes = TestGauges.of(scorer.metrics().gauges()).getOrDefault("idempotency.bytes", 0L);

        assertThat(bytes).isEqualTo(EntryBytes.of(event("recorded", 10), 8) + EntryBytes.of(event("warmed-", 10), 8));
        scorer.score(event("scored--", 10));
        assertThat(TestGauges.of(scorer.metrics().gauges()).get("idempotency.bytes"))
                .isGreaterThan(bytes + bytes / 2);
    }

    /** An estimate that is never much too low: each text counts at least what the virtual machine keeps of it. */
    @Test
    void bytes_anyEvent_coverItsTexts() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int length = random.nextInt(4_000);
            Event event = event("id", length);
            assertThat(EntryBytes.of(event, slots())).as("seed %s", seed).isGreaterThan(2L * (length + length % 200));
        }
    }

    private int slots() {
        return scorer.policy().variables().size();
    }

    private Event event(String id, int length) {
        return scorer.event("payment", id, ProbedPolicy.NOON)
                .set("card", "tok-1")
                .set("device", "d".repeat(1 + length % 200))
                .set("amount", 10)
                .set("fail", "\u00fc".repeat(1 + length))
                .build();
    }

    /** The memory as one would write it without a thought of speed. */
    private static final class Model {
        final Deque<Entry> kept = new ArrayDeque<>();
        final Idempotency bounds;
        long evicted;

        Model(Idempotency bounds) {
            this.bounds = bounds;
        }

        void add(String id) {
            kept.addLast(new Entry(id));
            if (kept.size() > bounds.remember()) {
                evicted += kept.removeFirst().gone ? 0 : 1;
            }
        }

        void charge(String id, long bytes) {
            Entry entry = find(id);
            if (entry == null) {
                return;
            }
            entry.bytes += bytes;
            if (entry.bytes > bounds.maxBytes()) {
                // It leaves its place empty: it has arrived all the same.
                entry.gone = true;
                evicted++;
            }
            while (bytes() > bounds.maxBytes()) {
                evict();
            }
        }

        @Nullable
        Entry find(String id) {
            return kept.stream()
                    .filter(entry -> entry.id.equals(id) && !entry.gone)
                    .findFirst()
                    .orElse(null);
        }

        long bytes() {
            return kept.stream()
                    .filter(entry -> !entry.gone)
                    .mapToLong(entry -> entry.bytes)
                    .sum();
        }

        long entries() {
            return kept.stream().filter(entry -> !entry.gone).count();
        }

        private void evict() {
            while (kept.removeFirst().gone) {
                // The entry was not there.
            }
            evicted++;
        }
    }

    private static final class Entry {
        final String id;
        long bytes;
        boolean gone;

        Entry(String id) {
            this.id = id;
        }
    }
}
