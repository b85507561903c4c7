package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Listeners to failures are called after the answer is fixed, and under no lock. */
final class FailureListenersTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @BeforeEach
    void write() {
        Probe.reset();
        PolicyText.write(folder, ProbedPolicy.TEXT);
    }

    @AfterEach
    void reset() {
        Probe.reset();
        threads.shutdownNow();
    }

    /** A call that works on an event. */
    enum Call {
        SCORE {
            @Override
            void of(FraudScorer scorer, Event event) {
                scorer.score(event);
            }
        },
        RECORD {
            @Override
            void of(FraudScorer scorer, Event event) {
                scorer.record(event);
            }
        },
        WARM_UP {
            @Override
            void of(FraudScorer scorer, Event event) {
                scorer.state().warmUp(List.of(event));
            }
        },
        ASSESS {
            @Override
            void of(FraudScorer scorer, Event event) {
                scorer.assess(event);
            }
        },
        AMEND {
            @Override
            void of(FraudScorer scorer, Event event) {
                scorer.amend(event);
            }
        },
        LABEL {
            @Override
            void of(FraudScorer scorer, Event event) {
                scorer.label(event, Label.fraud(LabelSource.CHARGEBACK, ProbedPolicy.NOON));
            }
        },
        SUPPOSE {
            @Override
            void of(FraudScorer scorer, Event event) {
                scorer.whatIf("payment", event.time(), Map.of("amount", 10));
            }
        };

        abstract void of(FraudScorer scorer, Event event);
    }

    /** Each listener waits until the other is called, too, and then scores the event that the other is called for. */
    @ParameterizedTest
    @EnumSource(Call.class)
    void anyCall_failureListenersOfTwoScorersScoreEachOthersEvent_doNotDeadlock(Call call) {
        failEverywhere();
        CountDownLatch bothInside = new CountDownLatch(2);
        FraudScorer[] scorers = new FraudScorer[2];
        List<Assessment> inside = new ArrayList<>();
        // Once on each thread: the calls from within fail, too.
        ThreadLocal<Boolean> called = ThreadLocal.withInitial(() -> false);
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            scorers[i] = FraudScorer.builder(folder)
                    .failureListener((part, kind, cause) -> {
                        if (called.get()) {
                            return;
                        }
                        called.set(true);
                        bothInside.countDown();
                        Latches.await(bothInside);
                        Assessment theirs = scorers[other].score(ProbedPolicy.harmless(scorers[other], "tx"));
                        synchronized (inside) {
                            inside.add(theirs);
                        }
                    })
                    .load();
        }
        try (FraudScorer first = scorers[0];
                FraudScorer second = scorers[1]) {
            Future<?> one = threads.submit(() -> call.of(first, ProbedPolicy.harmless(first, "tx")));
            Future<?> two = threads.submit(() -> call.of(second, ProbedPolicy.harmless(second, "tx")));
            Latches.get(one);
            Latches.get(two);

            assertThat(inside)
                    .hasSize(2)
                    .allSatisfy(result -> assertThat(result.degraded()).isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void anyCall_failureListenerTakesItsTime_holdsUpNobodyElse(Call call) {
        failEverywhere();
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread tester = Thread.currentThread();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .failureListener((part, kind, cause) -> {
                    if (Thread.currentThread() != tester) {
                        called.countDown();
                        Latches.await(goOn);
                    }
                })
                .load()) {
            Future<?> first = threads.submit(() -> call.of(scorer, ProbedPolicy.harmless(scorer, "tx")));
            Latches.await(called);

            Assessment retry = scorer.score(ProbedPolicy.harmless(scorer, "tx"));

            assertThat(first.isDone()).isFalse();
            assertThat(retry.degraded()).isTrue();
            goOn.countDown();
            Latches.get(first);
        } finally {
            goOn.countDown();
        }
    }

    @Test
    void score_manySourcesFail_areReportedInTheirOrderBeforeTheScoringListeners() {
        failEverywhere();
        List<String> calls = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .failureListener((part, kind, cause) -> calls.add(part))
                .listener((event, values, assessment) -> calls.add("listener"))
                .load()) {
            scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));
            assertThat(calls).containsExactly("host features", "host evidence", "listener");

            calls.clear();
            Probe.reset();
            scorer.score(ProbedPolicy.harmless(scorer, "tx-2"));
            assertThat(calls).as("nothing is left of an earlier event").containsExactly("listener");
        }
    }

    private static void failEverywhere() {
        for (String method : List.of("features.fill", "features.amend", "features.label", "evidence.evaluate")) {
            Probe.at(method, arguments -> {
                throw new IllegalStateException("129.90");
            });
        }
    }
}
