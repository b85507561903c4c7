package dev.fraudscorer.onnx.internal.trees.walk;

import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.EnsembleAggregate;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf.Weight;
import dev.fraudscorer.onnx.internal.trees.ensemble.TreeNode;
import java.util.ArrayList;
import java.util.List;

/** What the leaves add to which targets, for ensembles that are more than one sum of floats. Immutable. */
final class LeafWeights {
    private final EnsembleAggregate aggregate;
    private final boolean doubles;
    private final int treeCount;
    /** Where the weights of a leaf begin; those of the next leaf follow. */
    private final int[] begin;

    private final int[] targets;
    private final double[] values;

    LeafWeights(Ensemble ensemble) {
        this.aggregate = ensemble.aggregate();
        this.doubles = ensemble.doubles();
        this.treeCount = ensemble.trees().size();
        List<Integer> begins = new ArrayList<>(List.of(0));
        List<Weight> all = new ArrayList<>();
        for (DecisionTree tree : ensemble.trees()) {
            for (TreeNode node : tree.nodes()) {
                if (node instanceof Leaf leaf) {
                    all.addAll(ensemble.targets() == 1 ? leaf.weights().subList(0, 1) : leaf.weights());
                    begins.add(all.size());
                }
            }
        }
        this.begin = begins.stream().mapToInt(Integer::intValue).toArray();
        this.targets = all.stream().mapToInt(Weight::target).toArray();
        this.values = all.stream().mapToDouble(Weight::value).toArray();
    }

    /**
     * Aggregates the leaves that the trees ended in.
     *
     * @param leaves their numbers, in the order of the trees
     * @param scores written, one for each target
     * @param scored written: whether a leaf has a weight for the target
     */
    void aggregate(int[] leaves, double[] scores, boolean[] scored) {
        for (int t = 0; t < scores.length; t++) {
            scores[t] = 0;
            scored[t] = false;
        }
        for (int tree = 0; tree < treeCount; tree++) {
            int leaf = leaves[tree];
            for (int w = begin[leaf]; w < begin[leaf + 1]; w++) {
                int target = targets[w];
                scores[target] = combined(scores[target], scored[target], values[w]);
                scored[target] = true;
            }
        }
    }

    private double combined(double score, boolean hasScore, double value) {
        return switch (aggregate) {
            // A sum of two floats that is rounded from double to float is the sum that float arithmetic gives.
            case SUM, AVERAGE -> doubles ? score + value : (float) (score + value);
            case MIN -> !hasScore || value < score ? value : score;
            case MAX -> !hasScore || value > score ? value : score;
        };
    }
}
