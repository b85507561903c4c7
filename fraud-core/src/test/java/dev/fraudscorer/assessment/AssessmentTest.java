package dev.fraudscorer.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private static final ScoringScheme SCHEME = ScoringScheme.of(
            Combiner.NOISY_OR, 0.5, new Thresholds(0.2, 0.8), ScoringScheme.DEFAULT_OVERRIDES, Decision.REVIEW);

    @Test
    void principalReasons_manyCauses_areTheFourThatMatteredMost() {
        Assessment assessment = assess(
                rule("a", "WEAK", 0.1),
                rule("b", "STRONG", 0.9),
                Evidence.ruleDecision("c", new ReasonCode("LISTED"), Decision.DENY, Mode.ACTIVE, ""),
                rule("d", "MIDDLE", 0.5),
                rule("e", "STRONG", 0.3),
                rule("f", "FAINT", 0.05),
                rule("g", "FAIR", 0.4));

        assertThat(assessment.principalReasons())
                .extracting(ReasonCode::code)
                .containsExactly("LISTED", "STRONG", "MIDDLE", "FAIR");
    }

    @Test
    void principalReasons_reasonsOfAModel_countAsMuchAsItsScore() {
        Assessment assessment = assess(
                rule("a", "WEAK", 0.1),
                Evidence.modelScore("gbt", null, 0.6, 1, Mode.ACTIVE, ""),
                rule("b", "STRONG", 0.7),
                Evidence.contribution("gbt", new ReasonCode("HIGH_AMOUNT"), 2.5, Mode.ACTIVE, "amount"),
                Evidence.contribution("gbt", new ReasonCode("NEW_DEVICE"), 0.5, Mode.ACTIVE, "device"),
                Evidence.noAttribution("net", Mode.ACTIVE, "none"));

        assertThat(assessment.principalReasons())
                .extracting(ReasonCode::code)
                .containsExactly("STRONG", "HIGH_AMOUNT", "NEW_DEVICE", "WEAK");
    }

    @Test
    void reasonCodes_shadowAndRepeats_areLeftOut() {
        Assessment assessment = assess(
                rule("a", "VELOCITY_CARD", 0.1),
                Evidence.ruleRisk("b", new ReasonCode("IN_SHADOW"), 0.9, 1, Mode.SHADOW, ""),
                rule("c", "VELOCITY_CARD", 0.2));

        assertThat(assessment.reasonCodes()).extracting(ReasonCode::code).containsExactly("VELOCITY_CARD");
    }

    @Test
    void degraded_failureInEvidence_isTrue() {
        assertThat(assess(Evidence.failure(FailureKind.SOURCE_FAILED, "gbt", Mode.ACTIVE, ""))
                        .degraded())
                .isTrue();
        assertThat(assess(Evidence.failure(FailureKind.SOURCE_FAILED, "gbt", Mode.SHADOW, ""))
                        .degraded())
                .isFalse();
        assertThat(assess(rule("a", "X", 0.1)).degraded()).isFalse();
    }

    private static Evidence rule(String id, String reason, double risk) {
        return Evidence.ruleRisk(id, new ReasonCode(reason), risk, 1, Mode.ACTIVE, "");
    }

    @Test
    void outcomes_ofSeveralItems_areThoseOfActiveOnesOnce() {
        Assessment assessment = assess(
                rule("a", "A", 0.1).with(List.of("step_up_3ds", "notify"), Severity.LOW),
                Evidence.ruleRisk("b", null, 0.9, 1, Mode.SHADOW, "").with(List.of("block_card"), null),
                rule("c", "C", 0.1).with(List.of("notify", "call"), null));

        assertThat(assessment.outcomes()).containsExactly("step_up_3ds", "notify", "call");
    }

    @Test
    void valuesOf_itemOfAnotherAssessment_isRefused() {
        Assessment assessment = assess(rule("a", "A", 0.1));

        assertThat(assessment.valuesOf(rule("a", "A", 0.1))).isEmpty();
        assertThatThrownBy(() -> assessment.valuesOf(rule("b", "A", 0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the evidence of 'b' is not of this assessment");
    }

    private static Assessment assess(Evidence... items) {
        List<Evidence> evidence = List.of(items);
        double score = SCHEME.score(evidence);
        Verdict verdict = SCHEME.decide(score, evidence);
        return Assessment.builder("tx-1", "payment")
                .eventTime(Instant.EPOCH)
                .score(score)
                .verdict(verdict)
                .evidence(evidence)
                .scheme(SCHEME)
                .provenance(Provenance.of("p", "1", "sha256:0", "0"))
                .build();
    }
}
