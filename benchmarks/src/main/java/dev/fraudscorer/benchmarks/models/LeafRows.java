package dev.fraudscorer.benchmarks.models;

import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A row for each leaf of a tree: XGBoost divides by covers, so that each node needs a row that reaches it, and a leaf
 * that no given row ends in needs one of its own.
 */
final class LeafRows {
    private final DecisionTree tree;
    private final float[] other;
    private final Consumer<double[]> rows;

    private LeafRows(DecisionTree tree, float[] other, Consumer<double[]> rows) {
        this.tree = tree;
        this.other = other;
        this.rows = rows;
    }

    /**
     * Makes the rows.
     *
     * @param tree whose splits test only whether a value is less
     * @param other the values of the columns that the way to a leaf does not look at
     * @param rows takes them
     */
    static void forEach(DecisionTree tree, float[] other, Consumer<double[]> rows) {
        float[] low = new float[other.length];
        float[] high = new float[other.length];
        boolean[] mayBeMissing = new boolean[other.length];
        Arrays.fill(low, Float.NEGATIVE_INFINITY);
        Arrays.fill(high, Float.POSITIVE_INFINITY);
        Arrays.fill(mayBeMissing, true);
        new LeafRows(tree, other, rows).descend(0, low, high, mayBeMissing);
    }

    private void descend(int at, float[] low, float[] high, boolean[] mayBeMissing) {
        if (!(tree.nodes().get(at) instanceof SplitNode split)) {
            add(low, high, mayBeMissing);
            return;
        }
        int column = split.column();
        float threshold = (float) split.threshold();
        float[] below = high.clone();
        below[column] = Math.min(below[column], threshold);
        float[] above = low.clone();
        above[column] = Math.max(above[column], threshold);
        descend(split.whenTrue(), low, below, missing(mayBeMissing, column, split.missingIsTrue()));
        descend(split.whenFalse(), above, high, missing(mayBeMissing, column, !split.missingIsTrue()));
    }

    private static boolean[] missing(boolean[] mayBeMissing, int column, boolean goesOn) {
        boolean[] both = mayBeMissing.clone();
        both[column] &= goesOn;
        return both;
    }

    private void add(float[] low, float[] high, boolean[] mayBeMissing) {
        double[] row = new double[other.length];
        for (int i = 0; i < row.length; i++) {
            boolean isFree = low[i] == Float.NEGATIVE_INFINITY && high[i] == Float.POSITIVE_INFINITY;
            if (!isFree && low[i] >= high[i] && !mayBeMissing[i]) {
                return; // No row ends here.
            }
            float value = low[i] > Float.NEGATIVE_INFINITY ? low[i] : Math.nextDown(high[i]);
            row[i] = isFree ? other[i] : low[i] < high[i] ? value : Float.NaN;
        }
        rows.accept(row);
    }
}
