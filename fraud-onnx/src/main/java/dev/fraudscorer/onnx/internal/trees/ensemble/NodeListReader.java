package dev.fraudscorer.onnx.internal.trees.ensemble;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.TreeNodeIds;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code TreeEnsembleClassifier} and {@code TreeEnsembleRegressor}: lists with an item for each node or weight. That the
 * ways through the trees lead to other nodes and end has been checked when the file was parsed.
 */
final class NodeListReader {
    private final OnnxNode node;
    private final boolean doubles;
    private final boolean classifier;
    private final long[] treeIds;
    private final long[] nodeIds;
    private final long[] columns;
    private final long[] whenTrue;
    private final long[] whenFalse;
    private final long[] missingIsTrue;
    private final double[] values;
    private final double[] hitRates;
    private final TreeNodeIds ids;

    NodeListReader(OnnxNode node, boolean doubles) throws ModelRefusedException, UnsupportedNodeException {
        this.node = node;
        this.doubles = doubles;
        this.classifier = node.operator().equals("TreeEnsembleClassifier");
        this.treeIds = node.ints("nodes_treeids");
        this.nodeIds = node.ints("nodes_nodeids");
        this.ids = new TreeNodeIds(treeIds, nodeIds);
        this.columns = node.ints("nodes_featureids");
        this.whenTrue = node.ints("nodes_truenodeids");
        this.whenFalse = node.ints("nodes_falsenodeids");
        this.missingIsTrue = node.ints("nodes_missing_value_tracks_true");
        this.values = EnsembleReader.numbers(node, "nodes_values", doubles);
        this.hitRates = EnsembleReader.numbers(node, "nodes_hitrates", doubles);
    }

    Ensemble read() throws ModelRefusedException, UnsupportedNodeException {
        checkSizes();
        int targets = targets();
        double[] base = EnsembleReader.numbers(node, "base_values", doubles);
        checkBase(base, targets);
        WeightList weights = WeightList.read(node, doubles, targets);
        List<List<Weight>> byNode = weightsByNode(weights);
        TreeNode[] nodes = new TreeNode[nodeIds.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = treeNode(i, byNode.get(i));
        }
        return new Ensemble(
                node.displayName(),
                trees(nodes),
                targets,
                doubles,
                classifier,
                binary(targets, weights, base.length),
                aggregate(),
                post(),
                EnsembleReader.boxed(base));
    }

    private void checkSizes() throws ModelRefusedException {
        int count = nodeIds.length;
        if (count == 0) {
            throw new ModelRefusedException(node.displayName() + " without nodes", "at least one tree");
        }
        EnsembleReader.checkSize(node, "nodes_featureids", columns.length, count);
        EnsembleReader.checkSize(node, "nodes_values", values.length, count);
    }

    private int targets() throws ModelRefusedException, UnsupportedNodeException {
        long count = node.integer("n_targets", 0);
        if (classifier) {
            int texts = node.textCount("classlabels_strings");
            count = texts > 0 ? texts : node.ints("classlabels_int64s").length;
            if (count == 1) {
                throw new UnsupportedNodeException(node.displayName(), "a classifier of one class");
            }
        }
        if (count < 1 || count > 10_000) {
            throw new ModelRefusedException(
                    node.displayName() + " with " + count + " targets or classes", "1 to 10,000");
        }
        return (int) count;
    }

    private void checkBase(double[] base, int targets) throws ModelRefusedException {
        boolean isOfTwo = classifier && targets == 2 && base.length == 1;
        if (base.length != 0 && base.length != targets && !isOfTwo) {
            throw new ModelRefusedException(
                    node.displayName() + " with " + base.length + " base_values", "none or " + targets);
        }
    }

