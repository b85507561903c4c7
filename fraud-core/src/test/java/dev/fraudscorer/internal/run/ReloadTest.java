package dev.fraudscorer.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.CloserThreads;
import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.TestEngine;
import dev.fraudscorer.TestGauges;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.policy.PolicyException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy is replaced while the scorer continues. */
final class ReloadTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final CloserThreads closerThreads = new CloserThreads();

    private final List<Double> seen = new ArrayList<>();
    private volatile Runnable whileScoring = () -> {};
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);
        scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    seen.add(values.number(values.slot("seen")));
                    whileScoring.run();
                })
                .load();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void reload_changedScore_isInEffectAndInTheProvenance() {
        Assessment before = scorer.score(payment("tx-1", 500));
        PolicyText.write(folder, version(2, "approve: 0.20, deny: 0.40"));

        Provenance now = scorer.policy().reload();

        Assessment after = scorer.score(payment("tx-2", 500));
        assertThat(before.scheme().thresholds().deny()).isEqualTo(0.8);
        assertThat(after.scheme().thresholds().deny()).isEqualTo(0.4);
        assertThat(after.provenance()).isEqualTo(now).isNotEqualTo(before.provenance());
        assertThat(after.provenance().version()).isEqualTo("2");
        assertThat(scorer.policy().provenance()).isEqualTo(now);
        assertThat(scorer.policy().scheme()).isEqualTo(after.scheme());
    }

    @Test
    void reload_countsAndRetries_continue() {
        Event first = payment("tx-1", 500);
        Assessment answer = scorer.score(first);
        Event builtBefore = payment("tx-2", 100);
        PolicyText.write(folder, version(2, "approve: 0.1, deny: 0.2"));
        scorer.policy().reload();

        assertThat(scorer.score(first)).isSameAs(answer);
        scorer.score(builtBefore);
        scorer.score(payment("tx-3", 100));

        assertThat(seen).containsExactly(1.0, 2.0, 3.0);
        assertThat(scorer.metrics().counts())
                .isEqualTo(ScorerCounts.builder().scored(3).repeated(1).build());
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 3L);
    }

    @Test
    void reload_afterwards_snapshotsHoldWhatWasCountedBefore() {
        scorer.score(payment("tx-1", 500));
        PolicyText.write(folder, version(2, "approve: 0.1, deny: 0.2"));
        scorer.policy().reload();
        scorer.score(payment("tx-2", 500));
        scorer.state().snapshot(folder.resolve("state"));

        try (FraudScorer other = FraudScorer.load(folder)) {
            other.state().restore(folder.resolve("state"));
            assertThat(TestGauges.of(other.metrics().gauges())).containsEntry("counter.events{source=counter}", 2L);
        }
    }

    @Test
    void reload_brokenPolicy_isRefusedAndTheOneBeforeStays() {
        Provenance before = scorer.policy().provenance();
        PolicyText.write(folder, version(2, "approve: 0.9, deny: 0.2"));

        assertThatThrownBy(() -> scorer.policy().reload())
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("above deny");

        assertThat(scorer.policy().provenance()).isEqualTo(before);
        assertThat(scorer.score(payment("tx-1", 500)).provenance()).isEqualTo(before);
    }

    @Test
    void reload_otherFolder_isWhereLaterReloadsLook(@TempDir Path other) {
        PolicyText.write(other, version(7, "approve: 0.1, deny: 0.2"));
        assertThat(scorer.policy().reload(other).version()).isEqualTo("7");
        PolicyText.write(other, version(8, "approve: 0.1, deny: 0.2"));
        assertThat(scorer.policy().reload().version()).isEqualTo("8");
    }

    @Test
    void reload_brokenOtherFolder_leavesTheFolderBefore(@TempDir Path other) {
        assertThatThrownBy(() -> scorer.policy().reload(other)).isInstanceOf(PolicyException.class);
        PolicyText.write(folder, version(2, "approve: 0.1, deny: 0.2"));
        assertThat(scorer.policy().reload().version()).isEqualTo("2");
    }

    @Test
    void reload_otherWordsForTheSameEvents_areAccepted() {
        PolicyText.write(
                folder,
                PolicyText.TEST_POLICY.replace("login: { card: key, ip: ip }", "login:\n    card: key\n    ip: ip"));
        scorer.policy().reload();
        assertThat(scorer.eventTypes()).containsExactly("login", "payment");
    }

    @Test
    void reload_otherEvents_takesEventsThatWereBuiltBefore() {
        Event before = payment("tx-1", 500);
        Event second = payment("tx-2", 500);
        Assessment first = scorer.score(before);
        PolicyText.write(
                folder, PolicyText.TEST_POLICY.replace("login: { card: key,", "login: { amount: number, card: key,"));

        scorer.policy().reload();

        assertThat(scorer.score(before)).isSameAs(first);
        assertThat(scorer.score(second).degraded()).isFalse();
        assertThat(scorer.score(payment("tx-1", 500))).isSameAs(first);
        assertThatThrownBy(() -> scorer.score(payment("tx-1", 501))).isInstanceOf(InvalidEventException.class);
        try (FraudScorer other = FraudScorer.load(folder)) {
            assertThatThrownBy(() -> other.score(second)).hasMessageContaining("was built for another scorer");
        }
    }

    @Test
    void reload_stateOfAnotherMeaning_isRefused() {
        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("test: { feature: seen }", "test: { before: x }"));
        assertThatThrownBy(() -> scorer.policy().reload())
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("found another meaning of the state 'counter' than that of the policy in use");

        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("test: { feature: seen }\n", ""));
        assertThatThrownBy(() -> scorer.policy().reload())
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("found no state 'counter', which the policy in use has");
    }

    @Test
    void reload_stateThatTheRunningPolicyLacks_isRefused(@TempDir Path other) {
        PolicyText.write(other, PolicyText.TEST_POLICY.replace("test: { feature: seen }\n", ""));
        try (FraudScorer without = FraudScorer.load(other)) {
            assertThatThrownBy(() -> without.policy().reload(folder))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("found the state 'counter', which the policy in use does not have");
        }
    }

    @Test
    void reload_whileACallIsInside_closesItsVersionWhenTheCallHasLeft() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        whileScoring = () -> {
            inside.countDown();
            await(goOn);
        };
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Assessment> underWay = thread.submit(() -> scorer.score(payment("tx-1", 500)));
            await(inside);
            PolicyText.write(folder, version(2, "approve: 0.1, deny: 0.2"));
            int closedBefore = TestEngine.CLOSED.get();

            scorer.policy().reload();

            // Of the new version the counter that was made in vain; of the old one nothing yet.
            assertThat(TestEngine.CLOSED.get() - closedBefore).isEqualTo(1);
            goOn.countDown();
            Assessment answer = underWay.get(10, TimeUnit.SECONDS);
            assertThat(answer.provenance().version()).isEqualTo("1");
            assertThat(answer.degraded()).isFalse();
        } finally {
            goOn.countDown();
            thread.shutdown();
            assertThat(thread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void reload_nobodyInside_closesWhatTheVersionBeforeHeldAndNothingThatContinues() {
        scorer.score(payment("tx-1", 500));
        int before = TestEngine.CLOSED.get();

        scorer.policy().reload();
        // The counter made in vain, and the old version's risk.
        assertThat(TestEngine.CLOSED.get() - before).isEqualTo(2);

        scorer.close();
        assertThat(TestEngine.CLOSED.get() - before).isEqualTo(4);
    }

    @Test
    void close_whileACallIsInside_letsItEnd() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        whileScoring = () -> {
            inside.countDown();
            await(goOn);
        };
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            int before = TestEngine.CLOSED.get();
            Future<Assessment> underWay = thread.submit(() -> scorer.score(payment("tx-1", 500)));
            await(inside);
            scorer.close();
            assertThat(TestEngine.CLOSED.get()).isEqualTo(before);
            goOn.countDown();
            assertThat(underWay.get(10, TimeUnit.SECONDS).degraded()).isFalse();
            closerThreads.awaitEnd();
            assertThat(TestEngine.CLOSED.get() - before).isEqualTo(2);
        } finally {
            goOn.countDown();
            thread.shutdown();
            assertThat(thread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void reload_closedScorer_reportsIt() {
        scorer.close();
        assertThatThrownBy(() -> scorer.policy().reload()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scorer.policy().reloadLists()).isInstanceOf(IllegalStateException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private Event payment(String id, double amount) {
        return scorer.event("payment", id, NOON)
                .set("card", "tok")
                .set("amount", amount)
                .build();
    }

    private static String version(int version, String thresholds) {
        return PolicyText.TEST_POLICY
                .replace("version: 1", "version: " + version)
                .replace("approve: 0.20, deny: 0.80", thresholds);
    }
}
