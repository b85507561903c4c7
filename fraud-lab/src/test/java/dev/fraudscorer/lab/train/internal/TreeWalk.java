package dev.fraudscorer.lab.train.internal;

import java.util.List;

/** The slow obvious reading of converted trees: float thresholds, sums in 64 bits. */
public final class TreeWalk {
    private TreeWalk() {}

    /** Probability of fraud for the row of {@code width} values at {@code offset}. */
    public static double score(List<Tree> trees, float[] rows, int offset) {
        double margin = 0;
        for (Tree tree : trees) {
            margin += tree.leaves().get(leaf(tree, rows, offset));
        }
        return 1 / (1 + Math.exp(-margin));
    }

    private static int leaf(Tree tree, float[] rows, int offset) {
        int at = tree.splits().isEmpty() ? -1 : 0;
        while (at >= 0) {
            Split split = tree.splits().get(at);
            float value = rows[offset + split.input()];
            boolean left = Float.isNaN(value) ? split.missingLeft() : value <= FloatThreshold.of(split.threshold());
            at = left ? split.left() : split.right();
        }
        return -1 - at;
    }
}
