package dev.fraudscorer.lab.train.internal.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import dev.fraudscorer.lab.train.internal.FloatThreshold;
import dev.fraudscorer.lab.train.internal.Split;
import dev.fraudscorer.lab.train.internal.Tree;
import java.util.List;

/* How a float model gives LightGBM's double scores.
 *
 * Given floats, ONNX Runtime adds up the leaf values in 32 bits. Each addition rounds to the spacing of floats at the size
 * that the sum has then, and a fraud model starts at a margin of -5 to -8: over some hundred trees the probability
 * wanders by up to 1e-6, more with more trees, in whatever order the trees stand. So the input is cast to double before
 * it enters the trees. Every float is a double, so no comparison changes, and the runtime then adds in 64 bits. What
 * remains is the rounding of each leaf to a float and of the result: some 1e-7, with any number of trees. The cast costs
 * ONNX Runtime a few microseconds a call; thresholds and leaves stay 32-bit attributes, as every reader supports them.
 *
 * A binary ensemble votes for one class alone; ONNX Runtime takes that vote for the margin of the second class, whatever
 * its number, but gives [1 - p, p] only if the number is 0, as all converters write it. And an ensemble in which no vote
 * is negative it takes for one of ready probabilities: the label then turns at a margin of 0.5 and not of 0. Such an
 * ensemble gets one more tree, a single leaf of the least negative normal float, which changes no sum.
 */
/** Collects the attributes of one {@code TreeEnsembleClassifier} node. Confined to one thread. */
final class TreeEnsembleNode {
    /** Name of the node's input, double[N, F]. */
    static final String INPUT = "input64";

    private static final int MARGIN = 0;

    private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");
    private static final ByteString AT_MOST = ByteString.copyFromUtf8("BRANCH_LEQ");

    private final NodeProto.Builder node = NodeProto.newBuilder()
            .setOpType("TreeEnsembleClassifier")
            .setDomain("ai.onnx.ml")
            .setName("trees")
            .addInput(INPUT)
            .addOutput("label")
            .addOutput("probabilities");
    private final AttributeProto.Builder treeIds = integers("nodes_treeids");
    private final AttributeProto.Builder nodeIds = integers("nodes_nodeids");
    private final AttributeProto.Builder inputs = integers("nodes_featureids");
    private final AttributeProto.Builder modes =
            AttributeProto.newBuilder().setName("nodes_modes").setType(AttributeProto.AttributeType.STRINGS);
    private final AttributeProto.Builder thresholds = floats("nodes_values");
    private final AttributeProto.Builder left = integers("nodes_truenodeids");
    private final AttributeProto.Builder right = integers("nodes_falsenodeids");
    private final AttributeProto.Builder missingLeft = integers("nodes_missing_value_tracks_true");
    private final AttributeProto.Builder voteTreeIds = integers("class_treeids");
    private final AttributeProto.Builder voteNodeIds = integers("class_nodeids");
    private final AttributeProto.Builder voteClasses = integers("class_ids");
    private final AttributeProto.Builder votes = floats("class_weights");

    private int written;

    private TreeEnsembleNode() {}

    static NodeProto of(List<Tree> trees) {
        TreeEnsembleNode ensemble = new TreeEnsembleNode();
        if (trees.stream().allMatch(TreeEnsembleNode::hasNoNegativeLeaf)) {
            ensemble.add(new Tree(List.of(), List.of((double) -Float.MIN_NORMAL)));
        }
        trees.forEach(ensemble::add);
        return ensemble.build();
    }

    private static boolean hasNoNegativeLeaf(Tree tree) {
        return tree.leaves().stream().allMatch(leaf -> leaf.floatValue() >= 0);
    }

    /** Adds a tree: split i becomes node i, leaf i the node i places behind the last split. */
    private void add(Tree tree) {
        int splits = tree.splits().size();
        for (int i = 0; i < splits; i++) {
            Split split = tree.splits().get(i);
            addNode(i, AT_MOST, split.input(), FloatThreshold.of(split.threshold()));
            left.addInts(nodeId(split.left(), splits));
            right.addInts(nodeId(split.right(), splits));
            missingLeft.addInts(split.missingLeft() ? 1 : 0);
        }
        for (int i = 0; i < tree.leaves().size(); i++) {
            addNode(splits + i, LEAF, 0, 0);
            left.addInts(0);
            right.addInts(0);
            missingLeft.addInts(0);
            voteTreeIds.addInts(written);
            voteNodeIds.addInts(splits + i);
            voteClasses.addInts(MARGIN);
            votes.addFloats(tree.leaves().get(i).floatValue());
        }
        written++;
    }

    private static int nodeId(int child, int splits) {
        return child >= 0 ? child : splits + (-1 - child);
    }

    private void addNode(int id, ByteString mode, int input, float threshold) {
        treeIds.addInts(written);
        nodeIds.addInts(id);
        modes.addStrings(mode);
        inputs.addInts(input);
        thresholds.addFloats(threshold);
    }

    private NodeProto build() {
        List.of(treeIds, nodeIds, inputs, modes, thresholds, left, right, missingLeft)
                .forEach(node::addAttribute);
        List.of(voteTreeIds, voteNodeIds, voteClasses, votes).forEach(node::addAttribute);
        return node.addAttribute(integers("classlabels_int64s").addInts(0).addInts(1))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("post_transform")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8("LOGISTIC")))
                .build();
    }

    private static AttributeProto.Builder integers(String name) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    }

    private static AttributeProto.Builder floats(String name) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
    }
}
