package dev.fraudscorer.onnx.internal.trees;

import dev.fraudscorer.onnx.internal.trees.shap.NodeCovers;

/** How many rows came by each node of one model's trees. Confined to one thread while rows are counted. */
public final class Covers {
    final TreeModel model;
    final NodeCovers nodes;

    Covers(TreeModel model, NodeCovers nodes) {
        this.model = model;
        this.nodes = nodes;
    }

    /**
     * Counts a row that is representative of those that the model will see.
     *
     * @param row as wide as the model, NaN where a value is missing; not modified
     */
    public void count(double[] row) {
        nodes.count(model.plan().ensemble(), model.columnsOf(row));
    }

    /** How many rows came by each node of a tree, in the order of its nodes; a copy. */
    public double[] ofTree(int tree) {
        return nodes.ofTree(tree);
    }
}
