package dev.fraudscorer.onnx.internal.trees.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Brings the nodes that a root leads to in an order in which each comes before those it leads to. */
final class TreeOrder {
    private final TreeNode[] nodes;
    private final boolean[] isDone;
    /** The position of a node in its tree, counted from the tree's end while it is being built. */
    private final int[] place;

    /** @param nodes of all trees; a split leads to positions in this array, and every way ends */
    TreeOrder(TreeNode[] nodes) {
        this.nodes = nodes;
        this.isDone = new boolean[nodes.length];
        this.place = new int[nodes.length];
    }

    /** The tree below a root; trees may share nodes. */
    DecisionTree below(int root) {
        List<Integer> children = new ArrayList<>();
        addChildrenFirst(root, children);
        int size = children.size();
        for (int i = 0; i < size; i++) {
            place[children.get(i)] = size - 1 - i;
        }
        TreeNode[] ordered = new TreeNode[size];
        for (int index : children) {
            ordered[place[index]] = nodes[index] instanceof SplitNode split
                    ? split.movedTo(place[split.whenTrue()], place[split.whenFalse()])
                    : nodes[index];
            isDone[index] = false;
        }
        return new DecisionTree(Arrays.asList(ordered));
    }

    /** Recursive: a file with a way of more than 1,000 splits has been refused. */
    private void addChildrenFirst(int index, List<Integer> done) {
        if (isDone[index]) {
            return;
        }
        if (nodes[index] instanceof SplitNode split) {
            addChildrenFirst(split.whenFalse(), done);
            addChildrenFirst(split.whenTrue(), done);
        }
        isDone[index] = true;
        done.add(index);
    }
}
