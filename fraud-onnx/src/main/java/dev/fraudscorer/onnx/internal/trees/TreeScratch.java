package dev.fraudscorer.onnx.internal.trees;

import dev.fraudscorer.assessment.Deadline;
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

    /** Sets until when the next calls may take. */
    public void setDeadline(Deadline newDeadline) {
        walk.setDeadline(newDeadline);
    }

    /** Whether the deadline passed before the last row was scored; its outputs then mean nothing. */
    public boolean isCut() {
        return walk.isCut();
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
