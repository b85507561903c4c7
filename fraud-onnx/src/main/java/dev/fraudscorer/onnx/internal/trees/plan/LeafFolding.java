package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.PostTransform;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.TreeNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.LeafValues;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Scores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/*
 * skl2onnx writes an isolation forest as a regressor for each tree that gives the number of the leaf, a table that gives
 * the leaf's depth, another that gives how many rows it had, a dozen nodes of arithmetic on both, and one sum over all
 * trees. All that before the sum depends on the leaf alone, so that it can be calculated for each leaf at load. What
 * remains is an ensemble like any other.
 */
/** Calculates in advance what depends on nothing but a leaf. */
final class LeafFolding {
    /** One tree may be added many times. */
    private static final int MOST_NODES = 1 << 22;

    private LeafFolding() {}

    /** The one tree's answers by leaf; null if the scores are of more than one tree. */
    static @Nullable LeafValues leafValues(Scores scores) {
        Ensemble ensemble = scores.ensemble();
        boolean isOneTree = ensemble.trees().size() == 1 && ensemble.targets() == 1 && !ensemble.classifier();
        if (!isOneTree
                || ensemble.doubles()
                || ensemble.post() == PostTransform.PROBIT
                || !scores.steps().isEmpty()) {
            return null;
        }
        double base = ensemble.base().isEmpty() ? 0 : ensemble.base().get(0);
        DecisionTree tree = ensemble.trees().get(0);
        List<Double> values = new ArrayList<>();
        for (TreeNode node : tree.nodes()) {
            values.add(node instanceof Leaf leaf ? (double) (float) (leaf.onlyValue() + base) : 0.0);
        }
        return new LeafValues(ElementType.FLOAT, tree, scores.columns(), values, ensemble.node());
    }

    static LeafValues map(LeafValues leaves, ElementType type, DoubleUnaryOperator function) {
        List<Double> values = new ArrayList<>();
        for (double value : leaves.values()) {
            values.add(function.applyAsDouble(value));
        }
        return new LeafValues(type, leaves.tree(), leaves.columns(), values, leaves.node());
    }

    /** Two numbers of the leaves of one tree made one. */
    static LeafValues combine(LeafValues a, LeafValues b, ElementType type, DoubleBinaryOperator operator) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < a.values().size(); i++) {
            values.add(operator.applyAsDouble(a.values().get(i), b.values().get(i)));
        }
        return new LeafValues(type, a.tree(), a.columns(), values, a.node());
    }

    /** The sum over several trees, in this order. */
    static Scores sum(String node, List<LeafValues> all) throws UnsupportedNodeException {
        Map<TransformedColumn, Integer> positions = new HashMap<>();
        List<TransformedColumn> columns = new ArrayList<>();
        List<DecisionTree> trees = new ArrayList<>();
        long size = 0;
        for (LeafValues leaves : all) {
            size += leaves.tree().nodes().size();
            if (size > MOST_NODES) {
                throw new UnsupportedNodeException(node, "more than " + MOST_NODES + " nodes of trees");
            }
            for (TransformedColumn column : leaves.columns()) {
                if (positions.putIfAbsent(column, columns.size()) == null) {
                    columns.add(column);
                }
            }
            trees.add(tree(leaves, positions));
        }
        return new Scores(ElementType.FLOAT, Ensemble.sum(node, trees, false), columns, List.of(), 1);
    }

    private static DecisionTree tree(LeafValues leaves, Map<TransformedColumn, Integer> positions) {
        List<TreeNode> nodes = new ArrayList<>();
        for (int i = 0; i < leaves.tree().nodes().size(); i++) {
            TreeNode node = leaves.tree().nodes().get(i);
            if (node instanceof SplitNode split) {
                TransformedColumn column = leaves.columns().get(split.column());
                nodes.add(split.of(positions.getOrDefault(column, 0)));
            } else {
                nodes.add(Leaf.of(leaves.values().get(i), node.cover()));
            }
        }
        return new DecisionTree(nodes);
    }
}
