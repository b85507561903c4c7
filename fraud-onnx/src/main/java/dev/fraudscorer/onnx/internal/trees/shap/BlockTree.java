package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitMode;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.TreeNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.internal.trees.walk.KeyPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/*
 * A Shapley value of a row follows from the columns whose way is open for it, leaf by leaf. To work that out for each leaf takes
 * milliseconds for 500 trees, so it is prepared: a tree is parted from its root downwards, and as soon as a node has at most
 * MOST_SPLITS splits below it, no equality, and few enough columns on its way, all that hangs on it becomes one block, whose sums are
 * tabulated for every case (TabulatedSubtree). The splits above the blocks are evaluated for each row (UpperSplits), since they
 * decide which columns on the way to a block are open: on the side that the row does not take the column's bit is cleared and
 * stays so below. Splits come before those below them, so that takes one pass.
 *
 * A block has 2^(columns on its way + its splits) cases. Deep trees have many columns on the way, so mostBits bounds a table; what is
 * beyond it is parted down to single leaves without a table (DirectLeaves).
 */
/** A tree parted into blocks, and the splits above them. */
final class BlockTree {
    /** A block of more splits needs a larger table than its parts together. */
    static final int MOST_SPLITS = 3;

    private static final int DEEPEST = 500;

    private final DecisionTree tree;
    private final int number;
    private final NodeCovers covers;
    private final String node;
    private final KeyPlan plan;
    private final ToDoubleFunction<Leaf> valueOf;
    private final int mostBits;
    /** How many splits are below a node, itself counted. */
    private final int[] splits;
    /** Whether one of them tests for equality, which a block cannot. */
    private final boolean[] hasEquality;

    private final List<Top> tops = new ArrayList<>();
    private final List<TabulatedSubtree> blocks = new ArrayList<>();
    private double mean;

    private BlockTree(
            Ensemble ensemble,
            int number,
            NodeCovers covers,
            KeyPlan plan,
            ToDoubleFunction<Leaf> valueOf,
            int mostBits) {
        this.tree = ensemble.trees().get(number);
        this.number = number;
        this.covers = covers;
        this.node = ensemble.node();
        this.plan = plan;
        this.valueOf = valueOf;
        this.mostBits = mostBits;
        this.splits = new int[tree.nodes().size()];
        this.hasEquality = new boolean[splits.length];
    }

    /**
     * Parts a tree.
     *
     * @param number the tree's position in its ensemble
     * @param valueOf what a leaf adds to the score
     * @param mostBits blocks with more bits than this have no table, and are single leaves
     * @throws UnsupportedNodeException if it cannot be explained
     */
    static BlockTree of(
            Ensemble ensemble,
            int number,
            NodeCovers covers,
            KeyPlan plan,
            ToDoubleFunction<Leaf> valueOf,
            int mostBits)
            throws UnsupportedNodeException {
        BlockTree parted = new BlockTree(ensemble, number, covers, plan, valueOf, mostBits);
        parted.countSplits();
        parted.part(0, Path.ROOT, 1, -1, false);
        return parted;
    }

    /** The splits above the blocks, each before those below it. */
    List<Top> tops() {
        return tops;
    }

    List<TabulatedSubtree> blocks() {
        return blocks;
    }

    /** The mean of the leaves, each by the share of the rows that it gets. */
    double mean() {
        return mean;
    }

    /** Whether the values of a block are looked up. */
    boolean hasTable(TabulatedSubtree block) {
        return block.bits() <= mostBits;
    }

    long tableSize() {
        return blocks.stream()
                .filter(this::hasTable)
                .mapToLong(TabulatedSubtree::tableSize)
                .sum();
    }

    private void countSplits() throws UnsupportedNodeException {
        int[] parents = new int[splits.length];
        for (int i = splits.length - 1; i >= 0; i--) {
            if (tree.nodes().get(i) instanceof SplitNode split) {
                parents[split.whenTrue()]++;
                parents[split.whenFalse()]++;
                splits[i] = 1 + splits[split.whenTrue()] + splits[split.whenFalse()];
                hasEquality[i] = split.mode() == SplitMode.EQ
                        || split.mode() == SplitMode.NEQ
                        || hasEquality[split.whenTrue()]
                        || hasEquality[split.whenFalse()];
                if (parents[split.whenTrue()] > 1 || parents[split.whenFalse()] > 1) {
                    throw new UnsupportedNodeException(node, "no contributions: tree nodes that several lead to");
                }
            }
        }
        if (tree.depth() > DEEPEST) {
            throw new UnsupportedNodeException(node, "no contributions: a tree deeper than " + DEEPEST);
        }
    }

    private void part(int at, Path way, double share, int top, boolean inside) throws UnsupportedNodeException {
        if (way.size() > LeafShares.MOST_COLUMNS) {
            throw new UnsupportedNodeException(
                    node, "no contributions: more than " + LeafShares.MOST_COLUMNS + " columns on one way");
        }
        int place = blocks.size();
        boolean isSmall = splits[at] <= MOST_SPLITS && !hasEquality[at] && way.size() + splits[at] <= mostBits;
        if (isSmall || splits[at] == 0) {
            TabulatedSubtree block = new TabulatedSubtree(way);
            fill(block, at, way, share, new int[splits[at]]);
            blocks.add(block);
        } else {
            SplitNode split = (SplitNode) tree.nodes().get(at);
            SplitTest test = SplitTest.of(split, node, plan);
            int own = tops.size();
            place = ~own;
            tops.add(new Top(test, way.indexOf(split.column())));
            double in = covers.share(number, at, test.inside());
            double out = covers.share(number, at, test.outside());
            part(test.inside(), way.through(split.column(), in), share * in, own, true);
            part(test.outside(), way.through(split.column(), out), share * out, own, false);
        }
        if (top >= 0) {
            tops.get(top).lead(inside, place);
        }
    }

    private void fill(TabulatedSubtree block, int at, Path path, double share, int[] sides)
            throws UnsupportedNodeException {
        TreeNode treeNode = tree.nodes().get(at);
        if (treeNode instanceof Leaf leaf) {
            double value = valueOf.applyAsDouble(leaf);
            mean += share * value;
            block.addLeaf(path, sides, value);
            return;
        }
        SplitNode split = (SplitNode) treeNode;
        SplitTest test = SplitTest.of(split, node, plan);
        int index = block.tests().size();
        block.addTest(test, split.column());
        double in = covers.share(number, at, test.inside());
        double out = covers.share(number, at, test.outside());
        sides[index] = 1;
        fill(block, test.inside(), path.through(split.column(), in), share * in, sides);
        sides[index] = -1;
        fill(block, test.outside(), path.through(split.column(), out), share * out, sides);
        sides[index] = 0;
    }

    /** A split above the blocks. */
    static final class Top {
        private final SplitTest test;
        private final int bit;
        private int inside;
        private int outside;

        Top(SplitTest test, int bit) {
            this.test = test;
            this.bit = bit;
        }

        SplitTest test() {
            return test;
        }

        /** The bit that is set if the way is open in its column. */
        int bit() {
            return bit;
        }

        /** The block on either side, by its position, or a split, by the complement of its position. */
        int side(boolean isInside) {
            return isInside ? inside : outside;
        }

        private void lead(boolean isInside, int place) {
            if (isInside) {
                inside = place;
            } else {
                outside = place;
            }
        }
    }
}
