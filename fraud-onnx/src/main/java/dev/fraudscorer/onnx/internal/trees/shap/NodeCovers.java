package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.TreeNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows came by each node, which is what path-dependent Shapley values take for the distribution of the columns
 * that are left out. A file may carry them as hit rates; converters leave them out or write 1 everywhere. Then rows can
 * be counted that represent those that the model will see.
 */
public final class NodeCovers {
    /** The hit rates of a file are floats. */
    private static final double TOLERANCE = 1e-3;

    private final List<double[]> byTree;

    private NodeCovers(List<double[]> byTree) {
        this.byTree = byTree;
    }

    /** The hit rates of the file; null if it has none, or none that can be: the ways must part what came by. */
    public static @Nullable NodeCovers ofFile(Ensemble ensemble) {
        List<double[]> all = new ArrayList<>();
        for (DecisionTree tree : ensemble.trees()) {
            double[] covers = tree.nodes().stream().mapToDouble(TreeNode::cover).toArray();
            if (!isSound(tree, covers)) {
                return null;
            }
            all.add(covers);
        }
        return new NodeCovers(all);
    }

    /** None yet: rows are to be counted. */
    public static NodeCovers counting(Ensemble ensemble) {
        List<double[]> all = new ArrayList<>();
        for (DecisionTree tree : ensemble.trees()) {
            all.add(new double[tree.nodes().size()]);
        }
        return new NodeCovers(all);
    }

    /**
     * Counts a row.
     *
     * @param ensemble the same that it was made for
     * @param columns as the ensemble sees them; not modified
     */
    public void count(Ensemble ensemble, double[] columns) {
        for (int t = 0; t < byTree.size(); t++) {
            DecisionTree tree = ensemble.trees().get(t);
            double[] covers = byTree.get(t);
            int at = 0;
            covers[at]++;
            while (tree.nodes().get(at) instanceof SplitNode split) {
                at = split.isTrueOf(columns[split.column()]) ? split.whenTrue() : split.whenFalse();
                covers[at]++;
            }
        }
    }

    /** How many rows came by each node of a tree; a copy. */
    public double[] ofTree(int tree) {
        return byTree.get(tree).clone();
    }

    /**
     * The share of what came by a node that went on to another.
     *
     * @return from 0 to 1; 0.5 if nothing came by
     */
    double share(int tree, int parent, int child) {
        double[] covers = byTree.get(tree);
        return covers[parent] > 0 ? covers[child] / covers[parent] : 0.5;
    }

    private static boolean isSound(DecisionTree tree, double[] covers) {
        for (int i = 0; i < covers.length; i++) {
            if (!(covers[i] >= 0 && covers[i] < Double.POSITIVE_INFINITY)) {
                return false;
            }
            if (tree.nodes().get(i) instanceof SplitNode split) {
                double parts = covers[split.whenTrue()] + covers[split.whenFalse()];
                if (!(Math.abs(parts - covers[i]) <= TOLERANCE * covers[i])) {
                    return false;
                }
            }
        }
        return true;
    }
}
