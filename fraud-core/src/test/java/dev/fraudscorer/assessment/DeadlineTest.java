package dev.fraudscorer.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test engine takes a millisecond for its risk and two more for reasons, by its own account. */
class DeadlineTest {
    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 500_000);
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        String explained = PolicyText.TEST_POLICY.replace("{ feature: seen }", "{ feature: seen, explain: true }");
        scorer = FraudScorer.load(PolicyText.write(folder, explained));
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void score_enoughTime_isCompleteWithReasons() {
        Assessment assessment = scorer.score(payment("tx-1", 500, "none"), deadline(3));

        assertThat(assessment.degraded()).isFalse();
        assertThat(assessment.evidence())
                .extracting(Evidence::kind)
                .containsExactly(EvidenceKind.RULE, EvidenceKind.CONTRIBUTION);
        assertThat(assessment.evidence().get(1).contribution()).isEqualTo(500);
    }

    @Test
    void score_timeForTheRiskAlone_reportsThatReasonsAreMissing() {
        Assessment assessment = scorer.score(payment("tx-1", 500, "none"), deadline(1));

        assertThat(assessment.score()).isEqualTo(0.5);
        assertThat(assessment.degraded()).isFalse();
        assertThat(assessment.evidence().get(1).detail()).isEqualTo("DEADLINE");
        assertThat(assessment.evidence().get(1).contribution()).isNaN();
    }

    @Test
    void score_noTimeLeft_isDegradedAndReviewedAndCountsTheEvent() {
        Assessment late = scorer.score(payment("tx-1", 100, "none"), deadline(0));
        Assessment again = scorer.score(payment("tx-1", 100, "none"));

        assertThat(late.degraded()).isTrue();
        assertThat(late.decision()).isEqualTo(Decision.REVIEW);
        assertThat(late.decidedBy()).isEqualTo(new DecidedBy(DecidedBy.Cause.ON_FAILURE, "risk"));
        assertThat(late.evidence().get(0).failure()).isEqualTo(FailureKind.DEADLINE);
        assertThat(again).isSameAs(late);
    }

    @Test
    void score_clockRunsOn_leavesLess() {
        Deadline deadline = deadline(2);
        nanos.addAndGet(1_500_000);

        assertThat(scorer.score(payment("tx-1", 100, "none"), deadline).degraded())
                .isTrue();
    }

    @Test
    void score_approved_isNotExplained() {
        assertThat(scorer.score(payment("tx-1", 100, "none")).evidence())
                .extracting(Evidence::kind)
                .containsExactly(EvidenceKind.RULE);
    }

    @Test
    void score_reasonsFail_keepScoreAndDecision() {
        Assessment assessment = scorer.score(payment("tx-1", 900, "reasons"));

        assertThat(assessment.decision()).isEqualTo(Decision.DENY);
        assertThat(assessment.degraded()).isFalse();
        assertThat(assessment.evidence()).hasSize(2);
        assertThat(assessment.evidence().get(1).detail()).isEqualTo("SOURCE_FAILED");
        assertThat(assessment.scheme().score(assessment.evidence())).isEqualTo(assessment.score());
    }

    @Test
    void after_negativeBudget_isRefused() {
        assertThatThrownBy(() -> Deadline.after(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be negative");
    }

    /** The clock is about to overflow, as that of the system may be. */
    private Deadline deadline(int millis) {
        return Deadline.after(Duration.ofMillis(millis), nanos::get);
    }

    private Event payment(String id, double amount, String fail) {
        return scorer.event("payment", id, Instant.parse("2026-11-22T12:00:00Z"))
                .set("card", "c-1")
                .set("amount", amount)
                .set("country", "DE")
                .set("currency", "EUR")
                .set("ip", "192.0.2.1")
                .set("new_device", false)
                .set("fail", fail)
                .build();
    }
}
