package dev.fraudscorer.onnx.internal.trees.walk;

import dev.fraudscorer.assessment.Deadline;

/** What one call of a kernel writes. Confined to one thread at a time. */
public final class WalkScratch {
    final int[] keys;
    final int[] answers;
    final double[] scores;
    final boolean[] scored;
    int label = -1;
    Deadline deadline = Deadline.NONE;
    /** Whether the deadline passed before the last tree, so that there are no outputs. */
    boolean cut;

    WalkScratch(int slots, int lanes, int targets) {
        this.keys = new int[slots + 1];
        this.keys[slots] = Integer.MAX_VALUE;
        this.answers = new int[lanes];
        this.scores = new double[targets];
        this.scored = new boolean[targets];
    }

    /** Sets until when the next calls may take. */
    public void setDeadline(Deadline newDeadline) {
        deadline = newDeadline;
    }

    /** Whether the deadline passed before the last row was scored; its outputs then mean nothing. */
    public boolean isCut() {
        return cut;
    }

    /** The outputs of the ensemble, of the last row; not copied. */
    public double[] outputs() {
        return scores;
    }

    /** The position of the class that the last row was found to be of; -1 for a regressor. */
    public int label() {
        return label;
    }
}
