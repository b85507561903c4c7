package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.HealthStatus;
import dev.fraudscorer.assessment.SourceHealth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that wait for the outside, and one that hangs. */
final class BlockingSourcesTest {
    @TempDir
    Path folder;

    private final Thread caller = Thread.currentThread();
    private final CountDownLatch goOn = new CountDownLatch(1);
    /** Which thread called a source last. */
    private volatile Thread called = caller;

    @SuppressWarnings("NullAway.Init") // loaded by each test
    private TimedPolicy timed;

    @AfterEach
    void close() {
        goOn.countDown();
        TimedEngine.reset();
        timed.scorer.close();
    }

    @Test
    void score_sourceAnswersInTime_isCompleteAndOnAThreadOfItsOwn() {
        load("vendor_a, rule_b", "");
        TimedEngine.at("vendor_a", vector -> called = Thread.currentThread());

        Assessment assessment = timed.score("tx-1", 900, 5_000);

        assertThat(assessment.degraded()).isFalse();
        assertThat(assessment.evidence()).extracting("source").containsExactly("rule_b", "vendor_a");
        assertThat(called).isNotSameAs(caller);
        assertThat(called.isDaemon()).isTrue();
        assertThat(called.getName()).startsWith("fraud-scorer-source-vendor_a-");
    }

    @Test
    void score_withoutDeadline_callsItHereInTheSameOrder() {
        load("vendor_a, rule_b", "");
        TimedEngine.at("vendor_a", vector -> called = Thread.currentThread());

        Assessment assessment = timed.scorer.score(timed.payment("tx-1", 900));

        assertThat(assessment.evidence()).extracting("source").containsExactly("rule_b", "vendor_a");
        assertThat(called).isSameAs(caller);
    }

    @Test
    void score_sourceHangs_isAbandonedAtTheDeadlineAndItsLateAnswerDropped() {
        load("vendor_a, rule_b", "");
        CountDownLatch back = new CountDownLatch(1);
        TimedEngine.at("vendor_a", vector -> {
            timed.hang(() -> Latches.await(goOn), caller, 5_000);
            back.countDown();
        });

        Assessment assessment = timed.score("tx-1", 100, 5_000);

        assertThat(TimedPolicy.failures(assessment)).containsExactly("vendor_a DEADLINE");
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.evidence()).extracting("source").containsExactly("rule_b", "vendor_a");
        assertThat(TestGauges.of(timed.scorer.metrics().gauges()))
                .containsEntry("sources.abandoned{source=vendor_a}", 1L)
                .containsEntry("sources.late{source=vendor_a}", 0L);

