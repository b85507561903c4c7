package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.GraphBuilder.ML;
import static dev.fraudscorer.onnx.testing.GraphBuilder.floats;
import static dev.fraudscorer.onnx.testing.GraphBuilder.integer;
import static dev.fraudscorer.onnx.testing.GraphBuilder.ints;
import static dev.fraudscorer.onnx.testing.GraphBuilder.numbers;
import static dev.fraudscorer.onnx.testing.GraphBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nodes of which ONNX Runtime 1.28 was seen to end the process: by what an event holds (the least whole number divided by
 * -1, a tensor that is cut to nothing, a diagonal far outside), or by what the file holds. Each is refused at load.
 */
class NativeFaultsTest {
    private static final String EMPTY = "that may make a tensor without numbers";
    private static final String RANK = "of tensors whose count of dimensions it does not take";

    @ParameterizedTest
    @ValueSource(strings = {"Div", "Mod"})
    void load_wholeDivisionThatAnEventDecides_isRefused(String operator) {
        for (DataType type : List.of(DataType.INT32, DataType.INT64, DataType.UINT8, DataType.INT8)) {
            GraphBuilder byEvent = base().node("", "Cast", List.of("x"), List.of("n"), to(type))
                    .node("", operator, List.of("n", "n"), List.of("q"));
            assertRefused(byEvent, "(" + operator + ") that divides whole numbers by a calculated one");
        }
        for (double divisor : new double[] {-1, 0}) {
            GraphBuilder byConstant = base().node("", "Cast", List.of("x"), List.of("n"), to(DataType.INT64))
                    .initializer(shape("d", 7, divisor))
                    .node("", operator, List.of("n", "d"), List.of("q"));
            assertRefused(byConstant, "(" + operator + ") that divides whole numbers");
        }
        // The type goes with the tensors through other nodes; the count of what is there is whole, too.
        GraphBuilder through = base().node("", "ArgMax", List.of("x"), List.of("n"), integer("axis", 1))
                .node("", "Abs", List.of("n"), List.of("m"))
                .node("", operator, List.of("m", "m"), List.of("q"));
        assertRefused(through, "(" + operator + ") that divides whole numbers");
    }

