package dev.fraudscorer.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.testkit.TestGauges;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AnomalyThreadsTest {
    private static final int THREADS = 4;
    private static final int EVENTS = 5_000;

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    @Timeout(120)
    void score_fourThreadsWhileItLearns_everyEventIsLearnedOrCountedAsDropped() throws Exception {
        AtomicLong failures = new AtomicLong();
        FraudScorer scorer = FraudScorer.builder(Payments.policy(
                        folder, "inputs: [amount, tries, night]", "warm_up: 300", "learn: { queue: 512 }"))
                .listener((event, values, assessment) -> failures.addAndGet(assessment.evidence().stream()
                        .filter(item -> item.kind() == EvidenceKind.FAILURE)
                        .count()))
                .load();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            assertThat(learners()).isEmpty();
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "t" + thread;
                Payments payments = new Payments(thread);
                running.add(pool.submit(() -> {
                    for (int i = 0; i < EVENTS; i++) {
                        scorer.score(payments.usual(scorer, name));
                    }
                }));
            }
            scorer.state().snapshot(elsewhere.resolve("meanwhile"));
            scorer.policy().reload();
            for (Future<?> done : running) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        while (gauge(scorer, "learned") + gauge(scorer, "dropped") < THREADS * EVENTS) {
            Thread.onSpinWait();
        }

        assertThat(gauge(scorer, "learned") + gauge(scorer, "dropped")).isEqualTo(THREADS * EVENTS);
        assertThat(gauge(scorer, "learned")).isGreaterThan(300);
        assertThat(gauge(scorer, "failed")).isZero();
        assertThat(gauge(scorer, "waiting")).isZero();
        assertThat(failures).hasValue(0);
        scorer.close();
        assertThat(learners()).isEmpty();
    }

    @Test
    void load_nothingScored_startsNoThread() {
        try (FraudScorer scorer = FraudScorer.load(Payments.policy(folder, "inputs: [amount]"))) {
            scorer.assess(new Payments(1).usual(scorer));

            assertThat(learners()).isEmpty();
        }
    }

    private static long gauge(FraudScorer scorer, String name) {
        return TestGauges.of(scorer.metrics().gauges()).getOrDefault("anomaly." + name + "{source=odd}", 0L);
    }

    private static List<Thread> learners() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fraud-anomaly-"))
                .toList();
    }
}
