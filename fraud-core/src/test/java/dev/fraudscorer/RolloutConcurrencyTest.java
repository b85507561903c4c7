package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutEnd;
import dev.fraudscorer.policy.rollout.RolloutLimits;
import dev.fraudscorer.policy.rollout.RolloutReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads score while rollouts begin, change and end. */
final class RolloutConcurrencyTest {
    private static final int THREADS = 4;

    @TempDir
    Path folder;

    private final CloserThreads closerThreads = new CloserThreads();
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    private static FraudScorer scorer(Path champion) {
        PolicyText.write(champion, PolicyText.TEST_POLICY);
        return FraudScorer.load(champion);
    }

    private Path challenger(String version, String thresholds) {
        return PolicyText.write(
                folder.resolve("challenger-" + version),
                PolicyText.TEST_POLICY
                        .replace("version: 1", "version: " + version)
                        .replace("approve: 0.20, deny: 0.80", thresholds));
    }

    private static Assessment score(FraudScorer scorer, String id) {
        return scorer.score(scorer.event("payment", id, TriedPolicies.NOON)
                .set("card", "card-" + id)
                .set("amount", 10)
                .receivedAt(TriedPolicies.NOON)
                .build());
    }

    @Test
    void score_manyThreadsMeetTheLimit_exactlyAsManyAreHarmed() {
        Path denying = challenger("2", "approve: 0, deny: 0");
        for (int round = 0; round < 20; round++) {
            try (FraudScorer scorer = scorer(folder.resolve("champion"))) {
                RolloutLimits limits = RolloutLimits.builder().maxDenials(25).build();
                scorer.rollout()
                        .start(Rollout.of(denying).share(1).limits(limits).build(), Change.by("ann"));
                AtomicInteger denied = new AtomicInteger();
                List<Callable<Void>> calls = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    int number = thread;
                    calls.add(() -> {
                        for (int i = 0; i < 200; i++) {
                            Assessment assessment = score(scorer, "tx-" + number + "-" + i);
                            denied.addAndGet(assessment.decision() == Decision.DENY ? 1 : 0);
                        }
                        return null;
                    });
                }
                run(calls);

                assertThat(denied).as("round %d", round).hasValue(25);
                RolloutReport report = Objects.requireNonNull(scorer.rollout().report());
                assertThat(report.deniedAlone()).isEqualTo(25);
                assertThat(Objects.requireNonNull(report.end()).cause()).isEqualTo(RolloutEnd.Cause.DENIALS);
            }
        }
    }

    @Test
    void score_whileRolloutsStartEndArePromotedAndTheChampionIsReloaded_noCallFailsAndEachEventCountsOnce() {
        closerThreads.awaitEnd();
        TestEngine.CLOSED.set(0);
        Path champion = folder.resolve("champion");
        FraudScorer scorer = scorer(champion);
        Path mild = challenger("3", "approve: 0.5, deny: 0.9");
        Path milder = challenger("4", "approve: 0.6, deny: 0.9");
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger scored = new AtomicInteger();
        List<Future<?>> threads = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            int number = thread;
            threads.add(executor.submit(() -> {
                for (int i = 0; !done.get(); i++) {
                    Assessment assessment = score(scorer, "tx-" + number + "-" + i);
                    scored.incrementAndGet();
                    assertThat(assessment.degraded()).isFalse();
                    assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
                    // One version made all of it.
                    double approve = switch (assessment.provenance().version()) {
                        case "1" -> 0.2;
                        case "3" -> 0.5;
                        default -> 0.6;
                    };
                    assertThat(assessment.scheme().thresholds().approve()).isEqualTo(approve);
                }
            }));
        }
        int loads = 1;
        for (int i = 0; i < 60; i++) {
            scorer.rollout().start(Rollout.of(mild).share(1).stickyBy("card").build(), Change.by("ann"));
            scorer.rollout().share(0.5, Change.by("ann"));
            loads++;
            if (i % 3 == 0) {
                scorer.rollout().end(Change.by("ann"));
            } else if (i % 3 == 1) {
                scorer.rollout().start(Rollout.of(milder).share(1).build(), Change.by("ann"));
                scorer.rollout().promote(Change.by("ann"));
                loads++;
            } else {
                scorer.policy().reload(champion);
                loads++;
            }
        }
        done.set(true);
        threads.forEach(Latches::get);

        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("counter.events{source=counter}", (long) scored.get());
        scorer.close();
        closerThreads.awaitEnd();
        // Each load made a counter and a risk, and each is closed once.
        assertThat(TestEngine.CLOSED).hasValue(2 * loads);
    }

    private void run(List<Callable<Void>> calls) {
        List<Future<Void>> futures = new ArrayList<>();
        calls.forEach(call -> futures.add(executor.submit(call)));
        futures.forEach(Latches::get);
    }
}
