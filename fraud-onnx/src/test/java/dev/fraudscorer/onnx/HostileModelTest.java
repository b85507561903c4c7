package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.GraphBuilder.integer;
import static dev.fraudscorer.onnx.testing.SmallModels.neuron;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.onnx.testing.HostileModels;
import dev.fraudscorer.onnx.testing.ScorerFolder;
import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.FunctionProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.fraudscorer.shaded.com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that would end or stop the process if native code saw them: each is a problem in the report instead. */
class HostileModelTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1_001, 2_000})
    void load_chainOfSplits_isRefused(int splits) throws Exception {
        String found = "with a tree of more than 1000 splits on one way";

        assertRefused(HostileModels.chain(splits).toBytes(), found, "trees of at most 1000");
        assertRefused(HostileModels.chainOfTensors(splits).toBytes(), found, "trees of at most 1000");
    }

    @Test
    void load_chainOfTwoHundredThousandSplits_isRefusedWithoutAStack() {
        byte[] content = HostileModels.chainOfTensors(200_000).toBytes();

        assertThatThrownBy(() -> OnnxModel.of("m.onnx", content, List.of("a1")))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("with a tree of more than 1000 splits on one way");
    }

    @Test
    void load_chainAtTheBound_scoresInEitherRuntime() throws Exception {
        ScorerFolder files = new ScorerFolder(folder);
        for (GraphBuilder chain : List.of(HostileModels.chain(1_000), HostileModels.chainOfTensors(1_000))) {
            files.write("m.onnx", chain.toBytes());
            for (String runtime : List.of("auto", "onnx_runtime")) {
                try (FraudScorer scorer =
                        files.load("- { id: m, file: m.onnx, inputs: [a1], runtime: " + runtime + " }")) {
                    assertThat(scorer.assess(ScorerFolder.payment(scorer, "tx-1", 9))
                                    .score())
                            .isEqualTo(0.25);
                }
            }
        }
    }

    @Test
    void load_waysThatMeetAgain_areCountedAsIfParted() throws Exception {
        assertRefused(HostileModels.lattice(60).toBytes(), "part into more than 16777216 nodes", "share fewer nodes");
        assertRefused(HostileModels.lattice(999).toBytes(), "part into more than 16777216 nodes", "share fewer nodes");
    }

    @Test
    void load_splitsInACircle_areRefused() throws Exception {
        assertRefused(HostileModels.circle().toBytes(), "tree nodes in a cycle", "ways that end in leaves");
    }

    @Test
    void load_nestedGraphs_areRefused() throws Exception {
        assertRefused(HostileModels.nestedGraphs(12), "nested more than", "less nested", "If");
        assertRefused(HostileModels.nestedGraphs(60), "nested more than 40 levels deep", "less nested", "If");
        assertRefused(HostileModels.nestedGraphs(1), "(If), an operator whose time", "'allow_operators: [If]'");
    }

    @Test
    void load_deepProtobuf_isRefusedWithoutAStack() throws Exception {
        // A sequence of a sequence of …: messages in one another, written from the inside.
        byte[] inner = {};
        for (int i = 0; i < 3_000; i++) {
            inner = field(i % 2 == 0 ? 0x0A : 0x22, inner);
        }
        byte[] value = field(0x12, inner); // the type of an input
        byte[] model = concat(neuron(1).toBytes(), field(0x3A, field(0x5A, value)));

        assertRefused(model, "nested more than 40 levels deep", "less nested");
    }

    @Test
    void load_shapesThatSayMoreThanThereIs_areRefused() throws Exception {
        String expected = "less than 2^31 numbers in all";
        assertRefused(HostileModels.constantOf(1L << 40).toBytes(), "no memory holds", expected);
        assertRefused(HostileModels.constantOf(1L << 32, 1L << 32).toBytes(), "no memory holds", expected);
        assertRefused(HostileModels.constantOf(0, 1L << 62, 4).toBytes(), "no memory holds", expected);
        assertRefused(HostileModels.constantOf(-1).toBytes(), "no memory holds", expected);
        assertRefused(HostileModels.constantOf(1 << 20, 1 << 10).toBytes(), "with 1 numbers", "its shape has");
        assertRefused(HostileModels.constantOf(new long[40]).toBytes(), "no memory holds", expected);
    }

    @Test
    void load_operatorsWhoseCostAnEventDecides_areRefused() throws Exception {
        for (String operator : List.of(
                "Loop",
                "If",
                "Scan",
                "SequenceMap",
                "NonZero",
                "Compress",
                "Unique",
                "NonMaxSuppression",
                "StringSplit",
                "RegexFullMatch",
                "RandomNormal",
                "RandomUniformLike",
                "Bernoulli",
                "Multinomial")) {
            byte[] model = with(operator, List.of("x"));
            assertRefused(model, "(" + operator + "), an operator whose time", "'allow_operators: [" + operator + "]'");
        }
        for (String operator : List.of("Range", "ConstantOfShape")) {
            assertRefused(with(operator, List.of("x")), "whose input 1 is calculated", "a constant there");
        }
        for (String operator : List.of("Expand", "Tile", "OneHot", "Pad", "TopK", "Resize", "Dropout")) {
            assertRefused(with(operator, List.of("x", "x")), "whose input 2 is calculated", "a constant there");
        }
    }

    @Test
    void load_largeConstantShape_isRefused() throws Exception {
        GraphBuilder graph = neuron(1)
                .initializer(GraphBuilder.numbers(DataType.INT64, 100_000, 100_000).toBuilder()
                        .setName("shape")
                        .build())
                .node("", "Expand", List.of("x", "shape"), List.of("huge"));

        assertRefused(graph.toBytes(), "that makes more than 16777216 numbers", "smaller shapes");
    }

    @Test
    void load_chainsThatGrow_areRefused() throws Exception {
        GraphBuilder joined = neuron(1);
        GraphBuilder tiled = neuron(1)
                .initializer(GraphBuilder.numbers(DataType.INT64, 1, 1_000).toBuilder()
                        .setName("repeats")
                        .build());
        String last = "x";
        for (int i = 0; i < 40; i++) {
            joined.node("", "Concat", List.of(last, last), List.of("t" + i), integer("axis", 1));
            tiled.node("", "Tile", List.of(last, "repeats"), List.of("t" + i));
            last = "t" + i;
        }

        assertRefused(joined.toBytes(), "that makes more than 67108864 numbers of one row", "grows less");
        assertRefused(tiled.toBytes(), "that makes more than 67108864 numbers of one row", "grows less");
    }

    @Test
    void load_operatorThatThePolicyAllows_isLeftToOnnxRuntime() throws Exception {
        ScorerFolder files = new ScorerFolder(folder);
        GraphBuilder graph = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 2)
                .node("", "Shape", List.of("x"), List.of("shape"))
                .node("", "Expand", List.of("x", "shape"), List.of("same"))
                .node("", "ReduceMean", List.of("same"), List.of("mean"), GraphBuilder.ints("axes", 1))
                .node("", "Sigmoid", List.of("mean"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
        files.write("m.onnx", graph.toBytes());

        try (FraudScorer scorer =
                files.load("- { id: m, file: m.onnx, inputs: [a1, a2], allow_operators: [Expand] }")) {
            assertThat(scorer.assess(ScorerFolder.payment(scorer, "tx-1", 0, 0)).score())
                    .isEqualTo(0.5);
        }
        assertThatThrownBy(() -> files.load("- { id: m, file: m.onnx, inputs: [a1, a2], allow_operators: [If] }"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("policy.yaml:")
                .hasMessageContaining("(Expand) whose input 2 is calculated")
                .hasMessageContaining("'allow_operators: [Expand]'");
    }

    @Test
    void load_functionsOfItsOwn_areRefused() throws Exception {
        ModelProto model = ModelProto.parseFrom(neuron(1).toBytes()).toBuilder()
                .addFunctions(FunctionProto.newBuilder()
                        .setName("f")
                        .addNode(NodeProto.newBuilder().setOpType("f")))
                .build();

        assertRefused(model.toByteArray(), "functions of its own", "a graph of operators alone");
    }

    @Test
    void load_longText_isRefused() throws Exception {
        byte[] model = neuron(1).metadata("note", "x".repeat(2 << 20)).toBytes();

        assertRefused(model, "a text of 2097152 bytes in 'value'", "texts of at most 1048576 bytes");
    }

    @Test
    void load_manySmallMessages_areRefused() throws Exception {
        byte[] empty = new byte[2 * 1_100_000];
        for (int i = 0; i < empty.length; i += 2) {
            empty[i] = 0x72; // an entry of metadata of no bytes
        }

        assertRefused(concat(neuron(1).toBytes(), empty), "more than 1000000 nodes, attributes", "fewer of them");
    }

    @Test
    void load_graphInACircle_isRefusedAndOneOutOfOrderLoads() throws Exception {
        GraphBuilder circle = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .node("", "Add", List.of("x", "b"), List.of("a"))
                .node("", "Sigmoid", List.of("a"), List.of("b"))
                .output("b", DataType.FLOAT, 0, 1);
        assertRefused(circle.toBytes(), "that reads what follows from it", "a graph without a cycle");

        GraphBuilder backwards = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .node("", "Sigmoid", List.of("margin"), List.of("p"))
                .node("", "MatMul", List.of("x", "w"), List.of("margin"))
                .constant("w", new float[] {2}, 1, 1)
                .output("p", DataType.FLOAT, 0, 1);
        try (OnnxModel model = OnnxModel.of("backwards", backwards.toBytes(), List.of("a1"))) {
            assertThat(model.score(new float[] {1})).isEqualTo(SmallModels.logistic(2), within());
        }
    }

    @Test
    void load_longChainOfNodes_needsNoStack() throws Exception {
        GraphBuilder graph = new GraphBuilder().input("x0", DataType.FLOAT, 0, 1);
        int length = 20_000;
        for (int i = length; i > 0; i--) {
            graph.node("", "Identity", List.of("x" + (i - 1)), List.of("x" + i));
        }
        byte[] circle = graph.node("", "Identity", List.of("x" + length), List.of("x0"))
                .output("x" + length, DataType.FLOAT, 0, 1)
                .toBytes();

        assertRefused(circle, "that reads what follows from it", "a graph without a cycle");
    }

    @Test
    void load_bytesOfAnyKind_giveAReportOrAModel() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[][] models = {
            HostileModels.chain(40).toBytes(),
            HostileModels.lattice(12).toBytes(),
            HostileModels.nestedGraphs(3),
            HostileModels.constantOf(1).toBytes(),
            neuron(1, 2).toBytes()
        };
        for (int i = 0; i < 1_000; i++) {
            byte[] content = models[random.nextInt(models.length)].clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            try {
                // Read and bounded, not run: what passes is what any runtime may get.
                OnnxFile.parse(content);
            } catch (ModelRefusedException e) {
                assertThat(e.getMessage()).as("seed %d", seed).doesNotContainPattern("\\p{Cntrl}");
            }
        }
    }

    @Test
    void load_dataInOtherFiles_comesFromThePolicyFolderAloneAndIsInTheDigest() throws Exception {
        ScorerFolder files = new ScorerFolder(Files.createDirectory(folder.resolve("policy")));
        Files.createDirectory(folder.resolve("policy/models"));
        files.write("models/m.onnx", outside("w.bin", 0).toBytes());
        files.write("models/w.bin", floats(1, 2));
        String digest;
        String ofModel;
        try (FraudScorer scorer = files.load("- { id: m, file: models/m.onnx, inputs: [a1] }")) {
            digest = scorer.assess(ScorerFolder.payment(scorer, "tx-1", 1))
                    .provenance()
                    .digest();
            ofModel = ModelReport.of(scorer).get(0).digest();
            assertThat(scorer.assess(ScorerFolder.payment(scorer, "tx-2", 1)).score())
                    .isEqualTo(SmallModels.logistic(1), within());
        }
        files.write("models/w.bin", floats(2, 2));
        try (FraudScorer scorer = files.load("- { id: m, file: models/m.onnx, inputs: [a1] }")) {
            assertThat(scorer.assess(ScorerFolder.payment(scorer, "tx-3", 1))
                            .provenance()
                            .digest())
                    .isNotEqualTo(digest);
            assertThat(ModelReport.of(scorer).get(0).digest()).isNotEqualTo(ofModel);
            assertThat(scorer.assess(ScorerFolder.payment(scorer, "tx-4", 1)).score())
                    .isEqualTo(SmallModels.logistic(2), within());
        }
        try (OnnxModel alone = OnnxModel.load(files.file("models/m.onnx"), List.of("a1"))) {
            assertThat(alone.score(new float[] {1})).isEqualTo(SmallModels.logistic(2), within());
        }

        Files.write(folder.resolve("secret.bin"), floats(3));
        for (String location :
                List.of("../../secret.bin", folder.resolve("secret.bin").toString(), "")) {
            files.write("models/m.onnx", outside(location, 0).toBytes());
            assertThatThrownBy(() -> files.load("- { id: m, file: models/m.onnx, inputs: [a1] }"))
                    .isInstanceOfSatisfying(
                            PolicyException.class,
                            e -> assertThat(e.problems())
                                    .singleElement()
                                    .satisfies(problem -> assertThat(problem.found())
                                            .containsAnyOf(
                                                    "outside of the policy folder",
                                                    "no file 'models/",
                                                    "not a regular file")));
            assertThatThrownBy(() -> OnnxModel.load(files.file("models/m.onnx"), List.of("a1")))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining("outside of the model's folder");
        }
        files.write("models/m.onnx", outside("w.bin", 6).toBytes());
        assertThatThrownBy(() -> files.load("- { id: m, file: models/m.onnx, inputs: [a1] }"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("with its data beyond the end of 'w.bin'");
    }

    /** A neuron whose weight lies in another file. */
    private static GraphBuilder outside(String location, int offset) {
        TensorProto weight = TensorProto.newBuilder()
                .setName("w")
                .setDataType(DataType.FLOAT_VALUE)
                .addDims(1)
                .addDims(1)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", location))
                .addExternalData(entry("offset", Integer.toString(offset)))
                .addExternalData(entry("length", "4"))
                .build();
        return new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .initializer(weight)
                .node("", "MatMul", List.of("x", "w"), List.of("margin"))
                .node("", "Sigmoid", List.of("margin"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-6);
    }

    /** A sound model with one more node, whose output nothing reads. */
    private static byte[] with(String operator, List<String> inputs) {
        return neuron(1)
                .node("", operator, inputs, List.of("other"), integer("k", 1))
                .toBytes();
    }

    private static byte[] field(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        writeVarint(out, content.length);
        out.write(content, 0, content.length);
        return out.toByteArray();
    }

    private static void writeVarint(ByteArrayOutputStream out, int value) {
        int left = value;
        while (left > 0x7f) {
            out.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteString.copyFrom(first).concat(ByteString.copyFrom(second)).toByteArray();
    }

    /** By a policy, with a place, and from code. */
    private void assertRefused(byte[] content, String found, String expected, String... allowed) throws Exception {
        ScorerFolder files = new ScorerFolder(folder);
        files.write("m.onnx", content);
        String keys = allowed.length == 0 ? "" : ", allow_operators: [" + String.join(", ", allowed) + "]";
        assertThatThrownBy(() -> files.load("- { id: m, file: m.onnx, inputs: [a1]" + keys + " }"))
                .isInstanceOfSatisfying(
                        PolicyException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.at().file()).isEqualTo("policy.yaml");
                            assertThat(problem.found()).startsWith("in m.onnx ").contains(found);
                            assertThat(problem.expected()).contains(expected);
                        }));
        if (allowed.length == 0) {
            assertThatThrownBy(() -> OnnxModel.of("m.onnx", content, List.of("a1")))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining(found);
        }
    }
}
