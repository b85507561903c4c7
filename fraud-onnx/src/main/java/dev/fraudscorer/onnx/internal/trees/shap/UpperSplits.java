package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.walk.RowKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * The splits above the blocks: they compute for each block in which columns the way to it is open. A split reads its own
 * open columns at the place of its number; blocks follow. Immutable.
 */
final class UpperSplits {
    private final SplitTests tests;
    private final int[] bits;
    private final int[] insides;
    private final int[] outsides;
    private final int[] roots;
    private final int places;

    UpperSplits(List<BlockTree> trees, RowKeys keys) {
        int size = trees.stream().mapToInt(tree -> tree.tops().size()).sum();
        this.bits = new int[size];
        this.insides = new int[size];
        this.outsides = new int[size];
        this.roots = new int[trees.size()];
        List<SplitTest> splitTests = new ArrayList<>();
        int block = size;
        for (int t = 0; t < roots.length; t++) {
            int firstTop = splitTests.size();
            List<BlockTree.Top> tops = trees.get(t).tops();
            roots[t] = tops.isEmpty() ? block : firstTop;
            for (BlockTree.Top top : tops) {
                int i = splitTests.size();
                bits[i] = top.bit();
                insides[i] = place(top.side(true), firstTop, block);
                outsides[i] = place(top.side(false), firstTop, block);
                splitTests.add(top.test());
            }
            block += trees.get(t).blocks().size();
        }
        this.places = block;
        this.tests = new SplitTests(splitTests, keys);
    }

    /** Where the open columns of the first block are written; those of the other blocks follow. */
    int firstBlock() {
        return bits.length;
    }

    /** How many places there are, with every column open at the roots. */
    long[] newPlaces() {
        long[] open = new long[places];
        for (int root : roots) {
            open[root] = -1;
        }
        return open;
    }

    /** Writes the open columns of one row. */
    void writeOpen(int[] keys, long[] open) {
        for (int i = 0; i < bits.length; i++) {
            long mask = open[i];
            long inside = tests.isInside(i, keys);
            open[insides[i]] = mask & ~((inside ^ 1) << bits[i]);
            open[outsides[i]] = mask & ~(inside << bits[i]);
        }
    }

    private static int place(int side, int firstTop, int firstBlock) {
        return side >= 0 ? firstBlock + side : firstTop + ~side;
    }
}
