package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.GraphBuilder.ML;
import static dev.fraudscorer.onnx.testing.GraphBuilder.floats;
import static dev.fraudscorer.onnx.testing.GraphBuilder.integer;
import static dev.fraudscorer.onnx.testing.GraphBuilder.ints;
import static dev.fraudscorer.onnx.testing.GraphBuilder.numbers;
import static dev.fraudscorer.onnx.testing.GraphBuilder.text;
import static dev.fraudscorer.onnx.testing.SmallModels.neuron;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.onnx.internal.graph.file.DataFiles;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.onnx.testing.HostileModels;
import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files of which native code would make more than memory holds, or read another attribute than was checked. */
class HostileShapesTest {
    private static final String TOO_LARGE = "that makes more than 67108864 numbers of one row";

    @Test
    void load_attributeThatStandsTwice_isRefused() throws Exception {
        for (byte[] content : List.of(
                HostileModels.chain(3).toBytes(),
                HostileModels.chainOfTensors(3).toBytes(),
                SmallModels.stump(0, 1, 0.1f, 0.9f, "NONE").toBytes())) {
            ModelProto sound = ModelProto.parseFrom(content);
            NodeProto node = sound.getGraph().getNode(0);
            for (AttributeProto attribute : node.getAttributeList()) {
                for (int place : new int[] {0, node.getAttributeCount()}) {
                    NodeProto twice = node.toBuilder()
                            .addAttribute(place, AttributeProto.newBuilder().setName(attribute.getName()))
                            .build();
                    GraphProto graph =
                            sound.getGraph().toBuilder().setNode(0, twice).build();
                    assertRefused(
                            sound.toBuilder().setGraph(graph).build().toByteArray(),
                            "with attribute '" + attribute.getName() + "' twice");
                }
            }
        }
    }

    @Test
    void load_tensorThatStandsTwice_isRefused() {
        GraphBuilder constants = neuron(1).constant("w", new float[65_536], 1, 65_536);
        GraphBuilder computed = neuron(1).node("", "Identity", List.of("x"), List.of("w"));
        GraphBuilder both = neuron(1).node("", "Identity", List.of("x"), List.of("margin"));

        assertRefused(constants.toBytes(), "tensor 'w' twice");
        assertRefused(computed.toBytes(), "tensor 'w' twice");
        assertRefused(both.toBytes(), "tensor 'margin' twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Mul", "Sub", "Div", "Equal", "Max", "Pow", "PRelu", "MatMul", "Gemm"})
    void load_columnWithRow_isRefused(String operator) {
        GraphBuilder graph = lines(65_536).node("", operator, List.of("column", "row"), List.of("square"));

        assertRefused(graph.toBytes(), "(" + operator + ") " + TOO_LARGE);
    }

    @Test
    void load_columnWithRowInAnyOtherForm_isRefused() {
        GraphBuilder where = lines(65_536)
                .node("", "Equal", List.of("column", "x"), List.of("is"))
                .node("", "Where", List.of("is", "row", "x"), List.of("square"));
        GraphBuilder einsum = lines(65_536)
                .node("", "Einsum", List.of("column", "row"), List.of("square"), text("equation", "ij,jk->ik"));
        GraphBuilder ofNodes = neuron(1)
                .node("", "Constant", List.of(), List.of("many"), floats("value_floats", new float[65_536]))
                .node("", "Reshape", List.of("many", "shape"), List.of("column"))
                .initializer(shape("shape", -1, 1))
                .node("", "Add", List.of("column", "many"), List.of("square"));
        GraphBuilder transposed = lines(65_536)
                .node("", "Transpose", List.of("column"), List.of("other"))
                .node("", "Gemm", List.of("row", "row"), List.of("square"), integer("transA", 1));

        assertRefused(where.toBytes(), "(Where) " + TOO_LARGE);
        assertRefused(einsum.toBytes(), "(Einsum) " + TOO_LARGE);
        assertRefused(ofNodes.toBytes(), "(Add) " + TOO_LARGE);
        assertRefused(transposed.toBytes(), "(Gemm) " + TOO_LARGE);
        for (String operator : List.of("Gather", "GatherND", "ArrayFeatureExtractor")) {
            String domain = operator.startsWith("Array") ? ML : "";
            GraphBuilder graph = neuron(1)
                    .constant("table", new float[65_536], 32_768, 2)
                    .initializer(shape("places", new double[65_536]))
                    .node(domain, operator, List.of("table", "places"), List.of("square"), integer("axis", 1));
            assertRefused(graph.toBytes(), "(" + operator + ") " + TOO_LARGE);
        }
    }

    @Test
    void load_rowOfOpenWidth_isBoundedByTheInputsThatThePolicyNames() {
        byte[] outer = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 0)
                .node("", "Transpose", List.of("x"), List.of("t"))
                .node("", "Mul", List.of("x", "t"), List.of("square"))
                .node("", "Reshape", List.of("square", "flat"), List.of("row"))
                .initializer(shape("flat", 1, -1))
                .node("", "Transpose", List.of("row"), List.of("column"))
                .node("", "Mul", List.of("row", "column"), List.of("all"))
                .node("", "ReduceMean", List.of("all"), List.of("mean"))
                .node("", "Sigmoid", List.of("mean"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1)
                .toBytes();

        try (OnnxModel model = OnnxModel.of("m.onnx", outer, SmallModels.names(3))) {
            assertThat(model.score(new float[] {0, 0, 0})).isEqualTo(0.5, Offset.offset(1e-6));
        }
        assertThatThrownBy(() -> OnnxModel.of("m.onnx", outer, SmallModels.names(100)))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("(Mul) " + TOO_LARGE);
    }