        goOn.countDown();
        Latches.await(back);
        // It counts when its thread is free again, which a next call of it shows at the latest.
        TimedEngine.reset();
        assertThat(timed.score("tx-2", 100, 5_000).degraded()).isFalse();
        awaitGauge("sources.late{source=vendor_a}", 1);
        assertThat(assessment.evidence()).hasSize(2);
    }

    @Test
    void score_abandonedSource_keepsACopyThatLaterEventsDoNotChange() {
        load("vendor_a, rule_b", "");
        List<Double> seen = new ArrayList<>();
        CountDownLatch back = new CountDownLatch(1);
        TimedEngine.at("vendor_a", vector -> {
            timed.hang(() -> Latches.await(goOn), caller, 5_000);
            seen.add(vector.number(1));
            seen.add(vector.event().number("amount"));
            back.countDown();
        });
        timed.score("tx-1", 100, 5_000);
        TimedEngine.reset();

        timed.score("tx-2", 300, 5_000);
        goOn.countDown();
        Latches.await(back);

        assertThat(seen).containsExactly(100.0, 100.0);
    }

    @Test
    void score_sourceHangsForManyEvents_holdsABoundedNumberOfThreadsAndOthersGoOn() {
        load("vendor_a, vendor_b, rule_c", "sources: { vendor_a: { breaker: none } }");
        Set<Thread> hanging = ConcurrentHashMap.newKeySet();
        TimedEngine.at("vendor_a", vector -> {
            hanging.add(Thread.currentThread());
            timed.hang(() -> Latches.await(goOn), caller, 5_000);
        });

        int complete = 0;
        // What waits for a thread passes no time by itself.
        timed.nanosPerReading = 10_000;
        for (int i = 0; i < 200; i++) {
            Assessment assessment = timed.score("tx-" + i, 100, 1_000);
            assertThat(TimedPolicy.failures(assessment)).contains("vendor_a DEADLINE");
            if (assessment.evidence().stream().anyMatch(item -> item.source().equals("rule_c") && !item.isFailure())) {
                complete++;
            }
        }

        assertThat(hanging).hasSizeLessThanOrEqualTo(32);
        assertThat(complete).isGreaterThan(20);
    }

    @Test
    void score_storeHangs_leavesTimeForRules() {
        load("store_a, feature_b, rule_c", "");
        timed.takes("rule_c", 50);
        for (int i = 0; i < 50; i++) {
            timed.score("warm-" + i, 10, 1_000_000);
        }
        timed.nanosPerReading = 100;
        TimedEngine.at("store_a", vector -> timed.hang(() -> Latches.await(goOn), caller, 4_900));

        Assessment assessment = timed.score("tx-1", 900, 5_000);

        assertThat(TimedPolicy.failures(assessment)).containsExactly("store_a DEADLINE");
        assertThat(assessment.decision()).isEqualTo(Decision.DENY);
    }

    @Test
    void score_sourceInShadowHangs_makesNoAnswerLate() {
        load("observer_a, rule_b", "");
        TimedEngine.at("observer_a", vector -> timed.hang(() -> Latches.await(goOn), caller, 4_500));

        Assessment assessment = timed.score("tx-1", 100, 5_000);

        assertThat(TimedPolicy.failures(assessment)).containsExactly("observer_a DEADLINE");
        assertThat(assessment.degraded()).isFalse();
        assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
    }

    @Test
    void score_deadlineOfTheSourceAlone_isKept() {
        load("vendor_a, rule_b", "sources: { vendor_a: { deadline: 1ms } }");
        TimedEngine.at("vendor_a", vector -> timed.hang(() -> Latches.await(goOn), caller, 1_000));

        Assessment assessment = timed.score("tx-1", 100, 5_000);

        assertThat(TimedPolicy.failures(assessment)).containsExactly("vendor_a DEADLINE");
    }

    @Test
    void score_sourceFailsAgainAndAgain_isCutOffAndProbed() {
        load("vendor_a, rule_b", "sources: { vendor_a: { breaker: { calls: 20, failure_rate: 0.5, pause: 10s } } }");
        AtomicInteger calls = new AtomicInteger();
        TimedEngine.at("vendor_a", vector -> {
            calls.incrementAndGet();
            throw new IllegalStateException("no connection");
        });
        for (int i = 0; i < 30; i++) {
            assertThat(TimedPolicy.failures(timed.score("fails-" + i, 100, 5_000)))
                    .containsExactly("vendor_a SOURCE_FAILED");
        }

        assertThat(calls).hasValue(20);
        assertThat(health("vendor_a").status()).isEqualTo(HealthStatus.DOWN);
        assertThat(health("vendor_a").cause()).isEqualTo(FailureKind.SOURCE_FAILED);
        assertThat(health("vendor_a").since()).isNotNull();
        assertThat(timed.scorer.health().isReady()).isTrue();
        assertThat(TestGauges.of(timed.scorer.metrics().gauges()))
                .containsEntry("sources.cut_off{source=vendor_a}", 10L);

        // A reload does not begin again with a source that is known to fail.
        timed.scorer.policy().reload();
        timed.score("after the reload", 100, 5_000);
        assertThat(calls).hasValue(20);
        assertThat(health("vendor_a").status()).isEqualTo(HealthStatus.DOWN);
        assertThat(health("vendor_a").cause()).isEqualTo(FailureKind.SOURCE_FAILED);

        timed.pass(10_001_000);
        TimedEngine.reset();
        for (int i = 0; i < 200; i++) {
            timed.score("succeeds-" + i, 100, 5_000);
        }
        assertThat(timed.score("at last", 100, 5_000).degraded()).isFalse();
        assertThat(health("vendor_a").status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void reload_whileASourceIsDown_mendsOnlyWhatIsLoaded() {
        load("vendor_a, rule_b", "sources: { vendor_a: { breaker: none } }");
        for (String source : List.of("vendor_a", "rule_b")) {
            TimedEngine.at(source, vector -> {
                throw new IllegalStateException("it fails");
            });
        }
        for (int i = 0; i < 10; i++) {
            timed.score("fails-" + i, 100, 5_000);
        }
        assertThat(health("vendor_a").status()).isEqualTo(HealthStatus.DOWN);
        assertThat(health("rule_b").status()).isEqualTo(HealthStatus.DOWN);

        timed.scorer.policy().reload();

        // What a vendor runs on is as it was; a rule may be another.
        assertThat(health("vendor_a").status()).isEqualTo(HealthStatus.DOWN);
        assertThat(health("rule_b").status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void score_oneSenderOfManyMakesCallsFail_cutsNobodyOff() {
        load("vendor_a, rule_b", "");
        TimedEngine.at("vendor_a", vector -> {
            if (vector.number(1) == 666) {
                throw new IllegalStateException("a value that the vendor does not take");
            }
        });

        for (int i = 0; i < 1_000; i++) {
            timed.pass(10_000);
            // A burst of a hundred crafted events in a row, within a second of honest ones.
            boolean crafted = i % 10 == 0 || (i > 500 && i % 3 == 0);
            Assessment assessment = timed.score("tx-" + i, crafted ? 666 : 10, 5_000);
            assertThat(assessment.degraded()).isEqualTo(crafted);
        }
    }

    @Test
    void score_ourOwnRulesFail_areNotCutOff() {
        load("rule_a", "");
        TimedEngine.at("rule_a", vector -> {
            throw new IllegalStateException("a value that it does not take");
        });
        for (int i = 0; i < 100; i++) {
            timed.score("crafted-" + i, 10, 5_000);
        }
        assertThat(timed.scorer.health().isReady()).isFalse();

        TimedEngine.reset();

        assertThat(timed.score("honest", 10, 5_000).degraded()).isFalse();
        assertThat(health("rule_a").status()).isEqualTo(HealthStatus.DEGRADED);
    }

    @Test
    void close_whileACallHangs_endsItsThread() throws InterruptedException {
        load("vendor_a, rule_b", "");
        TimedEngine.at("vendor_a", vector -> {
            called = Thread.currentThread();
            timed.hang(() -> Latches.await(goOn), caller, 5_000);
        });
        timed.score("tx-1", 100, 5_000);

        timed.scorer.close();

        called.join(30_000);
        assertThat(called.isAlive()).isFalse();
    }

    private SourceHealth health(String source) {
        return timed.scorer.health().sources().stream()
                .filter(one -> one.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private void awaitGauge(String gauge, long value) {
        while (TestGauges.of(timed.scorer.metrics().gauges()).getOrDefault(gauge, -1L) != value) {
            Thread.onSpinWait();
        }
    }

    private void load(String sources, String options) {
        TimedEngine.reset();
        timed = new TimedPolicy(folder, sources, options);
    }
}
