package dev.fraudscorer.onnx.internal.load;

import static dev.fraudscorer.onnx.testing.GraphBuilder.ML;
import static dev.fraudscorer.onnx.testing.GraphBuilder.floats;
import static dev.fraudscorer.onnx.testing.SmallModels.intLabels;
import static dev.fraudscorer.onnx.testing.SmallModels.logistic;
import static dev.fraudscorer.onnx.testing.SmallModels.names;
import static dev.fraudscorer.onnx.testing.SmallModels.neuron;
import static dev.fraudscorer.onnx.testing.SmallModels.stump;
import static dev.fraudscorer.onnx.testing.SmallModels.textLabels;
import static dev.fraudscorer.onnx.testing.SmallModels.twoColumns;
import static dev.fraudscorer.onnx.testing.SmallModels.zipMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.graph.file.DataFiles;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.model.NoProbabilityException;
import dev.fraudscorer.onnx.internal.model.ScoreFunction;
import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoringModelTest {
    private static final Offset<Double> ROUNDING = within(1e-6);
    private static final float[] WEIGHTS = {0.25f, -0.5f, 0.125f};

    @Test
    void score_oneColumn_isThatColumn() throws Exception {
        assertScoresLikeTheNeuron(neuron(WEIGHTS).toBytes(), request(3), 1);
    }

    @Test
    void score_twoColumns_isTheSecond() throws Exception {
        assertScoresLikeTheNeuron(twoColumns(intLabels(0, 1), WEIGHTS).toBytes(), request(3), 1);
    }

    @Test
    void score_zipMapOfIntegers_isClassOne() throws Exception {
        assertScoresLikeTheNeuron(zipMap(intLabels(0, 1), WEIGHTS).toBytes(), request(3), 1);
        assertScoresLikeTheNeuron(zipMap(intLabels(-1, 1), WEIGHTS).toBytes(), request(3), 1);
    }

    @Test
    void score_zipMapOfTexts_isTheFraudClass() throws Exception {
        byte[] file = zipMap(textLabels("fraud", "legit"), WEIGHTS).toBytes();

        assertScoresLikeTheNeuron(file, ModelRequest.of(names(3), null, "legit"), 1);
        assertScoresLikeTheNeuron(file, ModelRequest.of(names(3), "output_probability", "fraud"), -1);
    }

    @Test
    void score_probabilityJustAboveOne_isClamped() throws Exception {
        try (ScoringModel model = load(stump(0, 1, -1e-7f, 1.0000001f, "NONE"), request(1))) {
            assertThat(model.score(new float[] {1})).isEqualTo(1.0);
            assertThat(model.score(new float[] {0})).isEqualTo(0.0);
        }
    }

    @Test
    void load_valueAboveOne_isRefused() {
        assertRefused(
                stump(0, 1, 0.5f, 1.2f, "NONE"),
                request(1),
                "output 'y' that gives 1.2 for a row of the load probe",
                "a probability in [0, 1]: export a classifier");
    }

    @Test
    void load_regressorThatAsksForLogistic_isRefusedWithTheCause() {
        assertRefused(
                stump(0, 1, -3, 3, "LOGISTIC"),
                request(1),
                "output 'y' that gives",
                "ONNX Runtime leaves post_transform LOGISTIC out for trees of one target");
    }

    @Test
    void load_valueThatIsNotFinite_isRefused() {
        GraphBuilder root = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .node("", "Sqrt", List.of("x"), List.of("root"))
                .node("", "Sigmoid", List.of("root"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
        assertRefused(root, request(1), "output 'p' that gives NaN for a row of finite numbers", "finite");
    }

    @Test
    void load_otherValueEachTime_isRefused() {
        GraphBuilder dice = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .node("", "RandomUniformLike", List.of("x"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
        assertRefused(dice, request(1), "(RandomUniformLike), an operator", "'allow_operators: [RandomUniformLike]'");
        assertRefused(dice, allowing("RandomUniformLike"), "two values for the same row", "a model that gives one");
    }

    @Test
    void load_failureForSomeRows_isRefused() {
        GraphBuilder lookup = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .constant("table", new float[2], 2)
                .node("", "Cast", List.of("x"), List.of("index"), GraphBuilder.integer("to", DataType.INT64_VALUE))
                .node("", "Gather", List.of("table", "index"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
        assertRefused(lookup, request(1), "fails for a row of finite numbers", "a probability for each row");
    }

    @Test
    void load_nameWithControlCharacters_isShownWithoutThem() {
        GraphBuilder odd = new GraphBuilder()
                .input("x\n\u001b[31m", DataType.FLOAT, 0, 2)
                .node("", "Sigmoid", List.of("x\n\u001b[31m"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 2);
        assertRefused(odd, request(1), "input 'x??[31m' with 2 columns", "1 column, one for each input");
    }

    @Test
    void load_otherNumberOfInputs_isRefused() {
        assertRefused(neuron(WEIGHTS), request(2), "input 'x' with 3 columns", "2 columns, one for each input");
    }

    @Test
    void load_openWidthThatTheModelCannotTake_isRefused() throws Exception {
        GraphBuilder open = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 0)
                .constant("w", WEIGHTS, 3, 1)
                .node("", "MatMul", List.of("x", "w"), List.of("margin"))
                .node("", "Sigmoid", List.of("margin"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);

        load(open, request(3)).close();
        assertRefused(open, request(4), "a model that ONNX Runtime refuses", "ONNX Runtime 1.28 supports");
    }

    @Test
    void load_outputOfAnotherShapeThanDeclared_isRefused() {
        GraphBuilder flat = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .constant("w", new float[] {1}, 1)
                .node("", "MatMul", List.of("x", "w"), List.of("flat"))
                .node("", "Sigmoid", List.of("flat"), List.of("p"))
                .output("p", DataType.FLOAT, 0);
        assertRefused(flat, request(1), "no output for probabilities", "[N, 1] or [N, classes]");
    }

    @Test
    void load_unknownOperatorOrDomainOrOpset_isRefused() {
        GraphBuilder operator = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .node("", "Fraudify", List.of("x"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
        GraphBuilder domain = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .node("org.example", "Sigmoid", List.of("x"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);

        assertRefused(operator, request(1), "(Fraudify), an operator", "'allow_operators: [Fraudify]'");
        assertRefused(domain, request(1), "of the domain 'org.example'", "'allow_operators: [Sigmoid]'");
        assertRefused(neuron(1).opset("", 999), request(1), "999", "operators, opsets and shapes");
    }

    @Test
    void load_namesInTheFile_areUsedAndMustAgree() throws Exception {
        GraphBuilder named = neuron(WEIGHTS).metadata(ScoringGraph.INPUT_NAMES, "[\"a1\",\"a2\",\"a3\"]");

        try (ScoringModel model = load(named, ModelRequest.of(List.of(), null, null))) {
            assertThat(model.columns()).extracting(InputColumn::feature).containsExactly("a1", "a2", "a3");
        }
        load(named, request(3)).close();
        assertRefused(
                named,
                ModelRequest.of(List.of("a1", "a3", "a2"), null, null),
                "input 'a3' for column 2",
                "'a2', as the file's entry 'fraudscorer.inputs' has it");
        assertRefused(named, request(2), "2 inputs", "3, as the file's entry");
    }

    @Test
    void load_namesThatAreMissingOrTwice_isRefused() {
        assertRefused(neuron(1, 2), ModelRequest.of(List.of(), null, null), "no names", "'inputs' with a name");
        assertRefused(
                neuron(1, 2),
                ModelRequest.of(List.of("amount", "amount"), null, null),
                "input 'amount' for two columns",
                "each name once");
    }

    @Test
    void score_missingInputOfTrees_goesInAsNaN() throws Exception {
        try (ScoringModel model = load(stump(1, 2, 0.25f, 0.75f, "NONE"), request(2))) {
            assertThat(model.columnsNeeded()).isEmpty();
            assertThat(model.score(new float[] {0, Float.NaN})).isEqualTo(0.75);
            assertThat(model.score(new float[] {Float.NaN, 0})).isEqualTo(0.25);
        }
    }

    @Test
    void score_missingInputOfNeuron_givesNoScore() throws Exception {
        try (ScoringModel model = load(neuron(WEIGHTS), request(3))) {
            assertThat(model.columnsNeeded()).containsExactly(0, 1, 2);
            assertThat(model.score(new float[] {1, Float.NaN, 1})).isNaN();
        }
    }

    @Test
    void score_missingInputThatAnImputerFills_isNotNeeded() throws Exception {
        GraphBuilder imputed = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 2)
                .constant("w", new float[] {0.5f, 1}, 2, 1)
                .node(
                        ML,
                        "Imputer",
                        List.of("x"),
                        List.of("filled"),
                        floats("imputed_value_floats", 2, 4),
                        GraphBuilder.number("replaced_value_float", Float.NaN))
                .node("", "MatMul", List.of("filled", "w"), List.of("margin"))
                .node("", "Sigmoid", List.of("margin"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);

        try (ScoringModel model = load(imputed, request(2))) {
            assertThat(model.columnsNeeded()).isEmpty();
            assertThat(model.score(new float[] {Float.NaN, 0})).isCloseTo(logistic(1), ROUNDING);
        }
    }

    @Test
    void score_NaNThatGetsLostOnTheWay_stillCountsAsMissing() throws Exception {
        // Max(NaN, 0) may come out as 0: a number, but by accident.
        GraphBuilder clipped = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .constant("zero", new float[] {0}, 1)
                .node("", "Greater", List.of("x", "zero"), List.of("above"))
                .node("", "Cast", List.of("above"), List.of("p"), GraphBuilder.integer("to", DataType.FLOAT_VALUE))
                .output("p", DataType.FLOAT, 0, 1);

        try (ScoringModel model = load(clipped, request(1))) {
            assertThat(model.columnsNeeded()).containsExactly(0);
        }
    }

    @Test
    void score_noProbabilityForOneRow_throwsWithoutTheValue() throws Exception {
        // Fine wherever the gate looks, 1.5 beyond 1e9.
        GraphBuilder trap = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .constant("far", new float[] {1e9f}, 1)
                .constant("factor", new float[] {1.5f}, 1)
                .node("", "Greater", List.of("x", "far"), List.of("beyond"))
                .node("", "Cast", List.of("beyond"), List.of("one"), GraphBuilder.integer("to", DataType.FLOAT_VALUE))
                .node("", "Mul", List.of("one", "factor"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);

        try (ScoringModel model = load(trap, request(1))) {
            assertThatThrownBy(() -> model.score(new float[] {2e9f}))
                    .isInstanceOf(NoProbabilityException.class)
                    .hasMessage("output 'p' gave a value outside of [0, 1]");
            assertThat(model.score(new float[] {1})).isZero();
        }
    }

    @Test
    void score_infiniteInputOfNeuron_throwsIfTheResultIsNoNumber() throws Exception {
        try (ScoringModel model = load(neuron(1, -1), request(2))) {
            assertThatThrownBy(() -> model.score(new float[] {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY}))
                    .isInstanceOf(NoProbabilityException.class)
                    .hasMessage("output 'p' gave a value that is not finite");
        }
    }

    @Test
    void score_indexThatDependsOnTheRow_failsWithoutTheValue() throws Exception {
        // Gathers by the input itself, which ONNX Runtime refuses with the offending index in its message.
        GraphBuilder gather = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .constant("table", new float[30_001], 30_001)
                .constant("most", new float[] {2e7f}, 1)
                .constant("half", new float[] {15_000}, 1)
                .node("", "Min", List.of("x", "most"), List.of("low"))
                .node("", "Mod", List.of("low", "half"), List.of("place"), GraphBuilder.integer("fmod", 1))
                .node("", "Greater", List.of("x", "most"), List.of("beyond"))
                .node("", "Cast", List.of("beyond"), List.of("one"), GraphBuilder.integer("to", DataType.FLOAT_VALUE))
                .node("", "Mul", List.of("one", "most"), List.of("far"))
                .node("", "Add", List.of("place", "far"), List.of("where"))
                .node("", "Cast", List.of("where"), List.of("index"), GraphBuilder.integer("to", DataType.INT64_VALUE))
                .node("", "Gather", List.of("table", "index"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);

        try (ScoringModel model = load(gather, request(1))) {
            assertThatThrownBy(() -> model.score(new float[] {3e7f}))
                    .hasMessage("ONNX Runtime failed with ORT_INVALID_ARGUMENT")
                    .hasNoCause();
            assertThat(model.score(new float[] {7})).isZero();
        }
    }

    private static void assertScoresLikeTheNeuron(byte[] file, ModelRequest request, int sign) throws Exception {
        long seed = 11;
        Random random = new Random(seed);
        try (ScoringModel model = ScoringModel.load(file, request)) {
            for (int i = 0; i < 200; i++) {
                float[] row = new float[WEIGHTS.length];
                double margin = 0;
                for (int column = 0; column < row.length; column++) {
                    row[column] = (float) random.nextGaussian() * 4;
                    margin += WEIGHTS[column] * row[column];
                }
                assertThat(model.score(row))
                        .as("seed %d, row %d", seed, i)
                        .isCloseTo(logistic(sign * margin), ROUNDING);
            }
        }
    }

    private static ModelRequest request(int width) {
        return ModelRequest.of(names(width), null, null);
    }

    private static ModelRequest allowing(String operator) {
        return new ModelRequest(
                List.of(InputColumn.of("a1")),
                Map.of(),
                null,
                null,
                ScoreFunction.IDENTITY,
                ModelRequest.RuntimeChoice.AUTO,
                InputColumn.of(""),
                Set.of(operator),
                DataFiles.NONE);
    }

    private static ScoringModel load(GraphBuilder model, ModelRequest request) throws ModelRefusedException {
        return ScoringModel.load(model.toBytes(), request);
    }

    private static void assertRefused(GraphBuilder model, ModelRequest request, String found, String expected) {
        assertThatThrownBy(() -> load(model, request)).isInstanceOfSatisfying(ModelRefusedException.class, e -> {
            assertThat(e.found()).contains(found);
            assertThat(e.expected()).contains(expected);
        });
    }
}
