package dev.fraudscorer.onnx.internal.trees.walk;

/** What one call of a kernel writes. Confined to one thread at a time. */
public final class WalkScratch {
    final int[] keys;
    final int[] answers;
    final double[] scores;
    final boolean[] scored;
    int label = -1;

    WalkScratch(int slots, int lanes, int targets) {
        this.keys = new int[slots + 1];
        this.keys[slots] = Integer.MAX_VALUE;
        this.answers = new int[lanes];
        this.scores = new double[targets];
        this.scored = new boolean[targets];
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
