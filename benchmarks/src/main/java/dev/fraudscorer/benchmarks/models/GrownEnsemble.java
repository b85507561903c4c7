package dev.fraudscorer.benchmarks.models;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** A classifier of 500 trees with 32 leaves each and six levels at most, grown at random. */
public final class GrownEnsemble {
    private static final int TREES = 500;
    private static final int LEAVES = 32;
    private static final int DEPTH = 6;

    private final Random random;
    private final int columns;
    private final IntToDoubleFunction thresholds;
    private final AttributeProto.Builder treeIds = ints("nodes_treeids");
    private final AttributeProto.Builder nodeIds = ints("nodes_nodeids");
    private final AttributeProto.Builder features = ints("nodes_featureids");
    private final AttributeProto.Builder whenTrue = ints("nodes_truenodeids");
    private final AttributeProto.Builder whenFalse = ints("nodes_falsenodeids");
    private final AttributeProto.Builder missing = ints("nodes_missing_value_tracks_true");
    private final AttributeProto.Builder modes = attribute("nodes_modes", AttributeType.STRINGS);
    private final AttributeProto.Builder values = attribute("nodes_values", AttributeType.FLOATS);
    private final AttributeProto.Builder classTrees = ints("class_treeids");
    private final AttributeProto.Builder classNodes = ints("class_nodeids");
    private final AttributeProto.Builder classIds = ints("class_ids");
    private final AttributeProto.Builder weights = attribute("class_weights", AttributeType.FLOATS);

    /** For columns around 0. */
    GrownEnsemble(Random random, int columns) {
        this(random, columns, column -> random.nextGaussian());
    }

    /** @param thresholds gives one for a column, another at each call */
    public GrownEnsemble(Random random, int columns, IntToDoubleFunction thresholds) {
        this.random = random;
        this.columns = columns;
        this.thresholds = thresholds;
        for (int tree = 0; tree < TREES; tree++) {
            grow(tree, LEAVES, DEPTH, new int[1], Set.of());
        }
    }

    /** The ONNX file. */
    public byte[] toBytes() {
        AttributeProto.Builder post = attribute("post_transform", AttributeType.STRING);
        NodeProto node = NodeProto.newBuilder()
                .setDomain("ai.onnx.ml")
                .setOpType("TreeEnsembleClassifier")
                .addInput("features")
                .addOutput("label")
                .addOutput("probabilities")
                .addAttribute(treeIds)
                .addAttribute(nodeIds)
                .addAttribute(features)
                .addAttribute(whenTrue)
                .addAttribute(whenFalse)
                .addAttribute(missing)
                .addAttribute(modes)
                .addAttribute(values)
                .addAttribute(classTrees)
                .addAttribute(classNodes)
                .addAttribute(classIds)
                .addAttribute(weights)
                .addAttribute(ints("classlabels_int64s").addInts(0).addInts(1))
                .addAttribute(post.setS(ByteString.copyFromUtf8("LOGISTIC")))
                .build();
        GraphProto graph = GraphProto.newBuilder()
                .setName("grown")
                .addInput(tensor("features", DataType.FLOAT, columns))
                .addNode(node)
                .addOutput(tensor("label", DataType.INT64, 0))
                .addOutput(tensor("probabilities", DataType.FLOAT, 2))
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** Columns on a way differ, so that some row ends in each leaf. */
    private int grow(int tree, int leaves, int depth, int[] next, Set<Integer> above) {
        int id = next[0]++;
        int place = nodeIds.getIntsCount();
        boolean leaf = leaves == 1;
        treeIds.addInts(tree);
        nodeIds.addInts(id);
        int column = leaf ? 0 : columnBut(above);
        features.addInts(column);
        missing.addInts(leaf ? 0 : random.nextInt(2));
        modes.addStrings(ByteString.copyFromUtf8(leaf ? "LEAF" : "BRANCH_LT"));
        values.addFloats(leaf ? 0 : (float) thresholds.applyAsDouble(column));
        whenTrue.addInts(0);
        whenFalse.addInts(0);
        if (leaf) {
            classTrees.addInts(tree);
            classNodes.addInts(id);
            classIds.addInts(0);
            weights.addFloats((float) random.nextGaussian() / 20);
            return id;
        }
        int most = 1 << (depth - 1);
        int left = Math.max(leaves - most, 1)
                + random.nextInt(Math.min(leaves - 1, most) - Math.max(leaves - most, 1) + 1);
        Set<Integer> used = new HashSet<>(above);
        used.add(column);
        whenTrue.setInts(place, grow(tree, left, depth - 1, next, used));
        whenFalse.setInts(place, grow(tree, leaves - left, depth - 1, next, used));
        return id;
    }

    private int columnBut(Set<Integer> used) {
        int column = random.nextInt(columns);
        while (used.contains(column)) {
            column = random.nextInt(columns);
        }
        return column;
    }

    private static ValueInfoProto tensor(String name, DataType type, int width) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        if (width > 0) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static AttributeProto.Builder ints(String name) {
        return attribute(name, AttributeType.INTS);
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
