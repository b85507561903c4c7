package dev.fraudscorer.benchmarks.models;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitMode;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.TreeNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.List;

/** The walk that one writes first: arrays of nodes, one tree after the other, a branch at each split. */
public final class PlainWalk {
    private final int[] roots;
    private final int[] features;
    private final float[] values;
    private final boolean[] missingIsTrue;
    private final int[] whenTrue;
    private final int[] whenFalse;

    /** The trees of an ONNX file, whose splits test only whether a value is less. */
    public static PlainWalk of(byte[] model) {
        try {
            return new PlainWalk(BenchEnsemble.trees(model));
        } catch (ModelRefusedException | UnsupportedNodeException e) {
            throw new IllegalArgumentException("no trees that are walked here", e);
        }
    }

    PlainWalk(List<DecisionTree> trees) {
        int size = trees.stream().mapToInt(tree -> tree.nodes().size()).sum();
        roots = new int[trees.size()];
        features = new int[size];
        values = new float[size];
        missingIsTrue = new boolean[size];
        whenTrue = new int[size];
        whenFalse = new int[size];
        int place = 0;
        for (int t = 0; t < roots.length; t++) {
            roots[t] = place;
            for (TreeNode node : trees.get(t).nodes()) {
                add(place++, roots[t], node);
            }
        }
    }

    /** The probability of the second class. */
    public float score(float[] row) {
        float sum = 0;
        for (int root : roots) {
            int at = root;
            while (features[at] >= 0) {
                float x = row[features[at]];
                boolean isTrue = x < values[at] || (missingIsTrue[at] && Float.isNaN(x));
                at = isTrue ? whenTrue[at] : whenFalse[at];
            }
            sum += values[at];
        }
        return (float) (1 / (1 + Math.exp(-sum)));
    }

    private void add(int place, int root, TreeNode node) {
        if (node instanceof Leaf leaf) {
            features[place] = -1;
            values[place] = (float) leaf.onlyValue();
        } else if (node instanceof SplitNode split && split.mode() == SplitMode.LT) {
            features[place] = split.column();
            values[place] = (float) split.threshold();
            missingIsTrue[place] = split.missingIsTrue();
            whenTrue[place] = root + split.whenTrue();
            whenFalse[place] = root + split.whenFalse();
        } else {
            throw new IllegalArgumentException("only splits BRANCH_LT are walked here");
        }
    }
}
