package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.json.AssessmentJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feature that is an estimate decides as any other, and is shown as one, also in what is derived from it. */
final class ApproximateValuesInRulesTest {
    private static final String POLICY = """
            estimated: { merchant.cards: 70312 }
            derived:
              per_card: amount / merchant.cards
              twice: 2 * amount
              cheap: per_card < 1
              size: "merchant.cards > 1000 ? 'large' : 'small'"
            rules:
              - { id: busy, when: merchant.cards > 50000 && amount > 5, reason: BUSY, risk: 0.5 }
              - { id: cheap, when: cheap && twice > 5 && size == 'large', reason: CHEAP, risk: 0.1 }
            """;

    @TempDir
    Path folder;

    @Test
    void score_rulesByAnEstimate_showItAsApproximateAndDegradeNothing() {
        try (FraudScorer scorer = load(new LinkedHashMap<>())) {
            Assessment assessment = scorer.score(payment(scorer));

            assertThat(assessment.degraded()).isFalse();
            assertThat(assessment.valuesOf(assessment.evidence().get(0)))
                    .extracting(EvidenceValue::toString)
                    .containsExactly("merchant.cards = 70312 (approximate), limit 50000", "amount = 60, limit 5");
            assertThat(assessment.valuesOf(assessment.evidence().get(1)))
                    .extracting(EvidenceValue::toString)
                    .containsExactly(
                            "cheap = true (approximate)", "twice = 120, limit 5", "size = 'large' (approximate)");
            assertThat(AssessmentJson.write(assessment))
                    .contains("{\"name\":\"merchant.cards\",\"value\":70312.0,\"limit\":50000.0,\"approximate\":true}");
            assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
        }
    }

    @Test
    void fill_derivedOfAnEstimate_isApproximate() {
        Map<String, Boolean> approximate = new LinkedHashMap<>();
        try (FraudScorer scorer = load(approximate)) {
            scorer.score(payment(scorer));
        }

        assertThat(approximate)
                .containsEntry("merchant.cards", true)
                .containsEntry("per_card", true)
                .containsEntry("cheap", true)
                .containsEntry("size", true)
                .containsEntry("twice", false)
                .containsEntry("amount", false);
    }

    private FraudScorer load(Map<String, Boolean> approximate) {
        new PolicyFiles(folder).policy(POLICY);
        return FraudScorer.builder(folder)
                .listener((Event event, FeatureValues seen, Assessment assessment) -> {
                    for (int slot = 0; slot < seen.size(); slot++) {
                        approximate.put(seen.name(slot), seen.isApproximate(slot));
                    }
                })
                .load();
    }

    private static Event payment(FraudScorer scorer) {
        return scorer.event("payment", "tx-1", Instant.parse("2026-11-22T03:00:00Z"))
                .set("card", "c")
                .set("merchant", "m")
                .set("amount", 60)
                .build();
    }
}
