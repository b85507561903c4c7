package dev.fraudscorer.onnx.internal.trees.ensemble;

import java.util.List;

/**
 * One tree. Its root comes first and each node before the nodes it leads to; several nodes may lead to one, so that it
 * can be any graph without a cycle.
 *
 * @param nodes at least one
 */
public record DecisionTree(List<TreeNode> nodes) {
    public DecisionTree {
        nodes = List.copyOf(nodes);
    }

    /** How many splits the longest way has. */
    public int depth() {
        int[] depth = new int[nodes.size()];
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i) instanceof SplitNode split) {
                depth[i] = 1 + Math.max(depth[split.whenTrue()], depth[split.whenFalse()]);
            }
        }
        return depth[0];
    }
}
