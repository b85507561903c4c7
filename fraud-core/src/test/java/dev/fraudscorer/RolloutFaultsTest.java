package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.TestDeadlines;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutEnd;
import dev.fraudscorer.policy.rollout.RolloutLimits;
import dev.fraudscorer.policy.rollout.RolloutReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a challenger, the champion's answer is there. */
final class RolloutFaultsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String CHAMPION = "rule_a";

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
    private final List<String> reported = new ArrayList<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        TimedEngine.reset();
        scorer = FraudScorer.builder(policy("champion", "1", CHAMPION, ""))
                .nanoClock(nanos::get)
                .failureListener((part, kind, cause) -> reported.add(part))
                .load();
    }

    @AfterEach
    void close() {
        goOn.countDown();
        scorer.close();
        TimedEngine.reset();
    }

    private Path policy(String name, String version, String sources, String options) {
        return PolicyText.write(folder.resolve(name), """
                policy: timed
                version: %s
                events: { payment: { card: key, amount: number } }
                timed: [%s]
                %s
                score: { combine: max, thresholds: { approve: 0.20, deny: 0.80 } }
                """.formatted(version, sources, options));
    }

    private void start(String sources, double share, RolloutLimits limits, Duration deadline) {
        scorer.rollout()
                .start(
                        Rollout.of(policy("challenger", "2", sources, ""))
                                .share(share)
                                .limits(limits)
                                .deadline(deadline)
                                .build(),
                        Change.by("ann"));
    }

    private Assessment score(String id, Deadline deadline) {
        Event event = scorer.event("payment", id, NOON)
                .set("card", "tok-1")
                .set("amount", 100)
                .receivedAt(NOON)
                .build();
        return scorer.score(event, deadline);
    }

    private void assertIsTheChampions(Assessment assessment) {
        assertThat(assessment.provenance().version()).isEqualTo("1");
        assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
        assertThat(assessment.degraded()).isFalse();
    }

    private RolloutReport report() {
        return Objects.requireNonNull(scorer.rollout().report());
    }

    @Test
    void score_challengerThrows_championAnswersAndNoAlarmIsRaised() {
        start("rule_b", 1, RolloutLimits.DEFAULT, Duration.ofSeconds(5));
        TimedEngine.at("rule_b", vector -> {
            throw new IllegalStateException("broken");
        });

        for (int i = 0; i < 20; i++) {
            assertIsTheChampions(score("tx-" + i, Deadline.NONE));
        }

        assertThat(report().failed()).isEqualTo(20);
        assertThat(report().answered()).isZero();
        assertThat(reported).isEmpty();
        assertThat(scorer.metrics().counts().degraded()).isZero();
    }

    @Test
    void score_challengerEndsMemoryOrStack_championAnswers() {
        start("rule_b", 1, RolloutLimits.DEFAULT, Duration.ofSeconds(5));
        TimedEngine.at("rule_b", vector -> {
            throw "tx-0".equals(vector.event().id()) ? new OutOfMemoryError("made up") : new StackOverflowError();
        });

        assertIsTheChampions(score("tx-0", Deadline.NONE));
        assertIsTheChampions(score("tx-1", Deadline.NONE));
        assertThat(report().failed()).isEqualTo(2);
    }

    @Test
    void score_challengerFailsTooOften_endsByItself() {
        RolloutLimits limits =
                RolloutLimits.builder().minEvents(10).maxDegradedRate(0.1).build();
        start("rule_b", 0, limits, Duration.ofSeconds(5));
        TimedEngine.at("rule_b", vector -> {
            if (vector.event().id().compareTo("tx-18") >= 0) {
                throw new IllegalStateException("broken");
            }
        });

        for (int i = 10; i < 30; i++) {
            assertIsTheChampions(score("tx-" + i, Deadline.NONE));
        }

        RolloutEnd end = Objects.requireNonNull(report().end());
        assertThat(end.cause()).isEqualTo(RolloutEnd.Cause.DEGRADED_RATE);
        assertThat(end.detail()).isEqualTo("parts of it failed on 2 of the last 10 events; expected at most 10.0 %");
    }

    @Test
    void score_aSourceOfTheChallengerHangs_championAnswersAndTheEndIsNotHeldUp() {
        start("rule_b, vendor_c", 1, RolloutLimits.DEFAULT, Duration.ofMillis(20));
        TimedEngine.at("vendor_c", vector -> Latches.await(goOn));

        for (int i = 0; i < 5; i++) {
            assertIsTheChampions(score("tx-" + i, Deadline.NONE));
        }

        assertThat(report().failed()).isEqualTo(5);
        scorer.rollout().end(Change.by("ann"));
        assertIsTheChampions(score("tx-5", Deadline.NONE));
    }

    @Test
    void score_challengerUsuallyTakesLongerThanWhatIsLeft_isLeftOutFirst() {
        start("rule_b", 1, RolloutLimits.DEFAULT, Duration.ofSeconds(5));
        TimedEngine.at("rule_b", vector -> nanos.addAndGet(5_000_000));
        for (int i = 0; i < 100; i++) {
            assertThat(score("tx-" + i, Deadline.NONE).provenance().version()).isEqualTo("2");
        }

        Assessment hurried = score("tx-100", TestDeadlines.after(Duration.ofMillis(3), nanos::get));

        assertIsTheChampions(hurried);
        assertThat(report().leftOut()).isEqualTo(1);
        assertThat(report().compared()).isEqualTo(100);
        assertThat(report().latency().p50()).isBetween(Duration.ofMillis(5), Duration.ofNanos(5_625_000));
        assertThat(report().latency().longest()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void score_challengerWouldTakeAllThatIsLeft_isLeftOutSinceAnEighthStays() {
        start("rule_b", 1, RolloutLimits.DEFAULT, Duration.ofSeconds(5));
        TimedEngine.at("rule_b", vector -> nanos.addAndGet(5_000_000));
        for (int i = 0; i < 100; i++) {
            score("tx-" + i, Deadline.NONE);
        }

        assertIsTheChampions(score("tx-100", TestDeadlines.after(Duration.ofNanos(5_500_000), nanos::get)));
        assertThat(report().leftOut()).isEqualTo(1);
        assertThat(score("tx-101", TestDeadlines.after(Duration.ofMillis(6), nanos::get))
                        .provenance()
                        .version())
                .isEqualTo("2");
    }

    @Test
    void score_callStillInsideTheChampionBefore_isNotTheChallengersOfTheNext() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        TimedEngine.at("rule_a", vector -> {
            if ("tx-0".equals(vector.event().id())) {
                inside.countDown();
                Latches.await(goOn);
            }
        });
        List<Assessment> answers = new ArrayList<>();
        Thread late = new Thread(() -> answers.add(score("tx-0", Deadline.NONE)));
        late.start();
        Latches.await(inside);
        policy("champion", "1.1", CHAMPION, "");
        scorer.policy().reload();
        start("rule_b", 1, RolloutLimits.DEFAULT, Duration.ofSeconds(5));
        goOn.countDown();
        late.join();

        assertIsTheChampions(answers.get(0));
        assertThat(report().compared()).isZero();
        assertThat(score("tx-1", Deadline.NONE).provenance().version()).isEqualTo("2");
    }

    @Test
    void score_challengerOverrunsWhatIsLeft_championAnswers() {
        start("rule_b", 1, RolloutLimits.DEFAULT, Duration.ofSeconds(5));
        TimedEngine.at("rule_b", vector -> nanos.addAndGet(5_000_000));

        Assessment first = score("tx-0", TestDeadlines.after(Duration.ofMillis(3), nanos::get));

        assertIsTheChampions(first);
        assertThat(report().failed()).isEqualTo(1);
    }

    @Test
    void score_challengerTooSlow_endsByItself() {
        RolloutLimits limits = RolloutLimits.builder()
                .minEvents(50)
                .maxLatency(Duration.ofMillis(2))
                .build();
        start("rule_b", 0, limits, Duration.ofSeconds(5));
        TimedEngine.at("rule_b", vector -> nanos.addAndGet(3_000_000));

        for (int i = 0; i < 60; i++) {
            score("tx-" + i, Deadline.NONE);
        }

        RolloutEnd end = Objects.requireNonNull(report().end());
        assertThat(end.cause()).isEqualTo(RolloutEnd.Cause.LATENCY);
        assertThat(end.detail())
                .isEqualTo("it took longer than PT0.002S on 50 of the last 50 events; expected at most 1 in 100");
        assertThat(report().compared()).isEqualTo(50);
    }

    @Test
    void score_championFails_itsFailureIsInItsAnswerAndNotTheChallengers() {
        start("rule_b", 0, RolloutLimits.DEFAULT, Duration.ofSeconds(5));
        TimedEngine.at("rule_a", vector -> {
            throw new IllegalStateException("broken");
        });

        Assessment assessment = score("tx-0", Deadline.NONE);

        assertThat(assessment.provenance().version()).isEqualTo("1");
        assertThat(assessment.evidence()).anyMatch(item -> item.failure() == FailureKind.SOURCE_FAILED);
        assertThat(report().failed()).isZero();
        assertThat(report().compared()).isEqualTo(1);
        assertThat(reported).isNotEmpty();
    }

    @Test
    void score_retriesOfOneIdWhileTheChallengerWorks_oneAnswer() throws InterruptedException {
        start("rule_b", 1, RolloutLimits.DEFAULT, Duration.ofSeconds(5));
        CountDownLatch inside = new CountDownLatch(1);
        TimedEngine.at("rule_b", vector -> {
            inside.countDown();
            Latches.await(goOn);
        });
        List<Assessment> answers = new ArrayList<>();
        Thread first = new Thread(() -> answers.add(score("tx-0", Deadline.NONE)));
        first.start();
        Latches.await(inside);
        goOn.countDown();
        Assessment retry = score("tx-0", Deadline.NONE);
        first.join();

        assertThat(answers).containsExactly(retry);
        assertThat(retry.provenance().version()).isEqualTo("2");
        assertThat(report().compared()).isEqualTo(1);
    }

    @Test
    void score_sharedFeaturesFailed_areTheChallengersFailureNeither() {
        TriedPolicies tried = new TriedPolicies(folder.resolve("counted"));
        tried.scorer
                .rollout()
                .start(
                        Rollout.of(tried.challenger("3", "approve: 0.5, deny: 0.9"))
                                .share(1)
                                .build(),
                        Change.by("ann"));
        Event event = tried.payment("tx-1", "tok-1", 10).toBuilder()
                .set("fail", "features")
                .build();

        Assessment assessment = tried.scorer.score(event);

        assertThat(assessment.provenance().version()).isEqualTo("3");
        assertThat(assessment.evidence())
                .filteredOn(item -> item.failure() != null)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.source()).isEqualTo("counter");
                    assertThat(item.detail()).isEqualTo("IllegalStateException");
                });
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(Objects.requireNonNull(tried.scorer.rollout().report()).failed())
                .isZero();
        tried.scorer.close();
    }
}
