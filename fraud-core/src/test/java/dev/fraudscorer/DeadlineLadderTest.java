package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.HealthStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left out first, second and last when time is short; by a clock that only the sources move. */
final class DeadlineLadderTest {
    @TempDir
    Path folder;

    private TimedPolicy timed;
    private int events;

    @BeforeEach
    void learnWhatTheyTake() {
        TimedEngine.reset();
        timed = new TimedPolicy(folder, "shadow_a, model_b, rule_c, feature_d", "");
        timed.takes("shadow_a", 100);
        timed.takes("model_b", 100);
        timed.takes("model_b explains", 100);
        timed.takes("rule_c", 100);
        // Their running costs come to 100 us.
        for (int i = 0; i < 100; i++) {
            score(1_000_000);
        }
    }

    @AfterEach
    void close() {
        TimedEngine.reset();
        timed.scorer.close();
    }

    @Test
    void score_enoughTime_isComplete() {
        Assessment assessment = score(450);

        assertThat(assessment.degraded()).isFalse();
        assertThat(sources(assessment)).containsExactly("shadow_a", "model_b", "rule_c", "model_b");
    }

    @Test
    void score_lessThanReasonsTake_isWithoutReasons() {
        Assessment assessment = score(350);

        assertThat(assessment.degraded()).isFalse();
        assertThat(sources(assessment)).containsExactly("shadow_a", "model_b", "rule_c", "model_b");
        assertThat(assessment.evidence().get(3).kind()).isEqualTo(EvidenceKind.CONTRIBUTION);
        assertThat(assessment.evidence().get(3).detail()).isEqualTo("DEADLINE");
    }

    @Test
    void score_lessThanAllSourcesTake_leavesOutTheOneInShadowThoughItIsTheFirst() {
        Assessment assessment = score(250);

        assertThat(TimedPolicy.failures(assessment)).containsExactly("shadow_a DEADLINE");
        assertThat(assessment.degraded()).isFalse();
        assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
    }

    @Test
    void score_lessThanModelsTake_leavesTheRulesAndReviews() {
        Assessment assessment = score(150);

        assertThat(TimedPolicy.failures(assessment)).containsExactly("shadow_a DEADLINE", "model_b DEADLINE");
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(sources(assessment)).containsExactly("shadow_a", "model_b", "rule_c");
    }

    @Test
    void score_lessThanRulesTake_isThePolicysAnswerToNothing() {
        Assessment assessment = score(50);

        assertThat(TimedPolicy.failures(assessment))
                .containsExactly("shadow_a DEADLINE", "model_b DEADLINE", "rule_c DEADLINE", "evidence NOT_EVALUABLE");
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
    }

    @Test
    void score_featuresTakeAllTheTime_isMarkedAndCounted() {
        timed.takes("feature_d", 1_000);

        Assessment assessment = score(500);

        assertThat(TimedPolicy.failures(assessment))
                .containsExactly(
                        "feature_d DEADLINE",
                        "shadow_a DEADLINE",
                        "model_b DEADLINE",
                        "rule_c DEADLINE",
                        "evidence NOT_EVALUABLE");
        assertThat(TestGauges.of(timed.scorer.metrics().gauges()))
                .containsEntry("sources.overran{source=feature_d}", 1L);
    }

    @Test
    void score_sourceOverruns_keepsItsEvidenceAndMarksIt() {
        timed.takes("rule_c", 10_000);

        Assessment assessment = timed.score("tx-late", 900, 5_000);

        assertThat(assessment.decision()).isEqualTo(Decision.DENY);
        assertThat(TimedPolicy.failures(assessment)).containsExactly("rule_c DEADLINE");
        assertThat(assessment.evidence())
                .filteredOn(item -> item.failure() != null)
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).isEqualTo("it answered after the deadline"));
        assertThat(timed.scorer.health().sources())
                .filteredOn(source -> source.source().equals("rule_c"))
                .singleElement()
                .satisfies(source -> assertThat(source.status()).isEqualTo(HealthStatus.DEGRADED));
    }

    @Test
    void score_sourceStaysSlow_isSoonLeftOutAndTriedAgain() {
        timed.takes("model_b", 100_000);

        int late = 0;
        for (int i = 0; i < 1_000; i++) {
            Deadline deadline = timed.deadline(5_000);
            Assessment assessment = timed.score("slow-" + i, 10, deadline);
            late += deadline.nanosLeft() < 0 ? 1 : 0;
            assertThat(assessment.degraded()).isTrue();
        }

        // About fourteen until it is known to be slow, then one in a hundred or so.
        assertThat(late).isBetween(5, 40);
        timed.takes("model_b", 100);
        for (int i = 0; i < 1_000; i++) {
            timed.score("quick-" + i, 10, 5_000);
        }
        assertThat(timed.score("at last", 10, 5_000).degraded()).isFalse();
    }

    @Test
    void score_withoutDeadline_readsNoClockAndLeavesNothingOut() {
        timed.takes("rule_c", 1_000_000);

        assertThat(timed.scorer.score(timed.payment("tx-1", 10)).degraded()).isFalse();
        assertThat(TestGauges.of(timed.scorer.metrics().gauges())).doesNotContainKey("sources.overran{source=rule_c}");
    }

    private Assessment score(long micros) {
        return timed.score("tx-" + events++, 10, micros);
    }

    private static List<String> sources(Assessment assessment) {
        return assessment.evidence().stream().map(Evidence::source).toList();
    }
}
