package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.policy.ScorerChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reloads, rollbacks, dry runs and a watcher at once, while events are scored and until the scorer is closed. */
final class ChangeConcurrentlyTest {
    private static final int ROUNDS = 40;
    private static final int VERSIONS = 4;
    private static final int EVENTS_A_ROUND = 50;

    @TempDir
    Path folder;

    /** As many events as may be scored: some for each change, so that neither gets far ahead of the other. */
    private final Semaphore events = new Semaphore(0);

    private final AtomicLong scored = new AtomicLong();
    private volatile boolean done;

    @AfterEach
    void reset() {
        Counter.isCarried = false;
    }

    @Test
    void changes_atOnce_followOneAnotherAndNoAnswerMixesVersions() throws Exception {
        // Every other version counts otherwise, so that the state is carried over.
        Counter.isCarried = true;
        for (int version = 0; version < VERSIONS; version++) {
            PolicyText.write(folder.resolve("v" + version), version(version));
        }
        List<Runnable> look = new ArrayList<>();
        FraudScorer scorer = FraudScorer.builder(folder.resolve("v0"))
                .watch(looking -> {
                    look.add(looking);
                    return () -> {};
                })
                .load();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> running = new ArrayList<>();
            running.add(threads.submit(() -> score(scorer, "a")));
            running.add(threads.submit(() -> score(scorer, "b")));
            List<Future<?>> changing = new ArrayList<>();
            changing.add(threads.submit(rounds(round -> scorer.policy()
                    .reload(PolicySource.folder(folder.resolve("v" + round % VERSIONS)), Change.by("alice")))));
            changing.add(threads.submit(rounds(round -> scorer.policy().rollback(Change.by("bob")))));
            changing.add(threads.submit(rounds(round -> scorer.policy().check())));
            changing.add(threads.submit(rounds(round -> look.get(0).run())));
            for (Future<?> change : changing) {
                change.get();
            }

            Provenance before = null;
            int made = 0;
            for (ScorerChange change : scorer.policy().changes()) {
                assertThat(change.from()).isEqualTo(before);
                if (!change.isRefused()) {
                    before = change.to();
                    made++;
                }
            }
            assertThat(before).isEqualTo(scorer.policy().provenance());
            assertThat(made).isGreaterThan(ROUNDS);
            done = true;
            events.release(running.size());
            for (Future<?> scoring : running) {
                scoring.get();
            }
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsEntry("counter.events{source=counter}", scored.get());
        } finally {
            done = true;
            events.release(2);
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            scorer.close();
        }
    }

    @Test
    void close_whileChangesAreMade_endsThemAllAndLeavesNoThread() throws Exception {
        Counter.isCarried = true;
        PolicyText.write(folder.resolve("v0"), version(0));
        PolicyText.write(folder.resolve("v1"), version(1));
        CloserThreads closers = new CloserThreads();
        for (int time = 0; time < 10; time++) {
            FraudScorer scorer = FraudScorer.load(folder.resolve("v0"));
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                Future<?> reloading = threads.submit(untilClosed(round -> scorer.policy()
                        .reload(PolicySource.folder(folder.resolve("v" + round % 2)), Change.by("alice"))));
                Future<?> back =
                        threads.submit(untilClosed(round -> scorer.policy().rollback(Change.by("bob"))));
                scorer.score(ProbedPolicy.harmless(scorer, "tx"));
                scorer.close();
                reloading.get();
                back.get();
            } finally {
                threads.shutdownNow();
            }
        }
        closers.awaitEnd();
    }

    private Void score(FraudScorer scorer, String name) {
        for (int i = 0; !done; i++) {
            events.acquireUninterruptibly();
            Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, name + i));
            scored.incrementAndGet();
            int version = Integer.parseInt(assessment.provenance().version());
            assertThat(assessment.scheme().thresholds().deny()).isEqualTo(deny(version));
            assertThat(assessment.degraded()).isFalse();
        }
        return null;
    }

    private Callable<Void> rounds(Step step) {
        return () -> {
            for (int round = 0; round < ROUNDS; round++) {
                events.release(EVENTS_A_ROUND);
                try {
                    step.run(round);
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessageContaining("no version before");
                }
            }
            return null;
        };
    }

    private static Callable<Void> untilClosed(Step step) {
        return () -> {
            for (int round = 0; ; round++) {
                try {
                    step.run(round);
                } catch (IllegalStateException e) {
                    if ("this scorer is closed".equals(e.getMessage())) {
                        return null;
                    }
                    assertThat(e).hasMessageContaining("no version before");
                }
            }
        };
    }

    private static double deny(int version) {
        return 0.8 + version / 100.0;
    }

    private static String version(int version) {
        return PolicyText.TEST_POLICY
                .replace("version: 1", "version: " + version)
                .replace("deny: 0.80", "deny: " + deny(version))
                .replace(
                        "test: { feature: seen }",
                        version % 2 == 0 ? "test: { feature: seen }" : "test: { before: x, feature: seen }");
    }

    private interface Step {
        void run(int round);
    }
}
