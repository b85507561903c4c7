package dev.fraudscorer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Combiner;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.EvidenceValues;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.RandomEvidence;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.Severity;
import dev.fraudscorer.assessment.Thresholds;
import dev.fraudscorer.assessment.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssessmentJsonPropertyTest {
    @Test
    void read_whatWasWritten_isEqual() {
        for (long seed = 0; seed < 5_000; seed++) {
            Assessment assessment = random(new Random(seed));

            Assessment back = AssessmentJson.read(AssessmentJson.write(assessment));

            assertThat(back).as("seed %d", seed).isEqualTo(assessment);
            assertThat(AssessmentJson.write(back)).as("seed %d", seed).isEqualTo(AssessmentJson.write(assessment));
        }
    }

    @Test
    void read_assessmentAlone_givesScoreAndDecisionAgain() {
        for (long seed = 0; seed < 5_000; seed++) {
            Assessment back = AssessmentJson.read(AssessmentJson.write(random(new Random(seed))));

            double score = back.scheme().score(back.evidence());

            assertThat(score).as("seed %d", seed).isEqualTo(back.score());
            assertThat(back.scheme().decide(score, back.evidence()))
                    .as("seed %d", seed)
                    .isEqualTo(new Verdict(back.decision(), back.decidedBy()));
        }
    }

    @Test
    void write_oneRule_readsLikeThis() {
        ScoringScheme scheme = ScoringScheme.of(
                Combiner.NOISY_OR, 0.5, new Thresholds(0.2, 0.8), ScoringScheme.DEFAULT_OVERRIDES, Decision.REVIEW);
        List<Evidence> evidence = List.of(Evidence.ruleRisk(
                "card-burst", new ReasonCode("VELOCITY_CARD"), 0.6, 1, Mode.ACTIVE, "card.count_1h >= 5"));
        Assessment assessment = assessment("tx-4711", evidence, EvidenceValues.NONE, scheme);

        assertThat(AssessmentJson.write(assessment))
                .isEqualTo("{\"event_id\":\"tx-4711\",\"event_type\":\"payment\","
                        + "\"event_time\":\"2026-11-22T10:15:30.250Z\",\"received_at\":\"2026-11-22T10:15:30.850Z\","
                        + "\"score\":0.6,\"decision\":\"review\","
                        + "\"decided_by\":{\"cause\":\"thresholds\"},\"degraded\":false,"
                        + "\"reason_codes\":[\"VELOCITY_CARD\"],"
                        + "\"evidence\":[{\"kind\":\"rule\",\"source\":\"card-burst\",\"reason\":\"VELOCITY_CARD\","
                        + "\"risk\":0.6,\"detail\":\"card.count_1h >= 5\"}],"
                        + "\"scheme\":{\"combine\":\"noisy_or\",\"base_rate\":0.5,"
                        + "\"thresholds\":{\"approve\":0.2,\"deny\":0.8},"
                        + "\"overrides\":[\"deny\",\"approve\",\"review\"],\"on_failure\":\"review\"},"
                        + "\"provenance\":{\"policy\":\"cards\",\"version\":\"1\",\"digest\":\"sha256:00\","
                        + "\"library\":\"0.1.0\"}}");
    }

    @Test
    void write_ruleWithAllFields_readsLikeThis() {
        ScoringScheme scheme = ScoringScheme.of(
                Combiner.NOISY_OR, 0.5, new Thresholds(0.2, 0.8), ScoringScheme.DEFAULT_OVERRIDES, Decision.REVIEW);
        List<Evidence> evidence = List.of(Evidence.ruleDecision("burst", null, Decision.DENY, Mode.ACTIVE, "c")
                .with(List.of("step_up_3ds"), Severity.HIGH));
        EvidenceValues values = EvidenceValues.of(List.of(List.of(
                EvidenceValue.ofNumber("card.count_1h", 7, 5),
                EvidenceValue.ofText("country", "BR"),
                EvidenceValue.ofBoolean("is_new", true),
                EvidenceValue.ofNumber("merchant.cards_1d", 70_312, 50_000).asApproximate())));

        assertThat(AssessmentJson.write(assessment("tx-4711", evidence, values, scheme)))
                .contains("\"outcomes\":[\"step_up_3ds\"],\"evidence\":[{\"kind\":\"rule\",\"source\":\"burst\","
                        + "\"decide\":\"deny\",\"severity\":\"high\",\"outcomes\":[\"step_up_3ds\"],\"detail\":\"c\","
                        + "\"values\":[{\"name\":\"card.count_1h\",\"value\":7.0,\"limit\":5.0},"
                        + "{\"name\":\"country\",\"value\":\"BR\"},{\"name\":\"is_new\",\"value\":true},"
                        + "{\"name\":\"merchant.cards_1d\",\"value\":70312.0,\"limit\":50000.0,"
                        + "\"approximate\":true}]}]");
    }

    @Test
    void write_reactionsToSingleSources_readLikeThis() {
        ScoringScheme scheme = ScoringScheme.of(
                        Combiner.NOISY_OR,
                        0.5,
                        new Thresholds(0.2, 0.8),
                        ScoringScheme.DEFAULT_OVERRIDES,
                        Decision.REVIEW)
                .withReactions(Map.of("vendor", Decision.APPROVE, "rules", Decision.DENY), Decision.REVIEW);
        Evidence failed = Evidence.failure(FailureKind.SOURCE_FAILED, "burst", Mode.ACTIVE, "").toBuilder()
                .partOf("rules")
                .build();

        assertThat(AssessmentJson.write(assessment("tx-4711", List.of(failed), EvidenceValues.NONE, scheme)))
                .contains("\"decision\":\"deny\",\"decided_by\":{\"cause\":\"on_failure\",\"source\":\"burst\"}")
                .contains("{\"kind\":\"failure\",\"source\":\"burst\",\"failure\":\"source_failed\","
                        + "\"part_of\":\"rules\",\"detail\":\"\"}")
                .contains("\"on_failure\":\"review\",\"on_failure_of\":{\"rules\":\"deny\",\"vendor\":\"approve\"},"
                        + "\"on_nothing\":\"review\"}");
    }

    /** What was written before there were reactions to single sources. */
    @Test
    void read_schemeWithoutReactions_hasTheReactionToAny() {
        ScoringScheme scheme = AssessmentJson.read(AssessmentJson.write(assessment(
                        "tx-4711",
                        List.of(),
                        EvidenceValues.NONE,
                        ScoringScheme.of(
                                Combiner.NOISY_OR,
                                0.5,
                                new Thresholds(0.2, 0.8),
                                ScoringScheme.DEFAULT_OVERRIDES,
                                Decision.DENY))))
                .scheme();

        assertThat(scheme.onFailureOf()).isEmpty();
        assertThat(scheme.onNothing()).isEqualTo(Decision.DENY);
    }

    @Test
    void read_reactionThatIsNone_namesTheField() {
        String json = AssessmentJson.write(assessment(
                "tx-4711",
                List.of(),
                EvidenceValues.NONE,
                ScoringScheme.of(
                                Combiner.NOISY_OR,
                                0.5,
                                new Thresholds(0.2, 0.8),
                                ScoringScheme.DEFAULT_OVERRIDES,
                                Decision.REVIEW)
                        .withReactions(Map.of("vendor", Decision.DENY), null)));

        assertThatThrownBy(() -> AssessmentJson.read(json.replace("{\"vendor\":\"deny\"}", "{\"vendor\":\"skip\"}")))
                .hasMessage("field 'scheme.on_failure_of.vendor' is not one of [APPROVE, REVIEW, DENY]");
        assertThatThrownBy(() -> AssessmentJson.read(json.replace("{\"vendor\":\"deny\"}", "[]")))
                .hasMessage("field 'scheme.on_failure_of' is not an object");
    }

    @Test
    void read_textThatIsNotOneValue_isRefusedWithoutBeingShown() {
        String json = AssessmentJson.write(random(new Random(1)));
        for (String text :
                List.of("", " ", "{", json + " {}", json.substring(0, json.length() - 1), "[".repeat(2_000))) {
            assertThatThrownBy(() -> AssessmentJson.read(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("an assessment in JSON was expected");
        }
    }

    @Test
    void read_notAnAssessment_namesTheField() {
        assertThatThrownBy(() -> AssessmentJson.read("{\"event_id\":7}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field 'event_id' is not a text");
        assertThatThrownBy(() -> AssessmentJson.read("{}")).hasMessage("field 'event_id' is missing");
        assertThatThrownBy(() -> AssessmentJson.read("{\"event")).hasMessageContaining("JSON was expected");
    }

    private static Assessment random(Random random) {
        Combiner combiner = Combiner.values()[random.nextInt(Combiner.values().length)];
        double approve = random.nextDouble();
        double deny = approve + (1 - approve) * random.nextDouble();
        ScoringScheme scheme = ScoringScheme.of(
                combiner,
                0.001 + 0.9 * random.nextDouble(),
                new Thresholds(approve, deny),
                List.of(Decision.REVIEW, Decision.DENY, Decision.APPROVE),
                RandomEvidence.decision(random));
        scheme = RandomEvidence.withReactions(random, scheme);
        List<Evidence> evidence = RandomEvidence.list(random, 8);
        return assessment("tx-" + random.nextInt() + "-ж", evidence, RandomEvidence.values(random, evidence), scheme);
    }

    private static Assessment assessment(
            String id, List<Evidence> evidence, EvidenceValues values, ScoringScheme scheme) {
        double score = scheme.score(evidence);
        Verdict verdict = scheme.decide(score, evidence);
        return Assessment.builder(id, "payment")
                .eventTime(Instant.parse("2026-11-22T10:15:30.250Z"))
                .receivedAt(Instant.parse("2026-11-22T10:15:30.250Z").plusMillis(Math.round(score * 1000)))
                .score(score)
                .verdict(verdict)
                .evidence(evidence)
                .values(values)
                .scheme(scheme)
                .provenance(Provenance.of("cards", "1", "sha256:00", "0.1.0"))
                .build();
    }
}
