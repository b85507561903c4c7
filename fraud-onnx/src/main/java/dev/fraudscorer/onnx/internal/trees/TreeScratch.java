package dev.fraudscorer.onnx.internal.trees;

import dev.fraudscorer.onnx.internal.trees.walk.WalkScratch;

/** What one call of a model writes. Confined to one thread at a time. */
public final class TreeScratch {
    final WalkScratch walk;
    final double[] row;
    final double[] columns;

    TreeScratch(WalkScratch walk, int width, int columns) {
        this.walk = walk;
        this.row = new double[width];
        this.columns = new double[columns];
    }

    /** An output of the last row. */
    public double output(int i) {
        return walk.outputs()[i];
    }

    /** The position of the class that a classifier found the last row to be of; -1 for other models. */
    public int label() {
        return walk.label();
    }
}
