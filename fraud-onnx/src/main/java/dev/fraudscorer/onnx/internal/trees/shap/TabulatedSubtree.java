package dev.fraudscorer.onnx.internal.trees.shap;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a tree, down to its leaves, that is looked up as a whole: with d columns on the way to it and m splits in
 * it, there are 2^(d + m) cases, and for each the sum of its leaves' Shapley values can be prepared.
 *
 * <p>A case is a number: first the bits of the columns on the way, the first column lowest, then, shifted in from below,
 * one bit for each split, in the order in which they were added.
 */
final class TabulatedSubtree {
    private final Path way;
    private final List<SplitTest> tests = new ArrayList<>();
    private final List<Integer> testedColumns = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private final List<LeafCase> leaves = new ArrayList<>();

    TabulatedSubtree(Path way) {
        this.way = way;
        for (int column : way.columns) {
            columns.add(column);
        }
    }

    /** The splits, each before those below it. */
    List<SplitTest> tests() {
        return tests;
    }

    /** The columns whose values a row of the table holds. */
    List<Integer> columns() {
        return columns;
    }

    /** The way to it. */
    Path way() {
        return way;
    }

    /** The value of its only leaf. */
    double onlyValue() {
        return leaves.get(0).value;
    }

    /** How many bits identify one case. */
    int bits() {
        return way.size() + tests.size();
    }

    /** How many lookups it takes to add to all columns. */
    int lookups() {
        return (columns.size() + ShapTables.LANES - 1) / ShapTables.LANES;
    }

    /** How many numbers its tables hold. */
    long tableSize() {
        return ((long) lookups() * ShapTables.LANES) << bits();
    }

    void addTest(SplitTest test, int column) {
        tests.add(test);
        testedColumns.add(column);
        if (!columns.contains(column)) {
            columns.add(column);
        }
    }

    /**
     * Adds a leaf.
     *
     * @param path the way to it from the root
     * @param sides for each split of the block: 1 if the leaf is inside, -1 if outside, 0 if its way does not pass
     */
    void addLeaf(Path path, int[] sides, double value) {
        leaves.add(new LeafCase(path, sides.clone(), value));
    }

    /** Writes the values of all cases: one table for each lookup, one after the other. */
    void fill(float[] table, int from, LeafShares shares) {
        int width = columns.size();
        int cases = 1 << bits();
        double[] sums = new double[cases * width];
        for (LeafCase leaf : leaves) {
            addLeaf(leaf, shares, sums);
        }
        for (int number = 0; number < cases; number++) {
            for (int i = 0; i < width; i++) {
                int lookup = i / ShapTables.LANES;
                int place = (lookup * cases + number) * ShapTables.LANES + i % ShapTables.LANES;
                table[from + place] = (float) sums[number * width + i];
            }
        }
    }

    /** A leaf has fewer cases than its block: each is worked out once. */
    private void addLeaf(LeafCase leaf, LeafShares shares, double[] sums) {
        int width = columns.size();
        int count = leaf.path().size();
        int[] targets = new int[count];
        int[] own = new int[count];
        for (int i = 0; i < count; i++) {
            targets[i] = columns.indexOf(leaf.path().columns[i]);
            own[i] = i;
        }
        double[][] values = new double[1 << count][];
        for (int number = 0; number < 1 << bits(); number++) {
            int open = (int) openIn(number, leaf) & (values.length - 1);
            double[] known = values[open];
            if (known == null) {
                known = new double[count];
                shares.add(leaf.value(), open, leaf.path().shares, 0, count, own, known);
                values[open] = known;
            }
            for (int i = 0; i < count; i++) {
                sums[number * width + targets[i]] += known[i];
            }
        }
    }

    /** In which of the columns on its way a leaf is open. */
    private long openIn(int number, LeafCase leaf) {
        int splits = tests.size();
        long open = (number >>> splits) | (-1L << way.size());
        for (int i = 0; i < splits; i++) {
            int side = (number >>> (splits - 1 - i) & 1) != 0 ? 1 : -1;
            if (leaf.sides()[i] == -side) {
                open &= ~(1L << leaf.path().indexOf(testedColumns.get(i)));
            }
        }
        return open;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record LeafCase(Path path, int[] sides, double value) {}
}
