package dev.fraudscorer.onnx.internal.trees;

import static dev.fraudscorer.onnx.testing.GraphBuilder.ML;
import static dev.fraudscorer.onnx.testing.GraphBuilder.floats;
import static dev.fraudscorer.onnx.testing.GraphBuilder.integer;
import static dev.fraudscorer.onnx.testing.GraphBuilder.ints;
import static dev.fraudscorer.onnx.testing.GraphBuilder.numbers;
import static dev.fraudscorer.onnx.testing.GraphBuilder.tensor;
import static dev.fraudscorer.onnx.testing.GraphBuilder.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ensembles that are broken: refused with the node, what was found and what was expected. */
class BrokenTreesTest {
    private final Map<String, AttributeProto> attributes = new LinkedHashMap<>();

    BrokenTreesTest() {
        put(integer("n_targets", 1));
        put(ints("nodes_treeids", 0, 0, 0));
        put(ints("nodes_nodeids", 0, 1, 2));
        put(ints("nodes_featureids", 1, 0, 0));
        put(floats("nodes_values", 0.5f, 0, 0));
        put(texts("nodes_modes", "BRANCH_LEQ", "LEAF", "LEAF"));
        put(ints("nodes_truenodeids", 1, 0, 0));
        put(ints("nodes_falsenodeids", 2, 0, 0));
        put(ints("target_treeids", 0, 0));
        put(ints("target_nodeids", 1, 2));
        put(ints("target_ids", 0, 0));
        put(floats("target_weights", -1, 1));
    }

    @Test
    void parse_soundEnsemble_scores() throws Exception {
        TreeModel model = parse();
        TreeScratch scratch = model.scratch();

        model.score(new float[] {9, 0.5f}, scratch);

        assertThat(scratch.output(0)).isEqualTo(-1);
        assertThat(scratch.label()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nodes_featureids | 2, 0, 0 | reads column 2 | columns from 0 to 1",
                "nodes_featureids | -1, 0, 0 | -1 in nodes_featureids | an index from 0",
                "nodes_truenodeids | 7, 0, 0 | leading to node 7, which does not exist | another node",
                "nodes_falsenodeids | 0, 0, 0 | leading to itself | another node",
                "nodes_nodeids | 0, 1, 1 | node 1 of tree 0 twice | each node once",
                "nodes_treeids | 0, 0 | 2 nodes_treeids | 3",
                "target_nodeids | 1, 1 | leaf 2 of tree 0 without a weight | a weight for each leaf",
                "target_nodeids | 1, 9 | a weight for node 9 of tree 0, which does not exist | weights for leaves",
                "target_ids | 0, 1 | 1 in target_ids | an index from 0 to 0",
                "target_treeids | 0 | 1 target_treeids | 2"
            })
    void parse_wrongIndices_refusesWithTheNode(String attribute, String values, String found, String expected) {
        put(ints(attribute, longs(values)));

        assertThatThrownBy(this::parse)
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("found node 'TreeEnsembleRegressor_0' (TreeEnsembleRegressor)")
                .hasMessageContaining(found)
                .hasMessageContaining("expected " + expected);
    }

    @Test
    void parse_cycle_refuses() {
        put(ints("nodes_treeids", 0, 0, 0, 0));
        put(ints("nodes_nodeids", 0, 1, 2, 3));
        put(ints("nodes_featureids", 0, 0, 0, 0));
        put(floats("nodes_values", 0, 0, 0, 0));
        put(texts("nodes_modes", "BRANCH_LEQ", "BRANCH_LEQ", "BRANCH_LEQ", "LEAF"));
        put(ints("nodes_truenodeids", 1, 2, 1, 0));
        put(ints("nodes_falsenodeids", 3, 3, 3, 0));
        put(ints("target_treeids", 0));
        put(ints("target_nodeids", 3));
        put(ints("target_ids", 0));
        put(floats("target_weights", 1));

        assertThatThrownBy(this::parse)
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("tree nodes in a cycle")
                .hasMessageContaining("expected ways that end in leaves");
    }

    @Test
    void parse_thresholdNotANumber_refuses() {
        put(floats("nodes_values", Float.NaN, 0, 0));

        assertThatThrownBy(this::parse)
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("a threshold that is not a number");
    }

    @ParameterizedTest
    @CsvSource({"BRANCH_MEMBER", "BRANCH_ODD", "branch_leq"})
    void parse_unknownMode_isLeftToOnnxRuntime(String mode) {
        put(texts("nodes_modes", mode, "LEAF", "LEAF"));

        assertThatThrownBy(this::parse)
                .isInstanceOf(UnsupportedNodeException.class)
                .hasMessageContaining("node mode '" + mode + "'");
    }

    @Test
    void parse_treeThatDoesNotBeginWithItsRoot_isLeftToOnnxRuntime() {
        put(ints("nodes_nodeids", 1, 0, 2));
        put(texts("nodes_modes", "LEAF", "BRANCH_LEQ", "LEAF"));
        put(ints("nodes_truenodeids", 0, 1, 0));
        put(ints("nodes_falsenodeids", 0, 2, 0));

        assertThatThrownBy(this::parse)
                .isInstanceOf(UnsupportedNodeException.class)
                .hasMessageContaining("does not begin with its root");
    }

