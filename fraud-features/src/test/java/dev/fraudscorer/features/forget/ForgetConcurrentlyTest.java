package dev.fraudscorer.features.forget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Change;
import dev.fraudscorer.state.Erasure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each event is in one of the histories that are removed one after the other, as a whole, and in no two. */
class ForgetConcurrentlyTest {
    private static final int THREADS = 3;
    private static final int EVENTS = 4_000;

    @TempDir
    private Path folder;

    @Test
    void forget_whileThreadsScoreTheEntityUntilItFolds_losesNoEventAndDoublesNone() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        Map<String, Long> removed = new TreeMap<>();
        try (ForgetHost host = new ForgetHost(folder)) {
            boolean done = false;
            List<Future<?>> scoring = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                scoring.add(pool.submit(() -> {
                    for (int i = 0; i < EVENTS; i++) {
                        host.score(number + " " + i, i / 10, "mine", "shop " + i % 5);
                    }
                }));
            }
            Path file = folder.resolve("state");
            int rounds = 0;
            while (!scoring.stream().allMatch(Future::isDone)) {
                // The first histories grow until they fold; then they go at once.
                long target = rounds < 3 ? 2_000 : 1;
                while (host.scorer().metrics().counts().scored() < rounds * target && !done) {
                    done = scoring.stream().allMatch(Future::isDone);
                }
                add(host.scorer().state().forget("card", "mine", Change.by("test")), removed);
                if (++rounds % 16 == 0) {
                    host.scorer().state().snapshot(file);
                }
            }
            for (Future<?> each : scoring) {
                each.get();
            }
            add(host.scorer().state().forget("card", "mine", Change.by("test")), removed);

            long all = (long) THREADS * EVENTS;
            assertThat(removed)
                    .containsEntry("features.card.events", all)
                    .containsEntry("features.card_merchant.events", all);
            assertThat(host.gauge("features.entities{entity=merchant,source=features}"))
                    .isEqualTo(5);
            assertThat(host.gauge("features.entities{entity=card,source=features}"))
                    .isZero();
            assertThat(host.gauge("features.entities{entity=card_merchant,source=features}"))
                    .isZero();
            assertThat(host.gauge("idempotency.entries")).isZero();
            assertThat(host.gauge("idempotency.bytes")).isZero();
            assertThat(host.gauge("features.folded_events{entity=card,source=features}"))
                    .as("it was hot")
                    .isPositive();
        } finally {
            pool.shutdownNow();
            assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void add(Erasure erasure, Map<String, Long> removed) {
        erasure.removed().forEach((what, count) -> removed.merge(what, count, Long::sum));
    }
}
