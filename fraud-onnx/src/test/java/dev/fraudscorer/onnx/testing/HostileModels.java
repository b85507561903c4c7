package dev.fraudscorer.onnx.testing;

import static dev.fraudscorer.onnx.testing.GraphBuilder.ML;
import static dev.fraudscorer.onnx.testing.GraphBuilder.floats;
import static dev.fraudscorer.onnx.testing.GraphBuilder.integer;
import static dev.fraudscorer.onnx.testing.GraphBuilder.ints;
import static dev.fraudscorer.onnx.testing.GraphBuilder.numbers;
import static dev.fraudscorer.onnx.testing.GraphBuilder.tensor;
import static dev.fraudscorer.onnx.testing.GraphBuilder.texts;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.fraudscorer.shaded.com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.List;

/** Models made to do harm: none of them may reach native code. */
public final class HostileModels {
    private HostileModels() {}

    /** A tree of one way with as many splits, as a list of nodes. */
    public static GraphBuilder chain(int splits) {
        int count = 2 * splits + 1;
        long[] ids = new long[count];
        long[] yes = new long[count];
        long[] no = new long[count];
        String[] modes = new String[count];
        long[] leaves = new long[splits + 1];
        for (int i = 0; i < count; i++) {
            ids[i] = i;
            boolean isSplit = i % 2 == 0 && i + 2 < count;
            modes[i] = isSplit ? "BRANCH_LEQ" : "LEAF";
            yes[i] = isSplit ? i + 1 : 0;
            no[i] = isSplit ? i + 2 : 0;
        }
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = i < splits ? 2L * i + 1 : count - 1;
        }
        float[] weights = new float[leaves.length];
        Arrays.fill(weights, 0.25f);
        return new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .node(
                        ML,
                        "TreeEnsembleRegressor",
                        List.of("x"),
                        List.of("y"),
                        integer("n_targets", 1),
                        ints("nodes_treeids", new long[count]),
                        ints("nodes_nodeids", ids),
                        ints("nodes_featureids", new long[count]),
                        floats("nodes_values", new float[count]),
                        texts("nodes_modes", modes),
                        ints("nodes_truenodeids", yes),
                        ints("nodes_falsenodeids", no),
                        ints("target_treeids", new long[leaves.length]),
                        ints("target_nodeids", leaves),
                        ints("target_ids", new long[leaves.length]),
                        floats("target_weights", weights))
                .output("y", DataType.FLOAT, 0, 1);
    }

    /** The same as {@code TreeEnsemble} of opset 5. */
    public static GraphBuilder chainOfTensors(int splits) {
        long[] next = new long[splits];
        long[] isLeaf = new long[splits];
        long[] allLeaves = new long[splits];
        Arrays.fill(allLeaves, 1);
        for (int i = 0; i < splits; i++) {
            next[i] = i + 1 < splits ? i + 1 : 0;
            isLeaf[i] = i + 1 < splits ? 0 : 1;
        }
        return ensemble(splits, next, isLeaf, new long[splits], allLeaves);
    }

    /** A graph of splits of which both ways lead to the next: parted, it has {@code 2^splits} nodes. */
    public static GraphBuilder lattice(int splits) {
        long[] next = new long[splits];
        long[] isLeaf = new long[splits];
        for (int i = 0; i < splits; i++) {
            next[i] = i + 1 < splits ? i + 1 : 0;
            isLeaf[i] = i + 1 < splits ? 0 : 1;
        }
        return ensemble(splits, next, isLeaf, next.clone(), isLeaf.clone());
    }

    /** Splits that lead in a circle. */
    public static GraphBuilder circle() {
        return ensemble(2, new long[] {1, 0}, new long[2], new long[2], new long[] {1, 1});
    }

    /** {@code If} in {@code If}, as deep. */
    public static byte[] nestedGraphs(int depth) {
        GraphProto graph = GraphProto.newBuilder()
                .setName("innermost")
                .addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput("x")
                        .addOutput("z"))
                .build();
        for (int i = 0; i < depth; i++) {
            AttributeProto branch = AttributeProto.newBuilder()
                    .setName("then_branch")
                    .setType(AttributeProto.AttributeType.GRAPH)
                    .setG(graph)
                    .build();
            graph = GraphProto.newBuilder()
                    .setName("g" + i)
                    .addNode(NodeProto.newBuilder()
                            .setOpType("If")
                            .addInput("c")
                            .addOutput("z")
                            .addAttribute(branch))
                    .build();
        }
        return around(graph);
    }

    /** A model whose graph takes the nodes of another. */
    private static byte[] around(GraphProto inner) {
        try {
            ModelProto model = ModelProto.parseFrom(SmallModels.neuron(1).toBytes());
            return model.toBuilder()
                    .setGraph(model.getGraph().toBuilder().addAllNode(inner.getNodeList()))
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A constant whose stated size is not the one it brings. */
    public static GraphBuilder constantOf(long... dimensions) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("huge")
                .setDataType(DataType.FLOAT_VALUE)
                .addFloatData(1);
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
        return SmallModels.neuron(1).initializer(tensor.build());
    }

    private static GraphBuilder ensemble(int splits, long[] yes, long[] yesIsLeaf, long[] no, long[] noIsLeaf) {
        return new GraphBuilder()
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
                        ints("nodes_truenodeids", yes),
                        ints("nodes_falsenodeids", no),
                        ints("nodes_trueleafs", yesIsLeaf),
                        ints("nodes_falseleafs", noIsLeaf),
                        tensor("leaf_weights", numbers(DataType.FLOAT, 0.25)),
                        ints("leaf_targetids", 0),
                        ints("tree_roots", 0),
                        integer("n_targets", 1))
                .output("y", DataType.FLOAT, 0, 1);
    }
}
