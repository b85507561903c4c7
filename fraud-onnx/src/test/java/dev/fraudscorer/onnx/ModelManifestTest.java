package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.GraphBuilder.ML;
import static dev.fraudscorer.onnx.testing.GraphBuilder.integer;
import static dev.fraudscorer.onnx.testing.GraphBuilder.texts;
import static dev.fraudscorer.onnx.testing.SmallModels.logistic;
import static dev.fraudscorer.onnx.testing.SmallModels.neuron;
import static dev.fraudscorer.onnx.testing.SmallModels.stump;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a policy states about a model beside its file. */
class ModelManifestTest {
    private static final Offset<Double> ROUNDING = within(1e-6);

    @TempDir
    Path folder;

    @BeforeEach
    void writeModels() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        write("neuron", neuron(0.01f, 2));
        write("stump", stump(0, 1, 0.25f, 0.75f, "NONE"));
        write("margin", stump(0, 1, -3, 3, "NONE"));
        write("tensors", tensors());
        write("doubles", doubles());
        write("texts", countries());
    }

    @Test
    void score_codes_areTheNumbersOfTexts() throws Exception {
        String models = """
                - id: net
                  file: models/neuron.onnx
                  inputs: [amount, { name: country, codes: { DE: 0, BR: 1 }, unknown: 0.5 }]
                """;
        try (FraudScorer scorer = load(models)) {
            assertThat(score(scorer, 100, "BR")).isCloseTo(logistic(3), ROUNDING);
            assertThat(score(scorer, 100, "DE")).isCloseTo(logistic(1), ROUNDING);
            assertThat(score(scorer, 100, "FR")).isCloseTo(logistic(2), ROUNDING);
        }
    }

    @Test
    void score_textWithoutCode_isMissing() throws Exception {
        String models =
                "- { id: net, file: models/neuron.onnx, inputs: [amount, { name: country, codes: { DE: 0 } }] }";
        try (FraudScorer scorer = load(models)) {
            assertThat(assess(scorer, 100, "FR").evidence()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(EvidenceKind.FAILURE);
                assertThat(item.failure()).isEqualTo(FailureKind.NOT_EVALUABLE);
                assertThat(item.detail()).isEqualTo("country: a text without a code");
            });
        }
    }

    @Test
    void score_oneTextInSeveralColumns_isOneHot() throws Exception {
        String models = """
                - id: net
                  file: models/neuron.onnx
                  inputs:
                    - { name: country, codes: { DE: 1 }, unknown: 0 }
                    - { name: country, codes: { BR: 1 }, unknown: 0 }
                """;
        try (FraudScorer scorer = load(models)) {
            assertThat(score(scorer, 100, "DE")).isCloseTo(logistic(0.01), ROUNDING);
            assertThat(score(scorer, 100, "BR")).isCloseTo(logistic(2), ROUNDING);
        }
    }

    @Test
    void score_tensorForEachColumn_isBoundByName() throws Exception {
        String byName = """
                - id: net
                  file: models/tensors.onnx
                  inputs: { count: { name: items, missing: 1 }, amount: amount }
                """;
        try (FraudScorer scorer = load(byName)) {
            assertThat(score(scorer, 2, "DE")).isCloseTo(logistic(2 + 10), ROUNDING);
        }
        try (FraudScorer scorer = load("- { id: net, file: models/tensors.onnx, inputs: [amount, items] }")) {
            Event three = payment(scorer, 2, "DE").set("items", 3.9).build();
            assertThat(scorer.assess(three).score()).isCloseTo(logistic(2 + 30), ROUNDING);
            assertThat(assess(scorer, 2, "DE").evidence())
                    .singleElement()
                    .satisfies(item -> assertThat(item.detail()).isEqualTo("items: NOT_GIVEN"));
        }
    }

    @Test
    void score_columnOfTexts_takesTexts() throws Exception {
        try (FraudScorer scorer = load("- { id: net, file: models/texts.onnx, inputs: [country] }")) {
            assertThat(score(scorer, 1, "BR")).isCloseTo(0.9, ROUNDING);
            assertThat(score(scorer, 1, "FR")).isCloseTo(0.1, ROUNDING);
        }
    }

    @Test
    void score_doubles_areNotRounded() throws Exception {
        try (FraudScorer scorer = load("- { id: net, file: models/doubles.onnx, inputs: [amount] }")) {
            // As floats both would be 16777216.
            assertThat(score(scorer, 16_777_217, "DE")).isCloseTo(logistic(1), ROUNDING);
            assertThat(score(scorer, 16_777_216, "DE")).isCloseTo(0.5, ROUNDING);
        }
    }

    @Test
    void score_transforms_makeAProbabilityOfAMargin() throws Exception {
        assertThat(scoreOf("transform: sigmoid")).isCloseTo(logistic(3), ROUNDING);
        assertThat(scoreOf("transform: [sigmoid, 1 - x]")).isCloseTo(logistic(-3), ROUNDING);
        assertThat(scoreOf("transform: { x: [-4, 0, 4], y: [0, 0.2, 1] }")).isCloseTo(0.8, ROUNDING);
        assertThat(scoreOf("transform: { x: [-4, 4], y: [1, 0] }")).isCloseTo(0.125, ROUNDING);
    }

    @Test
    void score_calibration_comesLast() throws Exception {
        assertThat(scoreOf("transform: sigmoid, calibration: { platt: { a: -2, b: 1 } }"))
                .isCloseTo(logistic(2 * logistic(3) - 1), ROUNDING);
        String isotonic = "transform: sigmoid, calibration: { isotonic: { x: [0, 0.5, 1], y: [0, 0.1, 0.3] },"
                + " expected_calibration_error: 0.01 }";
        assertThat(scoreOf(isotonic)).isCloseTo(0.1 + 0.2 * (logistic(3) - 0.5) / 0.5, ROUNDING);
    }

    @Test
    void score_missing_isWhatTheManifestSays() throws Exception {
        try (FraudScorer scorer = load("- { id: t, file: models/stump.onnx, inputs: [items] }")) {
            assertThat(score(scorer, 1, "DE")).as("passed as NaN").isEqualTo(0.75);
        }
        try (FraudScorer scorer = load("- { id: t, file: models/stump.onnx, inputs: [items], missing: 0 }")) {
            assertThat(score(scorer, 1, "DE")).as("imputed").isEqualTo(0.25);
        }
        try (FraudScorer scorer = load("- { id: t, file: models/stump.onnx, inputs: [items], missing: refuse }")) {
            assertThat(assess(scorer, 1, "DE").evidence())
                    .singleElement()
                    .satisfies(item -> assertThat(item.kind()).isEqualTo(EvidenceKind.FAILURE));
        }
    }

    @Test
    void load_mistakes_areReportedWithPlaces() {
        PolicyException report = catchThrowableOfType(PolicyException.class, () -> load("""
                - { id: a, file: models/neuron.onnx, inputs: [amount, items], missing: pass }
                - { id: b, file: models/margin.onnx, inputs: [amount] }
                - { id: c, file: models/margin.onnx, inputs: [amount], transform: tanh }
                - { id: d, file: models/margin.onnx, inputs: [amount], transform: { x: [0, 1], y: [1, 1, 1] } }
                - { id: e, file: models/margin.onnx, inputs: [amount], transform: { x: [1, 0], y: [1, 1] } }
                - { id: f, file: models/stump.onnx, inputs: [amount], calibration: { isotonic: { x: [0, 1], y: [1, 0] } } }
                - { id: g, file: models/stump.onnx, inputs: [amount], calibration: {} }
                - { id: h, file: models/stump.onnx, inputs: [amount], missing: ignore }
                - { id: i, file: models/tensors.onnx, inputs: { amount: amount } }
                - { id: j, file: models/tensors.onnx, inputs: { amount: amount, count: items, other: items } }
                - { id: k, file: models/texts.onnx, inputs: [amount] }
                - { id: l, file: models/stump.onnx, inputs: [amount], reasons: { amont: HIGH_AMOUNT } }
                - { id: m, file: models/stump.onnx, inputs: [amount], explain: sometimes, most_reasons: 1.5 }
                - { id: n, file: models/neuron.onnx, inputs: [amount, items], runtime: kernel }
                - { id: o, file: models/neuron.onnx, inputs: [amount, { name: country, codes: [1] }] }
                - { id: p, file: models/neuron.onnx, inputs: [amount, { name: items, unknown: 1 }] }
                """));

        assertThat(report.problems())
                .extracting(PolicyProblem::toString)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("'missing: pass' for input 'amount', without which"),
                        text -> assertThat(text)
                                .contains("output 'y' that gives -3.0")
                                .contains("or write a 'transform'"),
                        text -> assertThat(text).contains("'tanh'").contains("'sigmoid', or a table"),
                        text -> assertThat(text).contains("3 values for 2 points"),
                        text -> assertThat(text).contains("a table whose x do not ascend"),
                        text -> assertThat(text)
                                .contains("a table that is not monotone; expected values that never fall"),
                        text -> assertThat(text).contains("a calibration without a method"),
                        text -> assertThat(text).contains("'ignore'").contains("pass, refuse, or a number"),
                        text -> assertThat(text).contains("no input for the tensor 'count'"),
                        text -> assertThat(text).contains("inputs for the tensors [other]"),
                        text -> assertThat(text).contains("number or boolean 'amount' as input of models/texts.onnx"),
                        text -> assertThat(text).contains("'amont'").contains("did you mean 'amount'?"),
                        text -> assertThat(text).contains("unknown value of 'explain' 'sometimes'"),
                        text -> assertThat(text).contains("1.5").contains("a whole number"),
                        text -> assertThat(text)
                                .contains("a model that the kernel cannot run (node 'MatMul_0'")
                                .contains("'runtime: auto'"),
                        text -> assertThat(text).contains("a list").contains("a mapping"),
                        text -> assertThat(text).contains("'unknown' without 'codes'"));
    }

    /** {@code sigmoid(amount + 10 count)} with a tensor for each column, the second of whole numbers. */
    private static GraphBuilder tensors() {
        return new GraphBuilder()
                .input("amount", DataType.FLOAT, 0, 1)
                .input("count", DataType.INT64, 0, 1)
                .constant("ten", new float[] {10}, 1)
                .node("", "Cast", List.of("count"), List.of("number"), integer("to", DataType.FLOAT_VALUE))
                .node("", "Mul", List.of("number", "ten"), List.of("tens"))
                .node("", "Add", List.of("amount", "tens"), List.of("margin"))
                .node("", "Sigmoid", List.of("margin"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
    }

    /** {@code sigmoid(amount - 2^24)} in double precision. */
    private static GraphBuilder doubles() {
        return new GraphBuilder()
                .input("x", DataType.DOUBLE, 0, 1)
                .initializer(GraphBuilder.numbers(DataType.DOUBLE, 16_777_216).toBuilder()
                        .setName("shift")
                        .build())
                .node("", "Sub", List.of("x", "shift"), List.of("margin"))
                .node("", "Sigmoid", List.of("margin"), List.of("p"))
                .output("p", DataType.DOUBLE, 0, 1);
    }

    /** 0.9 for Brazil, 0.1 for all others. */
    private static GraphBuilder countries() {
        return new GraphBuilder()
                .input("country", DataType.STRING, 0, 1)
                .node(
                        ML,
                        "LabelEncoder",
                        List.of("country"),
                        List.of("p"),
                        texts("keys_strings", "BR"),
                        GraphBuilder.floats("values_floats", 0.9f),
                        GraphBuilder.number("default_float", 0.1f))
                .output("p", DataType.FLOAT, 0, 1);
    }

    private double scoreOf(String keys) throws IOException {
        try (FraudScorer scorer = load("- { id: m, file: models/margin.onnx, inputs: [amount], " + keys + " }")) {
            return score(scorer, 100, "DE");
        }
    }

    private static double score(FraudScorer scorer, double amount, String country) {
        return assess(scorer, amount, country).score();
    }

    private static Assessment assess(FraudScorer scorer, double amount, String country) {
        return scorer.assess(payment(scorer, amount, country).build());
    }

    private static Event.Builder payment(FraudScorer scorer, double amount, String country) {
        return scorer.event("payment", "tx-1", Instant.parse("2026-11-22T12:00:00Z"))
                .set("card", "tok_1")
                .set("amount", amount)
                .set("country", country);
    }

    private FraudScorer load(String models) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), """
                policy: test
                version: 1
                events:
                  payment: { card: key, amount: number, items: { type: number, required: false }, country: country }
                score: { combine: noisy_or, thresholds: { approve: 0.2, deny: 0.8 } }
                models:
                """ + models);
        return FraudScorer.load(folder);
    }

    private void write(String model, GraphBuilder content) throws IOException {
        Files.write(folder.resolve("models/" + model + ".onnx"), content.toBytes());
    }
}
