package dev.fraudscorer.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.testkit.TestGauges;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomalyEvidenceTest {
    private static final String INPUTS = "inputs: [amount, tries, night]";
    private static final String WARM_UP = "warm_up: 300";
    private static final String INLINE = "learn: { inline: true }";

    @TempDir
    Path folder;

    private final Payments payments = new Payments(3);

    @Test
    void score_tooLittleLearned_isNotEvaluableAndSaysHowFar() {
        try (FraudScorer scorer = load(INPUTS, WARM_UP, INLINE)) {
            scoreUsual(scorer, 125);

            Assessment assessment = scorer.score(payments.odd(scorer));

            assertThat(assessment.evidence()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(EvidenceKind.NOT_EVALUABLE);
                assertThat(item.source()).isEqualTo("odd");
                assertThat(item.detail()).isEqualTo("learned 120 of 300 events");
            });
            assertThat(assessment.score()).isZero();
        }
    }

    @Test
    void score_oddEvent_hasRiskReasonWordsAndValues() {
        try (FraudScorer scorer = load(INPUTS, WARM_UP, INLINE, "reason: UNUSUAL", "risk_at: { 0.98: 0.1, 1: 0.4 }")) {
            scoreUsual(scorer, 1_000);

            Assessment assessment = scorer.score(payments.odd(scorer));

            Evidence item = assessment.evidence().get(0);
            assertThat(item.kind()).isEqualTo(EvidenceKind.ANOMALY);
            assertThat(item.risk()).isEqualTo(0.4);
            assertThat(item.mode()).isEqualTo(Mode.ACTIVE);
            assertThat(item.detail()).matches("odder than all of the last \\d+, by \\w+ \\d+ %(, \\w+ \\d+ %)+");
            assertThat(assessment.reasonCodes()).extracting(Object::toString).containsExactly("UNUSUAL");
            assertThat(assessment.score()).isEqualTo(0.4);
            assertThat(assessment.valuesOf(item))
                    .extracting(EvidenceValue::name)
                    .contains("amount", "tries");
            assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
        }
    }

    @Test
    void score_usualEvents_mostlyHaveNoEvidence() {
        try (FraudScorer scorer = load(INPUTS, WARM_UP, INLINE, "risk_at: { 0.98: 0.1, 1: 0.4 }")) {
            scoreUsual(scorer, 1_000);

            long silent = 0;
            for (int i = 0; i < 1_000; i++) {
                silent += scorer.score(payments.usual(scorer)).evidence().isEmpty() ? 1 : 0;
            }

            assertThat(silent).isBetween(950L, 995L);
        }
    }

    @Test
    void score_shadow_isReportedWithoutEffect() {
        try (FraudScorer scorer = load(INPUTS, WARM_UP, INLINE, "mode: shadow")) {
            scoreUsual(scorer, 1_000);

            Assessment assessment = scorer.score(payments.odd(scorer));

            assertThat(assessment.evidence())
                    .singleElement()
                    .satisfies(item -> assertThat(item.mode()).isEqualTo(Mode.SHADOW));
            assertThat(assessment.score()).isZero();
        }
    }

    @Test
    void score_inputMissing_isNotEvaluableAndNotLearned() {
        try (FraudScorer scorer = load(INPUTS, WARM_UP, INLINE)) {
            scoreUsual(scorer, 400);

            Assessment assessment = scorer.score(payments.withoutTries(scorer));

            assertThat(assessment.evidence()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(EvidenceKind.NOT_EVALUABLE);
                assertThat(item.detail()).isEqualTo("tries: NOT_GIVEN");
            });
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsEntry("anomaly.learned{source=odd}", 400L)
                    .containsEntry("anomaly.scored{source=odd}", 100L);
        }
    }

    @Test
    void score_inputMissingAndImputed_isTakenForUsual() {
        try (FraudScorer scorer = load(INPUTS, WARM_UP, INLINE, "missing: impute")) {
            scoreUsual(scorer, 400);

            Assessment assessment = scorer.score(payments.withoutTries(scorer));

            assertThat(assessment.evidence()).isEmpty();
            assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("anomaly.learned{source=odd}", 401L);
        }
    }

    @Test
    void score_conditionDoesNotHold_isNeitherSpokenOfNorLearned() {
        try (FraudScorer scorer = load(INPUTS, WARM_UP, INLINE, "when: channel == 'POS'")) {
            List<Evidence> evidence = scorer.score(payments.odd(scorer)).evidence();

            assertThat(evidence).isEmpty();
            assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("anomaly.learned{source=odd}", 0L);
        }
    }

    @Test
    void assess_whatIf_leavesNoTrace() {
        try (FraudScorer scorer = load(INPUTS, WARM_UP, INLINE)) {
            scoreUsual(scorer, 400);
            var before = TestGauges.of(scorer.metrics().gauges());
            Event odd = payments.odd(scorer);

            Assessment supposed = scorer.assess(odd);

            assertThat(TestGauges.of(scorer.metrics().gauges())).isEqualTo(before);
            assertThat(scorer.score(odd).evidence())
                    .isEqualTo(supposed.evidence())
                    .isNotEmpty();
        }
    }

    @Test
    void score_everyTenth_learnsATenth() {
        try (FraudScorer scorer = load(INPUTS, WARM_UP, "learn: { inline: true, every: 10 }")) {
            scoreUsual(scorer, 991);

            assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("anomaly.learned{source=odd}", 100L);
        }
    }

    @Test
    void score_sameHistoryTwice_saysTheSame() {
        String[] first = texts();
        String[] second = texts();

        assertThat(second).isEqualTo(first);
        assertThat(first).anyMatch(text -> text.contains("\"anomaly\""));
    }

    private String[] texts() {
        Payments stream = new Payments(8);
        String[] texts = new String[1_500];
        try (FraudScorer scorer = load(INPUTS, WARM_UP, INLINE)) {
            for (int i = 0; i < texts.length; i++) {
                Event event = i % 40 == 0 ? stream.odd(scorer) : stream.usual(scorer);
                texts[i] = AssessmentJson.write(scorer.score(event));
            }
        }
        return texts;
    }

    private FraudScorer load(String... entry) {
        return FraudScorer.load(Payments.policy(folder, entry));
    }

    private void scoreUsual(FraudScorer scorer, int events) {
        for (int i = 0; i < events; i++) {
            scorer.score(payments.usual(scorer));
        }
    }
}
