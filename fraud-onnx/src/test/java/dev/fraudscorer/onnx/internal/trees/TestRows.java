package dev.fraudscorer.onnx.internal.trees;

import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.TreeNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows made of what a model compares its columns with, and of what lies next to that. */
final class TestRows {
    private static final double[] SPECIAL = {
        Double.NaN, -0.0, 0.0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Float.MAX_VALUE, Float.MIN_VALUE, 1
    };

    private final List<List<Double>> thresholds = new ArrayList<>();
    private final Random random;
    private final boolean doubles;

    TestRows(TreeModel model, Random random) {
        this.random = random;
        this.doubles = model.plan().ensemble().doubles();
        for (int i = 0; i < model.width(); i++) {
            thresholds.add(new ArrayList<>());
        }
        for (DecisionTree tree : model.plan().ensemble().trees()) {
            for (TreeNode node : tree.nodes()) {
                if (node instanceof SplitNode split) {
                    int source = model.plan().columns().get(split.column()).source();
                    thresholds.get(source).addAll(split.values());
                }
            }
        }
    }

    /** The next row. */
    double[] next() {
        double[] row = new double[thresholds.size()];
        boolean isNormal = random.nextInt(3) == 0;
        for (int i = 0; i < row.length; i++) {
            row[i] = isNormal ? normal(i) : value(i);
        }
        return row;
    }

    private double value(int column) {
        int kind = random.nextInt(16);
        if (kind == 0) {
            return SPECIAL[random.nextInt(SPECIAL.length)];
        }
        return kind < 4 || thresholds.get(column).isEmpty() ? normal(column) : atThreshold(column);
    }

    private double atThreshold(int column) {
        double threshold =
                thresholds.get(column).get(random.nextInt(thresholds.get(column).size()));
        return switch (random.nextInt(3)) {
            case 0 -> threshold;
            case 1 -> doubles ? Math.nextUp(threshold) : Math.nextUp((float) threshold);
            default -> doubles ? Math.nextDown(threshold) : Math.nextDown((float) threshold);
        };
    }

    /** A number of the size of the column's thresholds. */
    private double normal(int column) {
        List<Double> known = thresholds.get(column);
        double scale = known.isEmpty() ? 1 : known.get(random.nextInt(known.size()));
        double x = scale + random.nextGaussian() * (Double.isInfinite(scale) ? 1 : Math.abs(scale) + 1);
        return doubles ? x : (float) x;
    }
}