    private List<List<Weight>> weightsByNode(WeightList weights) throws ModelRefusedException {
        List<List<Weight>> byNode = new ArrayList<>(nodeIds.length);
        for (int i = 0; i < nodeIds.length; i++) {
            byNode.add(new ArrayList<>(1));
        }
        for (int i = 0; i < weights.size(); i++) {
            int position = ids.find(weights.treeId(i), weights.nodeId(i));
            if (position < 0) {
                throw new ModelRefusedException(
                        node.displayName() + " with a weight for node " + weights.nodeId(i) + " of tree "
                                + weights.treeId(i) + ", which does not exist",
                        "weights for leaves");
            }
            byNode.get(position).add(weights.weight(i));
        }
        return byNode;
    }

    private TreeNode treeNode(int i, List<Weight> weights) throws ModelRefusedException, UnsupportedNodeException {
        String name = node.text("nodes_modes", i);
        double cover = EnsembleReader.cover(hitRates, i);
        if (name.equals("LEAF")) {
            if (weights.isEmpty()) {
                throw new ModelRefusedException(
                        node.displayName() + " with leaf " + nodeIds[i] + " of tree " + treeIds[i]
                                + " without a weight",
                        "a weight for each leaf");
            }
            return new Leaf(weights, cover);
        }
        SplitMode mode = SplitMode.named(name);
        if (mode == null || mode == SplitMode.MEMBER) {
            throw new UnsupportedNodeException(node.displayName(), "node mode '" + name + "'");
        }
        List<Double> threshold = List.of(values[i]);
        EnsembleReader.checkThresholds(node, threshold);
        int column = EnsembleReader.checkIndex(node, "nodes_featureids", columns[i], Integer.MAX_VALUE);
        boolean missing = i < missingIsTrue.length && missingIsTrue[i] == 1;
        return new SplitNode(
                column,
                mode,
                threshold,
                missing,
                ids.find(treeIds[i], whenTrue[i]),
                ids.find(treeIds[i], whenFalse[i]),
                cover);
    }

    private List<DecisionTree> trees(TreeNode[] nodes) throws UnsupportedNodeException {
        boolean[] led = new boolean[nodes.length];
        for (TreeNode treeNode : nodes) {
            if (treeNode instanceof SplitNode split) {
                led[split.whenTrue()] = true;
                led[split.whenFalse()] = true;
            }
        }
        TreeOrder order = new TreeOrder(nodes);
        List<DecisionTree> trees = new ArrayList<>();
        Map<Long, Boolean> seen = new HashMap<>();
        for (int i = 0; i < nodes.length; i++) {
            if (i == 0 || treeIds[i] != treeIds[i - 1]) {
                trees.add(order.below(i));
                // ONNX Runtime starts at the first node that it meets; what it makes of others is its own affair.
                if (led[i] || seen.put(treeIds[i], true) != null) {
                    throw new UnsupportedNodeException(
                            node.displayName(), "tree " + treeIds[i] + " does not begin with its root");
                }
            }
        }
        return trees;
    }

    private BinaryKind binary(int targets, WeightList weights, int baseCount) throws UnsupportedNodeException {
        if (!classifier || targets != 2) {
            return BinaryKind.NONE;
        }
        if (baseCount < 2 && post() == PostTransform.PROBIT) {
            // ONNX Runtime writes one of the two outputs and leaves the other as it was.
            throw new UnsupportedNodeException(node.displayName(), "post_transform PROBIT for two classes");
        }
        if (weights.isOfOneTarget()) {
            return weights.isNeverNegative() ? BinaryKind.PROBABILITIES : BinaryKind.MARGINS;
        }
        if (baseCount == 1) {
            throw new UnsupportedNodeException(node.displayName(), "one base value for two classes");
        }
        return BinaryKind.NONE;
    }

    private EnsembleAggregate aggregate() throws UnsupportedNodeException {
        String name = classifier ? "SUM" : node.text("aggregate_function", "SUM");
        return named(EnsembleAggregate.values(), name, "aggregate_function");
    }

    private PostTransform post() throws UnsupportedNodeException {
        return named(PostTransform.values(), node.text("post_transform", "NONE"), "post_transform");
    }

    private <E extends Enum<E>> E named(E[] all, String name, String attribute) throws UnsupportedNodeException {
        for (E one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        throw new UnsupportedNodeException(node.displayName(), attribute + " '" + name + "'");
    }
}
