package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.ensemble.BinaryKind;
import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.EnsembleAggregate;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.PostTransform;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitMode;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.TreeNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Trees with one target, grown at random. */
final class RandomTrees {
    private final Random random;
    private final int columns;
    private final boolean doubles;

    RandomTrees(Random random, int columns) {
        this.random = random;
        this.columns = columns;
        this.doubles = random.nextBoolean();
    }

    Ensemble ensemble(int trees, int depth) {
        List<DecisionTree> all = new ArrayList<>();
        for (int i = 0; i < trees; i++) {
            List<TreeNode> nodes = new ArrayList<>();
            grow(depth, nodes);
            all.add(new DecisionTree(nodes));
        }
        return new Ensemble(
                "node",
                all,
                1,
                doubles,
                false,
                BinaryKind.NONE,
                EnsembleAggregate.SUM,
                PostTransform.NONE,
                random.nextBoolean() ? List.of() : List.of((double) (float) random.nextGaussian()));
    }

    /** A row with values like the thresholds. */
    double[] row() {
        double[] row = new double[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = random.nextInt(12) == 0 ? Double.NaN : random.nextInt(7) - 3 + random.nextInt(2) / 2.0;
        }
        return row;
    }

    private int grow(int depth, List<TreeNode> nodes) {
        int place = nodes.size();
        nodes.add(Leaf.of((float) random.nextGaussian(), Double.NaN));
        if (depth > 0 && random.nextInt(8) > 0) {
            SplitMode mode = SplitMode.values()[random.nextInt(6)];
            boolean missing = mode != SplitMode.EQ && random.nextBoolean();
            int column = random.nextInt(columns);
            List<Double> threshold = List.of(random.nextInt(7) - 3.0);
            int yes = grow(depth - 1, nodes);
            int no = grow(depth - 1, nodes);
            nodes.set(place, new SplitNode(column, mode, threshold, missing, yes, no, Double.NaN));
        }
        return place;
    }
}
