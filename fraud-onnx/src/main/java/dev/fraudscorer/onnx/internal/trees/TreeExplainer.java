package dev.fraudscorer.onnx.internal.trees;

import dev.fraudscorer.onnx.internal.trees.plan.TransformedColumn;
import dev.fraudscorer.onnx.internal.trees.shap.EnsembleExplainer;
import dev.fraudscorer.onnx.internal.trees.shap.ShapScratch;

/**
 * Explains one output of a tree model: how much each column of the row added to the margin, which is the score before
 * the last transform. The contributions and {@link #baseValue} add up to the margin. Immutable, thread-safe; each call
 * brings a scratch of its own, and then allocates nothing.
 */
public final class TreeExplainer {
    private final EnsembleExplainer explainer;
    private final TransformedColumn[] columns;
    private final boolean[] isFloat;

    TreeExplainer(EnsembleExplainer explainer, TransformedColumn[] columns, boolean[] isFloat) {
        this.explainer = explainer;
        this.columns = columns;
        this.isFloat = isFloat;
    }

    /** The mean margin over the rows that the covers count. */
    public double baseValue() {
        return explainer.baseValue();
    }

    /** How many bytes the prepared sums take. */
    public long bytes() {
        return explainer.bytes();
    }

    /** Room for one call at a time. */
    public Scratch scratch() {
        return new Scratch(explainer.scratch(), isFloat.length, columns.length);
    }

    /**
     * Explains a row.
     *
     * @param row as wide as the model, NaN where a value is missing; not modified
     * @param contributions as wide as the model; overwritten
     */
    public void explain(double[] row, double[] contributions, Scratch scratch) {
        for (int i = 0; i < isFloat.length; i++) {
            scratch.row[i] = isFloat[i] ? (float) row[i] : row[i];
            contributions[i] = 0;
        }
        for (int i = 0; i < columns.length; i++) {
            scratch.columns[i] = columns[i].in(scratch.row);
        }
        explainer.explain(scratch.columns, scratch.shap);
        for (int i = 0; i < columns.length; i++) {
            contributions[columns[i].source()] += scratch.shap.value(i);
        }
    }

    /** What one explanation writes. Confined to one thread at a time. */
    public static final class Scratch {
        private final ShapScratch shap;
        private final double[] row;
        private final double[] columns;

        private Scratch(ShapScratch shap, int width, int columns) {
            this.shap = shap;
            this.row = new double[width];
            this.columns = new double[columns];
        }
    }
}
