package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.internal.trees.walk.KeyPlan;
import dev.fraudscorer.onnx.internal.trees.walk.RowKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/*
 * Four steps for a row, each over arrays and without a branch that depends on the row:
 *
 *   1 the row becomes keys, as for the score (RowKeys);
 *   2 the upper splits of all trees write for each block in which columns its way is open (UpperSplits);
 *   3 these bits, with the results of the block's own splits, are an index into prepared sums (ShapTables);
 *   4 leaves that have too many columns for a table are worked out (DirectLeaves, LeafShares).
 *
 * Tables take memory that a policy bounds: the largest allowed case count is halved until they fit, which moves the dearest
 * blocks from step 3 to step 4 and changes no value.
 */
/**
 * Exact path-dependent Shapley values of one output of an ensemble (TreeSHAP, Lundberg et al. 2020). Immutable,
 * thread-safe; each call has a {@link ShapScratch} of its own, and then allocates nothing.
 */
public final class EnsembleExplainer {
    /** Blocks with more bits than this are not looked up, however much memory there is. */
    private static final int MOST_BITS = 14;
    /** One array holds them all. */
    private static final long MOST_BYTES = 1L << 32;

    private final RowKeys keys;
    private final int slots;
    private final UpperSplits tops;
    private final ShapTables tables;
    private final DirectLeaves direct;
    private final int columns;
    private final double baseValue;

    private EnsembleExplainer(
            RowKeys keys,
            int slots,
            UpperSplits tops,
            ShapTables tables,
            DirectLeaves direct,
            int columns,
            double baseValue) {
        this.keys = keys;
        this.slots = slots;
        this.tops = tops;
        this.tables = tables;
        this.direct = direct;
        this.columns = columns;
        this.baseValue = baseValue;
    }

    /**
     * Prepares explanations.
     *
     * @param columns how many columns the ensemble sees
     * @param output which output's margin is explained
     * @param bytes how much memory the prepared sums may take; what has no room is worked out for each row
     * @throws UnsupportedNodeException if the ensemble cannot be explained
     */
    public static EnsembleExplainer of(Ensemble ensemble, NodeCovers covers, int columns, int output, long bytes)
            throws UnsupportedNodeException {
        if (columns > ShapTables.MOST_COLUMNS) {
            throw new UnsupportedNodeException(
                    ensemble.node(), "no contributions: more than " + ShapTables.MOST_COLUMNS + " columns");
        }
        Explanation explanation = Explanation.of(ensemble, output);
        int most = MOST_BITS;
        while (true) {
            KeyPlan plan = new KeyPlan(ensemble.doubles());
            List<BlockTree> trees = new ArrayList<>();
            for (int t = 0; t < ensemble.trees().size(); t++) {
                trees.add(BlockTree.of(ensemble, t, covers, plan, explanation.valueOf(), most));
            }
            long needed = 4L * trees.stream().mapToLong(BlockTree::tableSize).sum();
            if (needed <= Math.min(bytes, MOST_BYTES) || most < 0) {
                return of(trees, plan, columns, explanation.base());
            }
            most--;
        }
    }

    /** The mean score over the rows that the covers count: what a row without any column would have. */
    public double baseValue() {
        return baseValue;
    }

    /** How many bytes the prepared sums take. */
    public long bytes() {
        return tables.bytes();
    }

    /** Room for one call at a time. */
    public ShapScratch scratch() {
        return new ShapScratch(slots, tops.newPlaces(), tables.lookups(), columns + ShapTables.LANES);
    }

    /**
     * Explains a row: the values of all columns and the base value add up to the margin.
     *
     * @param row as the ensemble sees it, NaN where a value is missing; not modified
     * @param scratch takes the values
     */
    public void explain(double[] row, ShapScratch scratch) {
        keys.fill(row, scratch.keys);
        Arrays.fill(scratch.sums, 0);
        tops.writeOpen(scratch.keys, scratch.open);
        tables.add(scratch.keys, scratch.open, scratch.rows, scratch.sums);
        direct.add(scratch.open, scratch.shares, scratch.sums);
    }

    private static EnsembleExplainer of(List<BlockTree> trees, KeyPlan plan, int columns, double base) {
        RowKeys keys = plan.toTable();
        UpperSplits tops = new UpperSplits(trees, keys);
        List<TabulatedSubtree> looked = new ArrayList<>();
        List<Integer> lookedPlaces = new ArrayList<>();
        List<TabulatedSubtree> direct = new ArrayList<>();
        List<Integer> directPlaces = new ArrayList<>();
        int place = tops.firstBlock();
        double mean = base;
        for (BlockTree tree : trees) {
            mean += tree.mean();
            for (TabulatedSubtree block : tree.blocks()) {
                boolean hasTable = tree.hasTable(block);
                (hasTable ? looked : direct).add(block);
                (hasTable ? lookedPlaces : directPlaces).add(place++);
            }
        }
        ShapTables tables = new ShapTables(looked, lookedPlaces, keys, columns);
        DirectLeaves leaves = new DirectLeaves(direct, toArray(directPlaces));
        return new EnsembleExplainer(keys, plan.slotCount(), tops, tables, leaves, columns, mean);
    }

    private static int[] toArray(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
