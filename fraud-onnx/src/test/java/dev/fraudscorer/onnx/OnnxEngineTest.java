package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.SmallModels.intLabels;
import static dev.fraudscorer.onnx.testing.SmallModels.logistic;
import static dev.fraudscorer.onnx.testing.SmallModels.neuron;
import static dev.fraudscorer.onnx.testing.SmallModels.stump;
import static dev.fraudscorer.onnx.testing.SmallModels.zipMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a policy folder to evidence. */
class OnnxEngineTest {
    private static final Offset<Double> ROUNDING = within(1e-6);

    @TempDir
    Path folder;

    @BeforeEach
    void writeModels() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        write("neuron", neuron(0.01f, 2).toBytes());
        write("squares", SmallModels.differenceOfSquares().toBytes());
        write(
                "named",
                neuron(0.01f, 2)
                        .metadata("fraudscorer.inputs", "[\"amount\",\"abroad\"]")
                        .toBytes());
        write("zipmap", zipMap(intLabels(0, 1), 0.01f, 2).toBytes());
        write("stump", stump(0, 1, 0.25f, 0.75f, "NONE").toBytes());
        write("broken", new byte[] {1, 2, 3});
    }

    @Test
    void score_activeModel_isTheRisk() throws Exception {
        try (FraudScorer scorer = load("""
                - id: net
                  file: models/zipmap.onnx
                  inputs: [amount, abroad]
                  reason: MODEL_NET
                  weight: 2
                  explain: never
                """)) {
            Assessment assessment = scorer.assess(
                    payment(scorer).set("amount", 50).set("abroad", true).build());

            assertThat(assessment.score()).isCloseTo(logistic(2.5), ROUNDING);
            assertThat(assessment.evidence()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(EvidenceKind.MODEL);
                assertThat(item.source()).isEqualTo("net");
                assertThat(item.reason()).isEqualTo(new ReasonCode("MODEL_NET"));
                assertThat(item.risk()).isEqualTo(assessment.score());
                assertThat(item.weight()).isEqualTo(2);
                assertThat(item.mode()).isEqualTo(Mode.ACTIVE);
                assertThat(item.detail()).isEqualTo("probability from output 'output_probability'");
            });
        }
    }

    @Test
    void score_inputsInAnotherOrder_areBoundByName() throws Exception {
        try (FraudScorer scorer = load("- { id: net, file: models/neuron.onnx, inputs: [abroad, amount] }")) {
            Event event = payment(scorer).set("amount", 0.5).set("abroad", true).build();
            assertThat(scorer.assess(event).score()).isCloseTo(logistic(0.01 + 2 * 0.5), ROUNDING);
        }
    }

    @Test
    void score_namesInTheFile_needNoInputs() throws Exception {
        try (FraudScorer scorer = load("- { id: net, file: models/named.onnx }")) {
            Event event = payment(scorer).set("amount", 50).set("abroad", false).build();
            assertThat(scorer.assess(event).score()).isCloseTo(logistic(0.5), ROUNDING);
        }
    }

    @Test
    void score_shadowModel_isReportedWithoutEffect() throws Exception {
        try (FraudScorer scorer = load("""
                - { id: champion, file: models/stump.onnx, inputs: [amount], explain: never }
                - { id: challenger, file: models/neuron.onnx, inputs: [amount, abroad], mode: shadow, explain: never }
                """)) {
            Assessment assessment = scorer.assess(
                    payment(scorer).set("amount", 50).set("abroad", true).build());

            assertThat(assessment.score()).isEqualTo(0.75);
            assertThat(assessment.evidence()).extracting(Evidence::source).containsExactly("champion", "challenger");
            assertThat(assessment.evidence().get(1).mode()).isEqualTo(Mode.SHADOW);
            assertThat(assessment.evidence().get(1).risk()).isCloseTo(logistic(2.5), ROUNDING);
        }
    }

    @Test
    void score_missingInput_isNaNForTreesAndAFailureOfOthers() throws Exception {
        try (FraudScorer scorer = load("""
                - { id: trees, file: models/stump.onnx, inputs: [amount] }
                - { id: net, file: models/neuron.onnx, inputs: [amount, abroad] }
                """)) {
            Assessment assessment =
                    scorer.assess(payment(scorer).set("abroad", true).build());

            assertThat(assessment.degraded()).isTrue();
            assertThat(assessment.score()).isEqualTo(0.75);
            Evidence net = assessment.evidence().get(1);
            assertThat(net.kind()).isEqualTo(EvidenceKind.FAILURE);
            assertThat(net.failure()).isEqualTo(FailureKind.NOT_EVALUABLE);
            assertThat(net.source()).isEqualTo("net");
            assertThat(net.risk()).isNaN();
            assertThat(net.detail()).isEqualTo("amount: NOT_GIVEN");
        }
    }

    @Test
    void score_modelThatGivesNoProbability_isAFailureInTheEvidence() throws Exception {
        try (FraudScorer scorer = load("- { id: net, file: models/squares.onnx, inputs: [amount, abroad_score] }")) {
            Assessment assessment = scorer.assess(beyondFloats(scorer));

            assertThat(assessment.degraded()).isTrue();
            assertThat(assessment.evidence()).first().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(EvidenceKind.FAILURE);
                assertThat(item.source()).isEqualTo("net");
                assertThat(item.detail()).contains("NoProbabilityException");
            });
            // It was the only source.
            assertThat(assessment.evidence()).element(1).isEqualTo(Evidence.nothingEvaluated());
        }
    }

    @Test
    void score_modelInShadowFails_isToldWithoutEffect() throws Exception {
        try (FraudScorer scorer =
                load("- { id: net, file: models/squares.onnx, inputs: [amount, abroad_score], mode: shadow }")) {
            Assessment assessment = scorer.assess(beyondFloats(scorer));

            assertThat(assessment.degraded()).isFalse();
            assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
            assertThat(assessment.evidence()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(EvidenceKind.FAILURE);
                assertThat(item.mode()).isEqualTo(Mode.SHADOW);
            });
        }
    }

    /** Both go in as the largest float, whose square is infinite. */
    private static Event beyondFloats(FraudScorer scorer) {
        return payment(scorer).set("amount", 1e39).set("abroad_score", -1e39).build();
    }

    @Test
    void load_wrongModels_reportsAllOfThemWithPlaces() {
        PolicyException report = catchThrowableOfType(PolicyException.class, () -> load("""
                        - id: a
                          file: models/broken.onnx
                          inputs: [amount]
                        - id: b
                          file: models/absent.onnx
                          inputs: [amont]
                        - id: b
                          file: models/neuron.onnx
                          inputs: [amount, country]
                          wieght: 3
                        - id: d
                          file: models/neuron.onnx
                          inputs: [amount]
                          mode: silent
                          reason: fraud!
                        - id: e
                          file: models/neuron.onnx
                        - id: f
                          file: models/zipmap.onnx
                          inputs: [amount, abroad]
                          output: output_label
                          weight: 0
                        - id: g
                          file: models/zipmap.onnx
                          inputs: [amount, abroad]
                          fraud_class: fraud
                        - id: h
                        """));

        assertThat(report.problems())
                .extracting(PolicyProblem::toString)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text)
                                .startsWith("policy.yaml:8:9: found in models/broken.onnx bytes that are not protobuf")
                                .endsWith("expected an ONNX model"),
                        text -> assertThat(text).contains("no file 'models/absent.onnx'"),
                        text -> assertThat(text)
                                .contains("unknown input of models/absent.onnx, attribute or feature 'amont'")
                                .endsWith("did you mean 'amount'?"),
                        text -> assertThat(text).contains("the id 'b' for the second time"),
                        text -> assertThat(text)
                                .startsWith("policy.yaml:15:20: found text 'country' as input of models/neuron.onnx"),
                        text -> assertThat(text)
                                .contains("unknown key 'wieght'")
                                .endsWith("did you mean 'weight'?"),
                        text -> assertThat(text)
                                .startsWith("policy.yaml:18:9: found in models/neuron.onnx input 'x' with 2 columns")
                                .contains("expected 1 column, one for each input"),
                        text -> assertThat(text).contains("unknown mode 'silent'"),
                        text -> assertThat(text).contains("the text 'fraud!'").contains("upper-case letters"),
                        text -> assertThat(text).contains("in models/neuron.onnx no names for the model's columns"),
                        text -> assertThat(text)
                                .contains("in models/zipmap.onnx output 'output_label' of type int64 [N]"),
                        text -> assertThat(text).contains("a weight of 0").contains("a weight above 0"),
                        text -> assertThat(text)
                                .contains("in models/zipmap.onnx no class 'fraud'; expected one of '0', '1'"),
                        text -> assertThat(text).contains("no key 'file'"));
    }

    @Test
    void load_namesInTheFileThatThePolicyDoesNotHave_areReported() throws Exception {
        write(
                "odd",
                neuron(1, 2)
                        .metadata("fraudscorer.inputs", "[\"amount\",\"abroat\"]")
                        .toBytes());

        PolicyException report =
                catchThrowableOfType(PolicyException.class, () -> load("- { id: net, file: models/odd.onnx }"));

        assertThat(report)
                .hasMessageContaining("unknown input of models/odd.onnx, attribute or feature 'abroat'")
                .hasMessageContaining("did you mean 'abroad'?");
    }

    @Test
    void provenance_otherModelInTheSameFile_hasAnotherDigest() throws Exception {
        String models = "- { id: net, file: models/neuron.onnx, inputs: [amount, abroad] }";
        try (FraudScorer before = load(models)) {
            write("neuron", neuron(0.01f, 3).toBytes());
            try (FraudScorer after = load(models)) {
                assertThat(after.policy().provenance().digest())
                        .isNotEqualTo(before.policy().provenance().digest());
            }
        }
    }

    private FraudScorer load(String models) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), """
                policy: test
                version: 1
                events:
                  payment: { card: key, amount: number, abroad: boolean, abroad_score: number, country: country }
                score: { combine: noisy_or, thresholds: { approve: 0.2, deny: 0.8 } }
                models:
                """ + models);
        return FraudScorer.load(folder);
    }

    private static Event.Builder payment(FraudScorer scorer) {
        return scorer.event("payment", "tx-1", Instant.parse("2026-11-22T12:00:00Z"))
                .set("card", "tok_1");
    }

    private void write(String model, byte[] content) throws IOException {
        Files.write(folder.resolve("models/" + model + ".onnx"), content);
    }
}
