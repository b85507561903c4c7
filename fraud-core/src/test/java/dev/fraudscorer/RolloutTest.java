package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutEnd;
import dev.fraudscorer.policy.rollout.RolloutLimits;
import dev.fraudscorer.policy.rollout.RolloutReport;
import dev.fraudscorer.policy.rollout.RolloutStage;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A challenger beside the champion: what it may do, and what it may not. */
final class RolloutTest {
    @TempDir
    Path folder;

    private TriedPolicies tried;

    @BeforeEach
    void load() {
        tried = new TriedPolicies(folder);
    }

    @AfterEach
    void close() {
        tried.scorer.close();
    }

    private RolloutReport report() {
        return Objects.requireNonNull(tried.scorer.rollout().report());
    }

    @Test
    void score_challengerThatDeniesEverything_deniesAsManyAsTheLimitAllowsAndEndsItself() {
        tried.scorer.rollout().start(tried.ofDenyingAll(7).share(1).build(), Change.by("ann"));

        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            decisions.add(tried.score("tx-" + i, 10).decision());
        }

        assertThat(decisions.subList(0, 7)).containsOnly(Decision.DENY);
        assertThat(decisions.subList(7, 100)).containsOnly(Decision.APPROVE);
        RolloutReport report = report();
        assertThat(report.stage()).isEqualTo(RolloutStage.ENDED);
        assertThat(report.deniedAlone()).isEqualTo(7);
        assertThat(report.answered()).isEqualTo(7);
        assertThat(report.compared()).isEqualTo(8);
        assertThat(Objects.requireNonNull(report.end()).cause()).isEqualTo(RolloutEnd.Cause.DENIALS);
        assertThat(report.end().detail())
                .isEqualTo("it would deny one more alone than the 7 of the last 10000 events that it may");
        assertThat(tried.scorer.health().notes())
                .singleElement()
                .asString()
                .startsWith("the rollout of a challenger ended by itself (DENIALS): it would deny one more");
    }

    @Test
    void score_denialsThatTheChampionWouldDenyToo_takeNoRoom() {
        tried.scorer.rollout().start(tried.ofDenyingAll(1).share(1).build(), Change.by("ann"));

        for (int i = 0; i < 20; i++) {
            assertThat(TriedPolicies.isByChallenger(tried.score("tx-" + i, 900)))
                    .isTrue();
        }

        assertThat(report().stage()).isEqualTo(RolloutStage.FULL);
        assertThat(report().deniedAlone()).isZero();
        assertThat(report().decisions().count(Decision.DENY, Decision.DENY)).isEqualTo(20);
    }

    @Test
    void score_afterTheLastDenialHasLeftTheWindow_challengerMayDenyAgain() {
        RolloutLimits limits =
                RolloutLimits.builder().window(10).minEvents(10).maxDenials(1).build();
        Path challenger = tried.challenger("3", "approve: 0.2, deny: 0.5");
        tried.scorer
                .rollout()
                .start(Rollout.of(challenger).share(1).limits(limits).build(), Change.by("ann"));

        assertThat(tried.score("tx-0", 600).decision()).isEqualTo(Decision.DENY);
        for (int i = 1; i < 10; i++) {
            tried.score("tx-" + i, 10);
        }
        assertThat(tried.score("tx-10", 600).decision()).isEqualTo(Decision.DENY);
        assertThat(report().end()).isNull();
        assertThat(tried.score("tx-11", 600).decision()).isEqualTo(Decision.REVIEW);

        assertThat(Objects.requireNonNull(report().end()).cause()).isEqualTo(RolloutEnd.Cause.DENIALS);
        assertThat(report().deniedAlone()).isEqualTo(2);
    }

    @Test
    void score_endedByItself_staysEndedUntilItIsStartedAgain() {
        Rollout rollout = tried.ofDenyingAll(2).share(1).build();
        tried.scorer.rollout().start(rollout, Change.by("ann"));
        for (int i = 0; i < 30; i++) {
            tried.score("tx-" + i, 10);
        }
        tried.scorer.policy().reloadLists();

        assertThat(TriedPolicies.isByChallenger(tried.score("tx-30", 900))).isFalse();

        tried.scorer.rollout().start(rollout, Change.by("ann"));
        assertThat(TriedPolicies.isByChallenger(tried.score("tx-31", 900))).isTrue();
        assertThat(report().compared()).isEqualTo(1);
        assertThat(tried.scorer.health().notes()).isEmpty();
    }

    @Test
    void score_shadow_changesNoAnswerAndWritesNothing() {
        List<DecisionRecord> records = new ArrayList<>();
        TriedPolicies shadowed =
                new TriedPolicies(folder.resolve("shadowed"), builder -> builder.records(into(records)));
        shadowed.scorer
                .rollout()
                .start(
                        Rollout.of(shadowed.write(
                                        "2",
                                        PolicyText.TEST_POLICY.replace(
                                                        "approve: 0.20, deny: 0.80", "approve: 0, deny: 0")
                                                + "budgets: { policy: { of: card, window: 1h, max_entities: 1 } }\n"))
                                .build(),
                        Change.by("ann"));

        for (int i = 0; i < 50; i++) {
            Assessment alone = tried.score("tx-" + i, i * 20);
            Assessment beside = shadowed.score("tx-" + i, i * 20);
            assertThat(beside).isEqualTo(alone);
            assertThat(shadowed.scorer.score(shadowed.payment("tx-" + i, "card-tx-" + i, i * 20)))
                    .isSameAs(beside);
        }

        RolloutReport report = Objects.requireNonNull(shadowed.scorer.rollout().report());
        assertThat(report.stage()).isEqualTo(RolloutStage.SHADOW);
        assertThat(report.compared()).isEqualTo(50);
        // A budget that is only read is never spent.
        assertThat(report.decisions().count(Decision.APPROVE, Decision.DENY)).isEqualTo(10);
        assertThat(report.answered()).isZero();
        assertThat(shadowed.seen).isEqualTo(tried.seen);
        assertThat(records).hasSize(50).allMatch(record -> !TriedPolicies.isByChallenger(record.assessment()));
        assertThat(gaugesOf(shadowed.scorer)).isEqualTo(gaugesOf(tried.scorer));
        ScorerCounts counts = shadowed.scorer.metrics().counts();
        assertThat(counts.scored()).isEqualTo(50);
        assertThat(counts.degraded()).isZero();
        shadowed.scorer.close();
    }

    private static Map<String, Long> gaugesOf(FraudScorer scorer) {
        Map<String, Long> gauges = TestGauges.of(scorer.metrics().gauges());
        gauges.keySet().removeIf(name -> name.startsWith("rollout."));
        return gauges;
    }

    private static RecordSink into(List<DecisionRecord> records) {
        return new RecordSink() {
            @Override
            public void add(DecisionRecord record) {
                records.add(record);
            }

            @Override
            public void reportTo(Consumer<Throwable> failures) {}

            @Override
            public void close() {}
        };
    }

    @Test
    void score_full_countsEachEventOnceAndChallengerSeesTheSameValues() {
        Path challenger = tried.challenger("3", "approve: 0.5, deny: 0.9");
        tried.scorer.rollout().start(Rollout.of(challenger).share(1).build(), Change.by("ann"));

        for (int i = 1; i <= 20; i++) {
            Assessment assessment = tried.score("tx-" + i, 300);
            assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
            assertThat(TriedPolicies.isByChallenger(assessment)).isTrue();
            assertThat(tried.seen.get(i - 1)).isEqualTo(i, within(0.0));
        }

        assertThat(TestGauges.of(tried.scorer.metrics().gauges()))
                .containsEntry("counter.events{source=counter}", 20L)
                .containsEntry("rollout.answered", 20L)
                .containsEntry("rollout.running", 1L);
        assertThat(report().decisions().count(Decision.REVIEW, Decision.APPROVE))
                .isEqualTo(20);
        assertThat(report().champion().version()).isEqualTo("1");
        assertThat(report().challenger().version()).isEqualTo("3");
    }

    @Test
    void score_challengersAnswer_hasARecordThatReplaysByTheChallenger() {
        List<DecisionRecord> records = new ArrayList<>();
        TriedPolicies recorded =
                new TriedPolicies(folder.resolve("recorded"), builder -> builder.records(into(records)));
        Path challenger = recorded.challenger("3", "approve: 0.5, deny: 0.9");
        recorded.scorer
                .rollout()
                .start(Rollout.of(challenger).share(0.5).stickyBy("card").build(), Change.by("ann"));
        for (int i = 0; i < 20; i++) {
            recorded.score("tx-" + i, 300);
        }
        recorded.scorer.close();

        try (FraudScorer champion = FraudScorer.load(folder.resolve("recorded/champion"));
                FraudScorer other = FraudScorer.load(challenger)) {
            int byChallenger = 0;
            for (DecisionRecord record : records) {
                boolean isByChallenger = TriedPolicies.isByChallenger(record.assessment());
                byChallenger += isByChallenger ? 1 : 0;
                FraudScorer by = isByChallenger ? other : champion;
                assertThat(by.policy().provenance())
                        .isEqualTo(record.assessment().provenance());
                assertThat(by.replay(record).same()).isTrue();
            }
            assertThat(byChallenger).isBetween(1, 19);
        }
    }

    @Test
    void score_typesOfARollout_othersAreTheChampions() {
        tried.scorer
                .rollout()
                .start(tried.ofDenyingAll(100).share(1).eventTypes("login").build(), Change.by("ann"));
        Event login = tried.scorer
                .event("login", "tx-1", TriedPolicies.NOON)
                .set("card", "tok-1")
                .set("ip", "192.0.2.1")
                .receivedAt(TriedPolicies.NOON)
                .build();

        assertThat(TriedPolicies.isByChallenger(tried.scorer.score(login))).isTrue();
        assertThat(TriedPolicies.isByChallenger(tried.score("tx-2", 10))).isFalse();
        assertThat(report().compared()).isEqualTo(1);
    }

    @Test
    void score_bothHaveBudgets_theChallengerSpendsItsOwnOnly() {
        String budgets = "budgets: { policy: { of: card, window: 1h, max_entities: 2 } }\n";
        TriedPolicies limited = new TriedPolicies(folder.resolve("limited"));
        PolicyText.write(folder.resolve("limited/champion"), PolicyText.TEST_POLICY + budgets);
        limited.scorer.policy().reload();
        Path challenger = limited.write(
                "2", PolicyText.TEST_POLICY.replace("approve: 0.20, deny: 0.80", "approve: 0, deny: 0") + budgets);
        limited.scorer
                .rollout()
                .start(Rollout.of(challenger).share(0.5).stickyBy("card").build(), Change.by("ann"));
        for (int i = 0; i < 40; i++) {
            limited.score("tx-" + i, 10);
        }

        // Its own two are spent, and every further denial of it is a review; those of the champion are there.
        assertThat(Objects.requireNonNull(limited.scorer.rollout().report()).deniedAlone())
                .isEqualTo(2);
        limited.scorer.rollout().end(Change.by("ann"));
        assertThat(limited.score("tx-40", 900).decision()).isEqualTo(Decision.DENY);
        assertThat(limited.score("tx-41", 900).decision()).isEqualTo(Decision.DENY);
        assertThat(limited.score("tx-42", 900).decision()).isEqualTo(Decision.REVIEW);
        limited.scorer.close();
    }
}
