package dev.fraudscorer.onnx.internal.trees.walk;

import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import java.util.ArrayList;
import java.util.List;

/*
 * All tests of a split come down to one, "is the column's key less than this?", if a node may be shared:
 *
 *   x <= v   less than the key after v           x >= v   x < v, the ways swapped
 *   x <  v   less than the key of v              x >  v   x <= v, the ways swapped
 *   x == v   x <= v, and then not x < v          x != v   x == v, the ways swapped
 *   x in {…} a search among the members, each compared as in x == v
 *
 * A missing value has the least or the greatest key, whichever leads where it must go. That depends on the node, so a
 * column may be looked at through two slots, one for each.
 */
/** A tree whose nodes all test whether a key is less than a constant. Children come before their parents. */
final class LessThanTree {
    private final KeyPlan plan;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();

    private LessThanTree(KeyPlan plan) {
        this.plan = plan;
    }

    /**
     * Translates a tree.
     *
     * @param plan collects the keys that are needed
     * @param firstLeaf the number of the tree's first leaf; leaves are numbered in the tree's order
     */
    static LessThanTree of(DecisionTree tree, KeyPlan plan, int firstLeaf) {
        LessThanTree less = new LessThanTree(plan);
        int size = tree.nodes().size();
        int[] translated = new int[size];
        int leaf = firstLeaf
                + (int) tree.nodes().stream().filter(Leaf.class::isInstance).count();
        for (int i = size - 1; i >= 0; i--) {
            if (tree.nodes().get(i) instanceof SplitNode split) {
                translated[i] = less.add(split, translated[split.whenTrue()], translated[split.whenFalse()]);
            } else {
                translated[i] = less.add(new Node(-1, 0, --leaf, -1), 0);
            }
        }
        return less;
    }

    /** The position of the first test. */
    int root() {
        return nodes.size() - 1;
    }

    int size() {
        return nodes.size();
    }

    Node node(int i) {
        return nodes.get(i);
    }

    /** How many questions the longest way has. */
    int depth() {
        return depths.get(root());
    }

    private int add(SplitNode split, int yes, int no) {
        boolean missing = split.missingIsTrue();
        int column = split.column();
        return switch (split.mode()) {
            case LEQ -> less(column, missing, after(split.threshold()), yes, no);
            case LT -> less(column, missing, at(split.threshold()), yes, no);
            case GTE -> less(column, !missing, at(split.threshold()), no, yes);
            case GT -> less(column, !missing, after(split.threshold()), no, yes);
            case EQ -> equal(column, missing, split.threshold(), yes, no, no);
            // A missing value differs from all others.
            case NEQ -> equal(column, false, split.threshold(), no, yes, yes);
            case MEMBER -> {
                double[] members = split.members();
                yield member(split, members, 0, members.length, yes, no);
            }
        };
    }

    private int member(SplitNode split, double[] members, int from, int to, int yes, int no) {
        if (from == to) {
            return no;
        }
        int middle = (from + to) >>> 1;
        int below = member(split, members, from, middle, yes, no);
        int above = member(split, members, middle + 1, to, yes, no);
        return equal(split.column(), split.missingIsTrue(), members[middle], yes, below, above);
    }

    /** Missing values go with {@code yes}, or with {@code above}. */
    private int equal(int column, boolean missingIsEqual, double value, int yes, int below, int above) {
        int notAbove = less(column, false, at(value), below, yes);
        return less(column, missingIsEqual, after(value), notAbove, above);
    }

    private int less(int column, boolean missingIsLess, long key, int whenLess, int otherwise) {
        int slot = plan.slot(column, missingIsLess, key);
        int depth = 1 + Math.max(depths.get(whenLess), depths.get(otherwise));
        return add(new Node(slot, key, whenLess, otherwise), depth);
    }

    private int add(Node node, int depth) {
        nodes.add(node);
        depths.add(depth);
        return nodes.size() - 1;
    }

    private long at(double value) {
        return plan.keyOf(value);
    }

    private long after(double value) {
        return at(value) + 1;
    }

    /**
     * A test, or a leaf.
     *
     * @param slot through which the column is seen; -1 for a leaf
     * @param key what the column's key is compared with
     * @param whenLess the position of the next node; of a leaf, its number
     * @param otherwise the position of the next node
     */
    record Node(int slot, long key, int whenLess, int otherwise) {
        boolean isLeaf() {
            return slot < 0;
        }
    }
}
