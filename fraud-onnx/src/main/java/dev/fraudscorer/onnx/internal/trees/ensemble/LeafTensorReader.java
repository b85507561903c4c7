package dev.fraudscorer.onnx.internal.trees.ensemble;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code TreeEnsemble} of ai.onnx.ml 5: splits and leaves in lists of their own, and where each tree begins. Its
 * indices have been checked when the file was parsed.
 */
final class LeafTensorReader {
    /** Every whole number up to here is a float. */
    private static final int GREATEST_MEMBER = 1 << 24;
    /** Each tree has nodes of its own here: many roots of one large tree would take more memory than their file. */
    private static final int MOST_COPIES = 1 << 16;

    private final OnnxNode node;
    private final boolean doubles;
    private final long[] columns;
    private final long[] whenTrue;
    private final long[] whenFalse;
    private final long[] trueIsLeaf;
    private final long[] falseIsLeaf;
    private final long[] missingIsTrue;
    private final double[] splits;
    private final double[] hitRates;
    private final double[] members;
    private final double[] leafWeights;
    private final long[] leafTargets;
    private int nextMember;

    LeafTensorReader(OnnxNode node, boolean doubles) throws ModelRefusedException, UnsupportedNodeException {
        this.node = node;
        this.doubles = doubles;
        this.columns = node.ints("nodes_featureids");
        this.whenTrue = node.ints("nodes_truenodeids");
        this.whenFalse = node.ints("nodes_falsenodeids");
        this.trueIsLeaf = node.ints("nodes_trueleafs");
        this.falseIsLeaf = node.ints("nodes_falseleafs");
        this.missingIsTrue = node.ints("nodes_missing_value_tracks_true");
        this.splits = EnsembleReader.tensor(node, "nodes_splits", doubles);
        this.hitRates = optional("nodes_hitrates");
        this.members = optional("membership_values");
        this.leafWeights = EnsembleReader.tensor(node, "leaf_weights", doubles);
        this.leafTargets = node.ints("leaf_targetids");
    }

    Ensemble read() throws ModelRefusedException, UnsupportedNodeException {
        long targets = node.integer("n_targets", 0);
        if (targets < 1 || targets > 10_000) {
            throw new ModelRefusedException(node.displayName() + " with " + targets + " targets", "1 to 10,000");
        }
        checkSizes();
        TreeNode[] nodes = new TreeNode[columns.length + leafWeights.length];
        NumberTensor modes = node.tensor("nodes_modes");
        EnsembleReader.checkSize(node, "nodes_modes", modes == null ? 0 : modes.size(), columns.length);
        for (int i = 0; i < columns.length && modes != null; i++) {
            nodes[i] = split(i, modes.get(i));
        }
        for (int i = 0; i < leafWeights.length; i++) {
            int target = EnsembleReader.checkIndex(node, "leaf_targetids", leafTargets[i], targets);
            nodes[columns.length + i] = new Leaf(List.of(new Leaf.Weight(target, leafWeights[i])), Double.NaN);
        }
        return new Ensemble(
                node.displayName(),
                trees(nodes),
                (int) targets,
                doubles,
                false,
                BinaryKind.NONE,
                numbered(EnsembleAggregate.values(), "aggregate_function", EnsembleAggregate.SUM),
                post(targets),
                List.of());
    }

    private double[] optional(String attribute) throws ModelRefusedException, UnsupportedNodeException {
        return node.has(attribute) ? EnsembleReader.tensor(node, attribute, doubles) : new double[0];
    }

    private void checkSizes() throws ModelRefusedException {
        int count = columns.length;
        if (count == 0) {
            throw new ModelRefusedException(node.displayName() + " without nodes", "at least one tree");
        }
        EnsembleReader.checkSize(node, "nodes_splits", splits.length, count);
        EnsembleReader.checkSize(node, "leaf_targetids", leafTargets.length, leafWeights.length);
    }