    @Test
    void load_attributeThatSaysHowMuch_isRefused() {
        int much = 1 << 30;
        assertRefused(with("Pad", 2, ints("pads", 0, 0, 0, much)), "(Pad) " + TOO_LARGE);
        assertRefused(with("Upsample", 7, floats("scales", 1, 1e9f)), "(Upsample) " + TOO_LARGE);
        assertRefused(with("ConvTranspose", 15, ints("output_shape", much)), "(ConvTranspose), an operator whose time");
        assertRefused(with("MaxPool", 15, ints("kernel_shape", 1), ints("pads", 0, much)), "a size in 'pads'");
        assertRefused(with("MaxPool", 15, ints("kernel_shape", 1), ints("strides", 0)), "a size in 'strides'");
        assertRefused(with("AveragePool", 15, ints("kernel_shape", much)), "a size in 'kernel_shape'");
        assertRefused(
                with("MaxPool", 15, ints("kernel_shape", 1, 1), ints("pads", 16_000, 16_000, 16_000, 16_000)),
                "(MaxPool) " + TOO_LARGE);
        assertRefused(with("DepthToSpace", 15, integer("blocksize", 0)), "a size in 'blocksize'");
        for (String operator : List.of("TreeEnsembleRegressor", "TreeEnsemble")) {
            assertRefused(ofTables(operator, integer("n_targets", much)), "(" + operator + ") " + TOO_LARGE);
        }
        assertRefused(ofTables("LinearRegressor", integer("targets", much)), "(LinearRegressor) " + TOO_LARGE);
        assertRefused(ofTables("CastMap", integer("max_map", much)), "(CastMap) " + TOO_LARGE);
        assertRefused(ofTables("FeatureVectorizer", ints("inputdimensions", much)), "(FeatureVectorizer) " + TOO_LARGE);
    }

    @Test
    void load_constantsThatSayMuchInSmallNumbers_areRefused() {
        GraphBuilder range = neuron(1)
                .constant("start", new float[] {0})
                .constant("limit", new float[] {1})
                .constant("delta", new float[] {1e-9f})
                .node("", "Range", List.of("start", "limit", "delta"), List.of("y"));
        GraphBuilder padded = neuron(1).initializer(shape("one", 1, 1, 1, 1));
        String last = "x";
        for (int i = 0; i < 5_000; i++) {
            padded.node("", "Pad", List.of(last, "one"), List.of("t" + i));
            last = "t" + i;
        }

        assertRefused(range.toBytes(), "(Range) " + TOO_LARGE);
        assertRefused(padded.toBytes(), "(Pad) " + TOO_LARGE, "all nodes make more than 268435456 numbers");
    }

    @Test
    void load_manyNodesThatMakeMuch_areRefusedForAllOfIt() {
        GraphBuilder large = lines(8_000);
        GraphBuilder slow = lines(2_000)
                .node("", "MatMul", List.of("column", "row"), List.of("square"))
                .node("", "MatMul", List.of("square", "square"), List.of("product"));
        for (int i = 0; i < 5; i++) {
            large.node("", "Add", List.of("column", "row"), List.of("square" + i));
        }

        assertRefused(large.toBytes(), "all nodes make more than 268435456 numbers of one row");
        assertRefused(slow.toBytes(), "all nodes take more than 4294967296 steps for one row");
    }

    @Test
    void load_operatorThatThePolicyAllows_isNotHeldAgainstItsGrowth() throws Exception {
        byte[] content = lines(65_536)
                .node("", "Add", List.of("column", "row"), List.of("square"))
                .toBytes();

        assertThat(OnnxFile.parse(content, DataFiles.NONE, Set.of("Add"))).isNotNull();
        assertThatThrownBy(() -> OnnxFile.parse(content, DataFiles.NONE, Set.of("Mul")))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("'allow_operators: [Add]'");
    }

    /** A sound model with a column and a row of constants beside it. */
    private static GraphBuilder lines(int length) {
        return neuron(1).constant("column", new float[length], length, 1).constant("row", new float[length], 1, length);
    }

    private static byte[] with(String operator, long opset, AttributeProto... attributes) {
        return neuron(1)
                .opset("", opset)
                .initializer(shape("image", 1, 1, 1, 1))
                .node("", "Reshape", List.of("x", "image"), List.of("picture"))
                .node(
                        "",
                        operator,
                        List.of(operator.endsWith("Pool") || operator.equals("DepthToSpace") ? "picture" : "x"),
                        List.of("y"),
                        attributes)
                .toBytes();
    }

    private static byte[] ofTables(String operator, AttributeProto... attributes) {
        return neuron(1)
                .node(ML, operator, List.of("x"), List.of("y"), attributes)
                .toBytes();
    }

    private static TensorProto shape(String name, double... sizes) {
        return numbers(DataType.INT64, sizes).toBuilder().setName(name).build();
    }

    /** Refused before anything native sees it, whatever reads it. */
    private static void assertRefused(byte[] content, String... found) {
        assertThatThrownBy(() -> OnnxFile.parse(content))
                .isInstanceOf(ModelRefusedException.class)
                .satisfies(e -> assertThat(e.getMessage()).containsAnyOf(found));
        assertThatThrownBy(() -> OnnxModel.of("m.onnx", content, List.of("a1")))
                .isInstanceOf(InvalidModelException.class)
                .satisfies(e -> assertThat(e.getMessage()).containsAnyOf(found));
    }
}
