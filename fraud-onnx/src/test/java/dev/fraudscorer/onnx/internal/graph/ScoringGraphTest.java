package dev.fraudscorer.onnx.internal.graph;

import static dev.fraudscorer.onnx.testing.SmallModels.intLabels;
import static dev.fraudscorer.onnx.testing.SmallModels.neuron;
import static dev.fraudscorer.onnx.testing.SmallModels.stump;
import static dev.fraudscorer.onnx.testing.SmallModels.textLabels;
import static dev.fraudscorer.onnx.testing.SmallModels.twoColumns;
import static dev.fraudscorer.onnx.testing.SmallModels.zipMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoringGraphTest {
    @Test
    void read_zipMap_isCutOffWithTheLabel() throws Exception {
        ScoringGraph graph = read(zipMap(intLabels(0, 1), 1, 2).toBytes(), null);
        GraphProto cut = ModelProto.parseFrom(graph.toBytes()).getGraph();

        assertThat(cut.getNodeList()).extracting(NodeProto::getOpType).containsExactly("LinearClassifier");
        assertThat(cut.getOutputList()).extracting(ValueInfoProto::getName).containsExactly("probabilities");
        assertThat(graph.output()).isEqualTo("output_probability");
        assertThat(graph.outputTensor()).isEqualTo("probabilities");
        assertThat(graph.fraudColumn(2, null)).isEqualTo(1);
    }

    @Test
    void read_metadata_givesTheNamesAndStaysBehind() throws Exception {
        byte[] file = neuron(1, 2)
                .metadata(ScoringGraph.INPUT_NAMES, "[\"amount\", \"card.count_1d\"]")
                .metadata("ort_config", "{}")
                .toBytes();

        ScoringGraph graph = read(file, null);

        assertThat(graph.inputNames()).containsExactly("amount", "card.count_1d");
        assertThat(ModelProto.parseFrom(graph.toBytes()).getMetadataPropsList()).isEmpty();
    }

    @Test
    void read_metadataThatIsNoList_isRefused() {
        assertRefused(neuron(1).metadata(ScoringGraph.INPUT_NAMES, "amount"), "no list of names", "a JSON array");
        assertRefused(neuron(1).metadata(ScoringGraph.INPUT_NAMES, "[\" \"]"), "no list of names", "a JSON array");
    }

    @Test
    void read_noProtobuf_isRefused() {
        assertRefused(new byte[0], "the file is empty", "an ONNX model");
        assertRefused("hello, world".getBytes(StandardCharsets.UTF_8), "not protobuf", "an ONNX");
        byte[] whole = neuron(1, 2).toBytes();
        assertRefused(Arrays.copyOf(whole, whole.length - 7), "not all there", "an ONNX model");
        assertRefused(ModelProto.newBuilder().setIrVersion(8).build().toByteArray(), "without a graph", "ONNX model");
    }

    @Test
    void read_anyTruncation_isRefusedOrStillAModel() {
        byte[] whole = zipMap(textLabels("legit", "fraud"), 1, 2).toBytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            try {
                assertThat(read(part, null).toBytes()).isNotEmpty();
            } catch (ModelRefusedException e) {
                assertThat(e.found()).as("cut at %d", length).isNotBlank();
            }
        }
    }

    @Test
    void read_noOpset_isRefused() {
        ModelProto.Builder model = ModelProto.newBuilder().setGraph(GraphProto.newBuilder());
        assertRefused(model.build().toByteArray(), "imports no opset", "an opset_import");
    }

    @Test
    void read_dataInAnotherFile_isRefused() {
        TensorProto outside = TensorProto.newBuilder()
                .setName("w2")
                .setDataType(DataType.FLOAT_VALUE)
                .addDims(1)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .build();
        assertRefused(neuron(1, 2).initializer(outside), "a tensor with its data in another file", "inside");
    }

    @Test
    void read_inputOfAnotherType_isRefused() {
        GraphBuilder integers = new GraphBuilder()
                .input("x", DataType.INT32, 0, 2)
                .node("", "Cast", List.of("x"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 2);
        assertRefused(integers, "input 'x' of type int32 [N, 2]", "tensors [N, columns] of floats");
    }

    @Test
    void read_inputOfAnotherRank_isRefused() {
        GraphBuilder flat = new GraphBuilder()
                .input("x", DataType.FLOAT, 3)
                .node("", "Sigmoid", List.of("x"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
        assertRefused(flat, "input 'x' of type float [3]", "tensors [N, columns] of floats");
    }

    @Test
    void read_severalInputs_haveWidthsOfTheirOwn() throws Exception {
        ScoringGraph two =
                read(neuron(1, 2).input("country", DataType.STRING, 0, 1).toBytes(), null);

        assertThat(two.widened(3)).extracting(GraphInput::width).containsExactly(2, 1);
        assertThatThrownBy(() -> two.widened(2))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessage("found 2 inputs with 3 columns; expected 2 columns, one for each input that is named");
    }

    @Test
    void read_twoInputsOfOpenWidth_isRefused() {
        GraphBuilder open = new GraphBuilder()
                .input("a", DataType.FLOAT, 0, 0)
                .input("b", DataType.FLOAT, 0, 0)
                .node("", "Add", List.of("a", "b"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
        assertRefused(open, "whose widths the file leaves open", "at most one of that kind");
    }

    @Test
    void read_constantAmongTheInputs_isNoInput() throws Exception {
        byte[] oldStyle = neuron(1, 2).input("w", DataType.FLOAT, 2, 1).toBytes();
        assertThat(read(oldStyle, null).inputs().get(0).name()).isEqualTo("x");
    }

    @Test
    void read_fixedBatch_isRefusedUnlessOfOneRow() throws Exception {
        assertRefused(sigmoid(4, 1), "input 'x' of type float [4, 1] with a fixed batch of 4", "of one row");
        assertThat(read(sigmoid(1, 1).toBytes(), null).width()).isEqualTo(1);
    }

    @Test
    void read_labelsOnly_isRefused() {
        GraphBuilder labels = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .node("", "ArgMax", List.of("x"), List.of("label"))
                .output("label", DataType.INT64, 0);
        assertRefused(labels, "no output for probabilities, only 'label' of type int64 [N]", "[N, 1] or [N, classes]");
    }

    @Test
    void read_twoCandidates_areRefusedUntilOneIsNamed() throws Exception {
        byte[] two = neuron(1, 2).output("margin", DataType.FLOAT, 0, 1).toBytes();

        assertRefused(two, "outputs 'p', 'margin', each of which could be the probability", "'output'");
        assertThat(read(two, "p").output()).isEqualTo("p");
    }

    @Test
    void read_namedOutput_mustBeThereAndHoldProbabilities() {
        byte[] file = twoColumns(intLabels(0, 1), 1, 2).toBytes();

        assertThatThrownBy(() -> read(file, "probability"))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessage("found no output 'probability'; expected one of 'label', 'probabilities'");
        assertThatThrownBy(() -> read(file, "label"))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("output 'label' of type int64 [N]");
    }

    @Test
    void read_outputThatIsTheInput_isRefused() {
        GraphBuilder through =
                new GraphBuilder().input("x", DataType.FLOAT, 0, 2).output("x", DataType.FLOAT, 0, 2);
        assertRefused(through, "output 'x' that no node computes", "a model that computes it");
    }

    @Test
    void read_mapThatNoZipMapMakes_isRefused() {
        GraphBuilder odd = neuron(1, 2).mapOutput("q", DataType.INT64);
        assertThatThrownBy(() -> read(odd.toBytes(), "q"))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("'q' of type a sequence that no ZipMap makes");
    }

    @Test
    void checkWidth_declaredWidth_mustBeMet() throws Exception {
        ScoringGraph graph = read(neuron(1, 2, 3).toBytes(), null);

        graph.widened(3);
        assertThatThrownBy(() -> graph.widened(2))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessage("found input 'x' with 3 columns; expected 2 columns, one for each input that is named");
    }

    @Test
    void checkWidth_openWidth_isAskedOfTheNodes() throws Exception {
        ScoringGraph trees = read(stump(6, 0, 0, 1, "NONE").toBytes(), null);

        trees.widened(7);
        trees.widened(8);
        assertThatThrownBy(() -> trees.widened(6))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("node 'TreeEnsembleRegressor_0' (TreeEnsembleRegressor) that reads at least 7");
    }

    @Test
    void checkWidth_treeThatReadsBeyondTheDeclaredWidth_isRefused() throws Exception {
        ScoringGraph trees = read(stump(6, 3, 0, 1, "NONE").toBytes(), null);

        assertThatThrownBy(() -> trees.widened(3))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("reads at least 7 columns");
        ScoringGraph below = read(stump(-2, 3, 0, 1, "NONE").toBytes(), null);
        assertThatThrownBy(() -> below.widened(3))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("reads column -2; expected columns from 0 up");
    }

    @Test
    void checkWidth_linearModelOfOpenWidth_mustFitExactly() throws Exception {
        byte[] file = twoColumns(intLabels(0, 1), 1, 2, 3).toBytes();
        ModelProto model = ModelProto.parseFrom(file);
        ModelProto.Builder open = model.toBuilder();
        open.getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .clearShape();
        ScoringGraph graph = read(open.build().toByteArray(), null);

        graph.widened(3);
        assertThatThrownBy(() -> graph.widened(4))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("(LinearClassifier) that reads 3 columns");
    }

    @Test
    void fraudColumn_labels_areFoundByName() throws Exception {
        ScoringGraph texts = read(zipMap(textLabels("fraud", "legit"), 1).toBytes(), null);
        assertThat(texts.fraudColumn(2, "fraud")).isZero();
        assertThatThrownBy(() -> texts.fraudColumn(2, "fruad"))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessage("found no class 'fruad'; expected one of 'fraud', 'legit'");
        assertThatThrownBy(() -> texts.fraudColumn(2, null))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("the classes 'fraud', 'legit'; expected 'fraud_class' in the policy");
    }

    @Test
    void fraudColumn_classOneThatComesFirst_mustBeNamed() throws Exception {
        ScoringGraph oneAndTwo = read(twoColumns(intLabels(1, 2), 1).toBytes(), null);
        assertThatThrownBy(() -> oneAndTwo.fraudColumn(2, null)).isInstanceOf(ModelRefusedException.class);
        assertThat(oneAndTwo.fraudColumn(2, "1")).isZero();
        assertThat(oneAndTwo.fraudColumn(2, "2")).isEqualTo(1);
    }

    @Test
    void fraudColumn_withoutLabels_countsFromZero() throws Exception {
        ScoringGraph graph = read(neuron(1, 2).toBytes(), null);

        assertThat(graph.fraudColumn(1, null)).isZero();
        assertThat(graph.fraudColumn(2, null)).isEqualTo(1);
        assertThat(graph.fraudColumn(3, "2")).isEqualTo(2);
        assertThatThrownBy(() -> graph.fraudColumn(1, "2"))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessage("found output 'p' with one column; expected no 'fraud_class', or '1'");
    }

    @Test
    void fraudColumn_otherNumberOfColumnsThanLabels_isRefused() throws Exception {
        ScoringGraph graph = read(twoColumns(intLabels(0, 1), 1).toBytes(), null);
        assertThatThrownBy(() -> graph.fraudColumn(3, null))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("with 3 columns for the classes '0', '1'");
    }

    private static ScoringGraph read(byte[] file, @Nullable String output) throws ModelRefusedException {
        return ScoringGraph.of(OnnxFile.parse(file), output);
    }

    private static GraphBuilder sigmoid(long batch, long width) {
        return new GraphBuilder()
                .input("x", DataType.FLOAT, batch, width)
                .node("", "Sigmoid", List.of("x"), List.of("p"))
                .output("p", DataType.FLOAT, batch, width);
    }

    private static void assertRefused(GraphBuilder model, String found, String expected) {
        assertRefused(model.toBytes(), found, expected);
    }

    private static void assertRefused(byte[] file, String found, String expected) {
        assertThatThrownBy(() -> read(file, null)).isInstanceOfSatisfying(ModelRefusedException.class, e -> {
            assertThat(e.found()).contains(found);
            assertThat(e.expected()).contains(expected);
        });
    }
}
