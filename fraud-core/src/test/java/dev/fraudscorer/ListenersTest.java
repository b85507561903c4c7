package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.FailureKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listeners are called after the answer is fixed, and under no lock. */
final class ListenersTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Probe.reset();
        PolicyText.write(folder, ProbedPolicy.TEXT);
    }

    static List<Thrown> thrown() {
        return Thrown.ALL;
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void score_listenerThrows_theOthersAreCalledAndTheCallerGetsTheAnswer(Thrown thrown) {
        List<Assessment> received = new ArrayList<>();
        List<FailureKind> kinds = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> received.add(assessment))
                .listener((event, values, assessment) -> {
                    try {
                        thrown.throwIt();
                    } catch (Throwable e) {
                        throw Probe.sneaky(e);
                    }
                })
                .listener((event, values, assessment) -> received.add(assessment))
                .failureListener((part, kind, cause) -> {
                    throw new AssertionError("a failure listener that fails");
                })
                .failureListener((part, kind, cause) -> {
                    assertThat(part).isEqualTo("a scoring listener");
                    kinds.add(kind);
                })
                .load()) {
            Assessment result = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));

            assertThat(result.decision()).isEqualTo(Decision.APPROVE);
            assertThat(result.degraded()).isFalse();
            assertThat(received).containsExactly(result, result);
            assertThat(kinds).containsExactly(thrown.kind());
            assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-1"))).isSameAs(result);
        }
        assertThat(Thread.interrupted()).isEqualTo(thrown.name().equals("sneaky InterruptedException"));
    }

    /** Each listener waits until the other is called, too, and then scores the event that the other is called for. */
    @Test
    void score_listenersOfTwoScorersScoreEachOthersEvent_doNotDeadlock() {
        CountDownLatch bothInside = new CountDownLatch(2);
        FraudScorer[] scorers = new FraudScorer[2];
        List<Assessment> inside = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            scorers[i] = FraudScorer.builder(folder)
                    .listener((event, values, assessment) -> {
                        bothInside.countDown();
                        Latches.await(bothInside);
                        Assessment theirs = scorers[other].score(ProbedPolicy.harmless(scorers[other], "tx"));
                        synchronized (inside) {
                            inside.add(theirs);
                        }
                    })
                    .load();
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (FraudScorer first = scorers[0];
                FraudScorer second = scorers[1]) {
            Future<Assessment> one = threads.submit(() -> first.score(ProbedPolicy.harmless(first, "tx")));
            Future<Assessment> two = threads.submit(() -> second.score(ProbedPolicy.harmless(second, "tx")));

            List<Assessment> outside = List.of(Latches.get(one), Latches.get(two));

            assertThat(inside)
                    .hasSize(2)
                    .allSatisfy(result -> assertThat(outside).anyMatch(result::equals));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void score_retryWhileAListenerIsCalled_isAnsweredAtOnce() {
        CountDownLatch received = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    received.countDown();
                    Latches.await(goOn);
                })
                .load()) {
            Future<Assessment> first = thread.submit(() -> scorer.score(ProbedPolicy.harmless(scorer, "tx")));
            Latches.await(received);

            Assessment retry = scorer.score(ProbedPolicy.harmless(scorer, "tx"));

            assertThat(first.isDone()).isFalse();
            goOn.countDown();
            assertThat(Latches.get(first)).isSameAs(retry);
        } finally {
            goOn.countDown();
            thread.shutdownNow();
        }
    }
}