    @Test
    void load_divisionOfFloatsOrByAConstant_scores() {
        byte[] content = base().node("", "Cast", List.of("x"), List.of("n"), to(DataType.INT64))
                .initializer(shape("two", 2))
                .node("", "Div", List.of("n", "two"), List.of("half"))
                .node("", "Cast", List.of("half"), List.of("h"), to(DataType.FLOAT))
                .node("", "ReduceSum", List.of("h", "axis"), List.of("sum"))
                .initializer(shape("axis", 1))
                .constant("one", new float[] {1})
                .node("", "Add", List.of("sum", "one"), List.of("more"))
                .node("", "Div", List.of("sum", "more"), List.of("ratio"))
                .node("", "Sigmoid", List.of("ratio"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1)
                .toBytes();

        try (OnnxModel model = OnnxModel.of("m.onnx", content, List.of("a1", "a2"))) {
            assertThat(model.score(new float[] {5, 3})).isEqualTo(SmallModels.logistic(0.75), Offset.offset(1e-6));
        }
    }

    @Test
    void load_sliceThatAnEventDecides_isRefused() {
        for (int calculated = 1; calculated < 5; calculated++) {
            List<String> inputs = new ArrayList<>(List.of("x", "zero", "one", "one", "one"));
            inputs.set(calculated, "n");
            assertRefused(whole().node("", "Slice", inputs, List.of("part")), "(Slice) " + EMPTY);
        }
        assertRefused(whole().node("", "Split", List.of("n", "n"), List.of("part", "other")), "(Split) " + EMPTY);
    }

    @Test
    void load_constantsThatLeaveNothing_areRefused() {
        assertRefused(slice(2, 9), "(Slice) " + EMPTY);
        assertRefused(slice(1, 1), "(Slice) " + EMPTY);
        assertRefused(slice(-1, -2), "(Slice) " + EMPTY);
        assertRefused(
                whole().initializer(shape("sizes", 2, 0))
                        .node("", "Split", List.of("n", "sizes"), List.of("part", "other")),
                "(Split) " + EMPTY);
        for (String operator : List.of("Expand", "Tile")) {
            assertRefused(
                    whole().initializer(shape("none", 1, 0)).node("", operator, List.of("x", "none"), List.of("part")),
                    "(" + operator + ") " + EMPTY);
        }
        assertRefused(
                whole().initializer(shape("less", 0, -1, 0, -1)).node("", "Pad", List.of("x", "less"), List.of("part")),
                "(Pad) " + EMPTY);
        assertRefused(whole().node("", "TopK", List.of("x", "zero"), List.of("part", "places")), "(TopK) " + EMPTY);
        assertRefused(
                whole().initializer(shape("none", 0)).node("", "ConstantOfShape", List.of("none"), List.of("part")),
                "(ConstantOfShape) " + EMPTY);
        assertRefused(
                whole().node(ML, "FeatureVectorizer", List.of("x"), List.of("part"), ints("inputdimensions", 0)),
                "(FeatureVectorizer) " + EMPTY);
    }

    @Test
    void load_emptyConstant_isRefusedWhereItIsNoShape() {
        GraphBuilder joined = base().constant("nothing", new float[0], 0)
                .node("", "Concat", List.of("x", "nothing"), List.of("part"), integer("axis", 0));
        GraphBuilder ofNode = base().node("", "Constant", List.of(), List.of("nothing"), floats("value_floats"))
                .node("", "Concat", List.of("x", "nothing"), List.of("part"), integer("axis", 0));
        GraphBuilder ofShape = base().constant("scalar", new float[] {1})
                .node("", "Shape", List.of("scalar"), List.of("nothing"))
                .node("", "Concat", List.of("nothing", "nothing"), List.of("part"), integer("axis", 0));

        for (GraphBuilder graph : List.of(joined, ofNode, ofShape)) {
            assertRefused(graph, "(Concat) whose input", "may be a tensor without numbers");
        }
    }

    @Test
    void load_constantSlices_score() {
        byte[] content = whole().initializer(shape("end", Long.MAX_VALUE))
                .initializer(shape("last", -1))
                .node("", "Slice", List.of("x", "last", "end", "one"), List.of("second"))
                .node("", "Slice", List.of("x", "zero", "one", "one"), List.of("first"))
                .node("", "Sub", List.of("second", "first"), List.of("difference"))
                .node("", "Reshape", List.of("difference", "scalar"), List.of("number"))
                .initializer(
                        numbers(DataType.INT64).toBuilder().setName("scalar").build())
                .node("", "Reshape", List.of("number", "row"), List.of("again"))
                .initializer(shape("row", 1, 1))
                .node("", "Sigmoid", List.of("again"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1)
                .toBytes();

        try (OnnxModel model = OnnxModel.of("m.onnx", content, List.of("a1", "a2"))) {
            assertThat(model.score(new float[] {1, 3})).isEqualTo(SmallModels.logistic(2), Offset.offset(1e-6));
        }
    }

    @Test
    void load_diagonalThatAnEventSays_isRefused() {
        assertRefused(
                whole().node("", "Trilu", List.of("x", "n"), List.of("part")), "(Trilu) whose input 2 is calculated");
        assertRefused(
                whole().initializer(shape("far", Long.MIN_VALUE))
                        .node("", "Trilu", List.of("x", "far"), List.of("part")),
                "(Trilu) that makes more than");
    }

    @Test
    void load_otherCountOfDimensionsThanANodeReads_isRefused() {
        GraphBuilder graph = base().constant("line", new float[] {1})
                .constant("number", new float[] {1})
                .constant("cube", new float[] {1}, 1, 1, 1);
        assertRefused(graph.node("", "Conv", List.of("line", "line"), List.of("y")), "(Conv) " + RANK);
        for (String operator : List.of("AveragePool", "LpPool", "MaxPool")) {
            assertRefused(
                    base().constant("cube", new float[] {1}, 1, 1, 1)
                            .node("", operator, List.of("cube"), List.of("y"), ints("kernel_shape", 1, 1)),
                    "(" + operator + ") " + RANK);
        }
        for (String operator : List.of("GRU", "LSTM", "RNN")) {
            assertRefused(
                    base().constant("line", new float[] {1}, 1)
                            .node(
                                    "",
                                    operator,
                                    List.of("line", "line", "line"),
                                    List.of("y"),
                                    integer("hidden_size", 1)),
                    "(" + operator + ") " + RANK);
        }
        for (String equation : List.of("i,ij->j", "...ijk,i->j", "ij", "ij,i,i->j")) {
            assertRefused(
                    base().constant("line", new float[] {1}, 1)
                            .node("", "Einsum", List.of("x", "line"), List.of("y"), text("equation", equation)),
                    "(Einsum) " + RANK);
        }
        assertRefused(
                base().initializer(shape("at", 0).toBuilder().clearDims().build())
                        .node("", "GatherND", List.of("x", "at"), List.of("y")),
                "(GatherND) " + RANK);
        for (String operator : List.of("Normalizer", "FeatureVectorizer")) {
            assertRefused(
                    base().constant("number", new float[] {1})
                            .node("", "ReduceSum", List.of("x"), List.of("sum"), integer("keepdims", 0))
                            .node(ML, operator, List.of("sum"), List.of("y"), ints("inputdimensions", 1)),
                    "(" + operator + ") " + RANK);
        }
    }

    @Test
    void load_coefficientsThatDoNotFitTheirCount_areRefused() {
        byte[] content = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 2)
                .node(
                        ML,
                        "LinearRegressor",
                        List.of("x"),
                        List.of("p"),
                        floats("coefficients", 1, 2, 3),
                        integer("targets", 2))
                .output("p", DataType.FLOAT, 0, 2)
                .toBytes();

        assertThatThrownBy(() -> OnnxModel.of("m.onnx", content, List.of("a1", "a2")))
                .isInstanceOf(InvalidModelException.class);
    }

    private static GraphBuilder base() {
        return new GraphBuilder().input("x", DataType.FLOAT, 0, 2);
    }

    /** With {@code n}, two whole numbers of an event. */
    private static GraphBuilder whole() {
        return base().initializer(shape("flat", -1))
                .initializer(shape("zero", 0))
                .initializer(shape("one", 1))
                .node("", "Reshape", List.of("x", "flat"), List.of("all"))
                .node("", "Cast", List.of("all"), List.of("n"), to(DataType.INT64));
    }

    private static GraphBuilder slice(double from, double to) {
        return whole().initializer(shape("from", from))
                .initializer(shape("to", to))
                .node("", "Slice", List.of("x", "from", "to", "one"), List.of("part"));
    }

    private static AttributeProto to(DataType type) {
        return integer("to", type.getNumber());
    }

    private static TensorProto shape(String name, double... sizes) {
        return numbers(DataType.INT64, sizes).toBuilder().setName(name).build();
    }

    private static void assertRefused(GraphBuilder graph, String... found) {
        byte[] content = graph.constant("weight", new float[] {1, 1}, 2, 1)
                .node("", "MatMul", List.of("x", "weight"), List.of("margin"))
                .node("", "Sigmoid", List.of("margin"), List.of("score"))
                .output("score", DataType.FLOAT, 0, 1)
                .toBytes();
        assertThatThrownBy(() -> OnnxModel.of("m.onnx", content, List.of("a1", "a2")))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        e -> assertThat(e.getMessage()).contains(found));
    }
}