    @Test
    void parse_equalitiesOfOneSetWithOtherMissingValues_isLeftToOnnxRuntime() {
        put(ints("nodes_treeids", 0, 0, 0, 0));
        put(ints("nodes_nodeids", 0, 1, 2, 3));
        put(ints("nodes_featureids", 0, 0, 0, 0));
        put(floats("nodes_values", 3, 5, 0, 0));
        put(texts("nodes_modes", "BRANCH_EQ", "BRANCH_EQ", "LEAF", "LEAF"));
        put(ints("nodes_truenodeids", 2, 2, 0, 0));
        put(ints("nodes_falsenodeids", 1, 3, 0, 0));
        put(ints("nodes_missing_value_tracks_true", 0, 1, 0, 0));
        put(ints("target_nodeids", 2, 3));

        assertThatThrownBy(this::parse)
                .isInstanceOf(UnsupportedNodeException.class)
                .hasMessageContaining("only some with missing values");
    }

    @Test
    void parse_futureOpset_isLeftToOnnxRuntime() {
        byte[] content = graph().opset(ML, 6).toBytes();

        assertThatThrownBy(() -> TreeModel.parse(OnnxFile.parse(content), null, 0))
                .isInstanceOf(UnsupportedNodeException.class)
                .hasMessageContaining("opset ai.onnx.ml 6");
    }

    @Test
    void parse_cycleOfNodes_refuses() {
        byte[] content = new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 2)
                .node("", "Identity", List.of("b"), List.of("a"))
                .node("", "Identity", List.of("a"), List.of("b"))
                .output("b", DataType.FLOAT, 0, 2)
                .toBytes();

        assertThatThrownBy(() -> TreeModel.parse(OnnxFile.parse(content), null, 0))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("that reads what follows from it; expected a graph without a cycle");
    }

    @Test
    void parse_columnsDoubledAgainAndAgain_isLeftToOnnxRuntime() {
        GraphBuilder graph = new GraphBuilder().input("x0", DataType.FLOAT, 0, 2);
        for (int i = 0; i < 18; i++) {
            graph.node("", "Concat", List.of("x" + i, "x" + i), List.of("x" + (i + 1)), integer("axis", 1));
        }
        byte[] content = graph.output("x18", DataType.FLOAT, 0, 2).toBytes();

        assertThatThrownBy(() -> TreeModel.parse(OnnxFile.parse(content), null, 0))
                .isInstanceOf(UnsupportedNodeException.class)
                .hasMessageContaining("more than 100000 columns");
    }

    @Test
    void parse_manyRootsOfOneTree_isLeftToOnnxRuntime() {
        int splits = 1_000;
        long[] next = new long[splits];
        long[] isLeaf = new long[splits];
        long[] allLeaves = new long[splits];
        for (int i = 0; i < splits; i++) {
            next[i] = i + 1 < splits ? i + 1 : 0;
            isLeaf[i] = i + 1 < splits ? 0 : 1;
            allLeaves[i] = 1;
        }
        byte[] content = new GraphBuilder()
                .opset(ML, 5)
                .alsoOpset("", 15)
                .input("x", DataType.FLOAT, 0, 1)
                .node(
                        ML,
                        "TreeEnsemble",
                        List.of("x"),
                        List.of("y"),
                        tensor("nodes_modes", numbers(DataType.UINT8, new double[splits])),
                        ints("nodes_featureids", new long[splits]),
                        tensor("nodes_splits", numbers(DataType.FLOAT, new double[splits])),
                        ints("nodes_truenodeids", next),
                        ints("nodes_falsenodeids", new long[splits]),
                        ints("nodes_trueleafs", isLeaf),
                        ints("nodes_falseleafs", allLeaves),
                        tensor("leaf_weights", numbers(DataType.FLOAT, 1)),
                        ints("leaf_targetids", 0),
                        ints("tree_roots", new long[100]),
                        integer("n_targets", 1))
                .output("y", DataType.FLOAT, 0, 1)
                .toBytes();

        assertThatThrownBy(() -> TreeModel.parse(OnnxFile.parse(content), null, 0))
                .isInstanceOf(UnsupportedNodeException.class)
                .hasMessageContaining("trees that share more than");
    }

    private void put(AttributeProto attribute) {
        attributes.put(attribute.getName(), attribute);
    }

    private GraphBuilder graph() {
        AttributeProto[] all = attributes.values().toArray(AttributeProto[]::new);
        return new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 2)
                .node(ML, "TreeEnsembleRegressor", List.of("x"), List.of("y"), all)
                .output("y", DataType.FLOAT, 0, 1);
    }

    private TreeModel parse() throws Exception {
        return TreeModel.parse(OnnxFile.parse(graph().toBytes()), null, 0);
    }

    private static long[] longs(String values) {
        return Arrays.stream(values.split(","))
                .mapToLong(value -> Long.parseLong(value.strip()))
                .toArray();
    }
}
