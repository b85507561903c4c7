package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;

/** Shapley values as they are defined: over all subsets of the columns. For one target. */
final class ShapleyByDefinition {
    private final Ensemble ensemble;
    private final NodeCovers covers;
    private final int columns;

    ShapleyByDefinition(Ensemble ensemble, NodeCovers covers, int columns) {
        this.ensemble = ensemble;
        this.covers = covers;
        this.columns = columns;
    }

    /** The value of each column for a row. */
    double[] of(double[] row) {
        double[] worth = new double[1 << columns];
        for (int subset = 0; subset < worth.length; subset++) {
            worth[subset] = worth(row, subset);
        }
        double[] values = new double[columns];
        for (int column = 0; column < columns; column++) {
            for (int subset = 0; subset < worth.length; subset++) {
                if ((subset >>> column & 1) == 0) {
                    int size = Integer.bitCount(subset);
                    double share = factorial(size) * factorial(columns - 1 - size) / factorial(columns);
                    values[column] += share * (worth[subset | 1 << column] - worth[subset]);
                }
            }
        }
        return values;
    }

    /** The score when only the columns of a subset are known. */
    double worth(double[] row, int subset) {
        double sum = ensemble.base().isEmpty() ? 0 : ensemble.base().get(0);
        for (int t = 0; t < ensemble.trees().size(); t++) {
            sum += worth(t, ensemble.trees().get(t), 0, row, subset);
        }
        return sum;
    }

    private double worth(int number, DecisionTree tree, int at, double[] row, int subset) {
        if (tree.nodes().get(at) instanceof SplitNode split) {
            if ((subset >>> split.column() & 1) != 0) {
                int next = split.isTrueOf(row[split.column()]) ? split.whenTrue() : split.whenFalse();
                return worth(number, tree, next, row, subset);
            }
            return covers.share(number, at, split.whenTrue()) * worth(number, tree, split.whenTrue(), row, subset)
                    + covers.share(number, at, split.whenFalse()) * worth(number, tree, split.whenFalse(), row, subset);
        }
        return ((Leaf) tree.nodes().get(at)).onlyValue();
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
