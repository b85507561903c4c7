package dev.fraudscorer.internal.run.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.ProbedPolicy;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.load.section.Idempotency;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgottenEntriesTest {
    @TempDir
    private Path folder;

    private FraudScorer scorer;

    @BeforeEach
    void load() {
        scorer = FraudScorer.load(PolicyText.write(folder, PolicyText.TEST_POLICY));
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    private Event event(String id, String card) {
        return scorer.event("payment", id, ProbedPolicy.NOON)
                .set("card", card)
                .set("amount", 10)
                .build();
    }

    @Test
    void forget_someOfMany_leavesTheOthersInTheirOrder() {
        IdempotencyCache cache = new IdempotencyCache(new Idempotency(10, 1 << 20), 8);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            events.add(event("tx-" + i, "tok-" + i % 2));
            cache.charge(cache.findOrAdd(events.get(i)), 1_000);
        }
        long bytes = Objects.requireNonNull(cache.gauges().get("bytes"));

        assertThat(cache.forget(event -> "tok-0".equals(event.text("card")))).isEqualTo(5);

        assertThat(cache.gauges())
                .containsEntry("entries", 5L)
                .containsEntry("bytes", bytes / 2)
                .containsEntry("erased", 5L)
                .containsEntry("forgotten", 0L);
        for (int i = 1; i < 10; i += 2) {
            assertThat(cache.findOrAdd(events.get(i)).event()).isSameAs(events.get(i));
        }
        // It is not among the ids that had to leave, of which nothing but a hash is kept.
        IdempotencyEntry again = cache.findOrAdd(event("tx-0", "tok-0"));
        assertThat(again.event()).isNotSameAs(events.get(0));
        assertThat(cache.gauges()).containsEntry("came_again", 0L);
    }

    @Test
    void charge_entryThatWasForgotten_chargesNothing() {
        IdempotencyCache cache = new IdempotencyCache(new Idempotency(10, 1 << 20), 8);
        IdempotencyEntry entry = cache.findOrAdd(event("tx", "tok"));

        assertThat(cache.forget(event -> true)).isOne();
        cache.charge(entry, 1_000);
        cache.settle(entry);

        assertThat(cache.gauges()).containsEntry("entries", 0L).containsEntry("bytes", 0L);
    }

    @Test
    void forget_whileThreadsAdd_leavesNothingBehind() throws Exception {
        IdempotencyCache cache = new IdempotencyCache(new Idempotency(500, 1 << 20), 8);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> adding = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                int number = thread;
                adding.add(pool.submit(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        IdempotencyEntry entry = cache.findOrAdd(event(number + " " + i, "tok"));
                        cache.charge(entry, 100);
                    }
                }));
            }
            while (!adding.stream().allMatch(Future::isDone)) {
                cache.forget(event -> true);
            }
            for (Future<?> each : adding) {
                each.get();
            }
            cache.forget(event -> true);

            assertThat(cache.gauges()).containsEntry("entries", 0L).containsEntry("bytes", 0L);
        } finally {
            pool.shutdownNow();
        }
    }
}