    private SplitNode split(int i, double modeNumber) throws ModelRefusedException, UnsupportedNodeException {
        SplitMode mode = SplitMode.numbered(modeNumber);
        if (mode == null) {
            throw new UnsupportedNodeException(node.displayName(), "node mode " + modeNumber);
        }
        List<Double> values = mode == SplitMode.MEMBER ? nextMembers() : List.of(splits[i]);
        EnsembleReader.checkThresholds(node, values);
        int column = EnsembleReader.checkIndex(node, "nodes_featureids", columns[i], Integer.MAX_VALUE);
        boolean missing = i < missingIsTrue.length && missingIsTrue[i] == 1;
        int yes = child(whenTrue[i], trueIsLeaf[i]);
        int no = child(whenFalse[i], falseIsLeaf[i]);
        return new SplitNode(column, mode, values, missing, yes, no, EnsembleReader.cover(hitRates, i));
    }

    /** The sets of all nodes are in one list, each ended by a NaN. */
    private List<Double> nextMembers() throws ModelRefusedException, UnsupportedNodeException {
        List<Double> set = new ArrayList<>();
        while (nextMember < members.length && !Double.isNaN(members[nextMember])) {
            double member = members[nextMember++];
            // Of others ONNX Runtime, which is to confirm the kernel, compares the whole part alone.
            if (!(Math.abs(member) <= GREATEST_MEMBER && member == Math.rint(member))) {
                throw new UnsupportedNodeException(
                        node.displayName(),
                        "members of BRANCH_MEMBER that are no whole numbers up to " + GREATEST_MEMBER);
            }
            set.add(member);
        }
        nextMember++;
        if (set.isEmpty()) {
            throw new ModelRefusedException(
                    node.displayName() + " with a node BRANCH_MEMBER without members", "members for each such node");
        }
        return set;
    }

    private int child(long index, long isLeaf) {
        return (int) index + (isLeaf != 0 ? columns.length : 0);
    }

    private List<DecisionTree> trees(TreeNode[] nodes) throws ModelRefusedException, UnsupportedNodeException {
        TreeOrder order = new TreeOrder(nodes);
        List<DecisionTree> trees = new ArrayList<>();
        long size = 0;
        for (long root : node.ints("tree_roots")) {
            int index = (int) root;
            SplitNode split = (SplitNode) nodes[index];
            // How a file writes a tree that is only a leaf; ONNX Runtime takes the leaf numbered as the
            // root.
            if (split.whenTrue() == split.whenFalse() && trueIsLeaf[index] != 0 && whenTrue[index] != root) {
                throw new UnsupportedNodeException(
                        node.displayName(), "a tree of one leaf that is not numbered as its root");
            }
            DecisionTree tree = order.below(index);
            trees.add(tree);
            size += tree.nodes().size();
            if (size > nodes.length + MOST_COPIES) {
                throw new UnsupportedNodeException(
                        node.displayName(), "trees that share more than " + MOST_COPIES + " nodes");
            }
        }
        if (trees.isEmpty()) {
            throw new ModelRefusedException(node.displayName() + " without tree_roots", "at least one tree");
        }
        return trees;
    }

    private PostTransform post(long targets) throws UnsupportedNodeException {
        PostTransform post = numbered(PostTransform.values(), "post_transform", PostTransform.NONE);
        if (targets > 1 && (post == PostTransform.SOFTMAX || post == PostTransform.LOGISTIC)) {
            // By the definition of ONNX 1 is SOFTMAX and 2 is LOGISTIC; ONNX Runtime has them the other way round.
            throw new UnsupportedNodeException(
                    node.displayName(),
                    "post_transform " + post + " of several targets, which ONNX Runtime reads otherwise");
        }
        return post;
    }

    private <E> E numbered(E[] all, String attribute, E otherwise) throws UnsupportedNodeException {
        if (!node.has(attribute)) {
            return otherwise;
        }
        long number = node.integer(attribute, -1);
        if (number < 0 || number >= all.length) {
            throw new UnsupportedNodeException(node.displayName(), attribute + " " + number);
        }
        return all[(int) number];
    }
}
