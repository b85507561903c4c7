package dev.fraudscorer.onnx.internal.trees.walk;

import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.EnsembleAggregate;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.TreeNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ensemble that can be scored. Immutable, thread-safe; each call has a {@link WalkScratch} of its own, and then
 * allocates nothing.
 */
public final class EnsembleKernel {
    /** So many groups of trees, 512 trees, take about ten microseconds. */
    private static final int BLOCK = 64;

    private final RowKeys table;
    private final int slots;
    private final Forest forest;
    private final int targets;
    /** Null if the trees' answers are floats that are only added up. */
    private final @Nullable LeafWeights weights;

    private final ScoreFinish finish;

    private EnsembleKernel(
            RowKeys table, int slots, Forest forest, int targets, @Nullable LeafWeights weights, ScoreFinish finish) {
        this.table = table;
        this.slots = slots;
        this.forest = forest;
        this.targets = targets;
        this.weights = weights;
        this.finish = finish;
    }

    /**
     * Packs an ensemble.
     *
     * @throws UnsupportedNodeException if it is too large
     */
    public static EnsembleKernel of(Ensemble ensemble) throws UnsupportedNodeException {
        KeyPlan plan = new KeyPlan(ensemble.doubles());
        List<LessThanTree> trees = new ArrayList<>();
        List<Leaf> leaves = new ArrayList<>();
        for (DecisionTree tree : ensemble.trees()) {
            trees.add(LessThanTree.of(tree, plan, leaves.size()));
            for (TreeNode node : tree.nodes()) {
                if (node instanceof Leaf leaf) {
                    leaves.add(leaf);
                }
            }
        }
        if (plan.slotCount() > Forest.MOST_SLOTS) {
            throw new UnsupportedNodeException(ensemble.node(), "more than " + Forest.MOST_SLOTS + " columns");
        }
        boolean isSum = isSumOfFloats(ensemble);
        int[] answers = new int[leaves.size()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = isSum ? Float.floatToRawIntBits((float) leaves.get(i).onlyValue()) : i;
        }
        RowKeys table = plan.toTable();
        // Nothing changes when a negative zero is added.
        int nothing = isSum ? Float.floatToRawIntBits(-0.0f) : 0;
        Forest forest = new ForestPacker(ensemble.node(), trees, table, plan.slotCount(), answers).pack(nothing);
        LeafWeights weights = isSum ? null : new LeafWeights(ensemble);
        return new EnsembleKernel(
                table, plan.slotCount(), forest, ensemble.targets(), weights, new ScoreFinish(ensemble));
    }

    /** Room for one call at a time. */
    public WalkScratch scratch() {
        return new WalkScratch(slots, forest.lanes(), targets);
    }

    /**
     * Scores a row.
     *
     * @param columns as many as the ensemble's input has, NaN where a value is missing; not modified
     * @param scratch takes the outputs
     */
    public void score(float[] columns, WalkScratch scratch) {
        table.fill(columns, scratch.keys);
        score(scratch);
    }

    /**
     * Scores a row; its values are rounded to float if the ensemble's input is of that type.
     *
     * @param columns as many as the ensemble's input has, NaN where a value is missing; not modified
     * @param scratch takes the outputs
     */
    public void score(double[] columns, WalkScratch scratch) {
        table.fill(columns, scratch.keys);
        score(scratch);
    }

    private void score(WalkScratch scratch) {
        scratch.cut = false;
        if (weights == null) {
            for (int t = 1; t < targets; t++) {
                scratch.scores[t] = 0;
                scratch.scored[t] = false;
            }
            scratch.scores[0] = sum(scratch);
            scratch.scored[0] = true;
        } else {
            walk(scratch);
            weights.aggregate(scratch.answers, scratch.scores, scratch.scored);
        }
        finish.apply(scratch);
    }

    /** In blocks, between which the deadline is looked at; most forests are one. The order of the sum is that of the trees. */
    private float sum(WalkScratch scratch) {
        int groups = forest.groups();
        float sum = 0;
        for (int from = 0; from < groups; from += BLOCK) {
            if (from > 0 && scratch.deadline.hasPassed()) {
                scratch.cut = true;
                return sum;
            }
            sum = forest.sum(from, Math.min(from + BLOCK, groups), scratch.keys, scratch.answers, sum);
        }
        return sum;
    }

    private void walk(WalkScratch scratch) {
        int groups = forest.groups();
        for (int from = 0; from < groups; from += BLOCK) {
            if (from > 0 && scratch.deadline.hasPassed()) {
                scratch.cut = true;
                return;
            }
            forest.walk(from, Math.min(from + BLOCK, groups), scratch.keys, scratch.answers);
        }
    }

    /** One score: of a target, or of a classifier of two classes whose weights are all of the first. */
    private static boolean isSumOfFloats(Ensemble ensemble) {
        boolean sums =
                ensemble.aggregate() == EnsembleAggregate.SUM || ensemble.aggregate() == EnsembleAggregate.AVERAGE;
        if (ensemble.doubles() || !sums) {
            return false;
        }
        return ensemble.targets() == 1 || weighsOnlyFirst(ensemble);
    }

    private static boolean weighsOnlyFirst(Ensemble ensemble) {
        return ensemble.trees().stream()
                .flatMap(tree -> tree.nodes().stream())
                .filter(Leaf.class::isInstance)
                .map(Leaf.class::cast)
                .allMatch(leaf ->
                        leaf.weights().size() == 1 && leaf.weights().get(0).target() == 0);
    }
}
