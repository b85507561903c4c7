package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.walk.RowKeys;
import java.util.List;

/*
 * Preparing the sums of each leaf for all cases is the idea of Yang, "Fast TreeSHAP: Accelerating SHAP value computation
 * for trees" (2021), version 2. Looking up blocks of several leaves at once needs less memory and fewer lookups.
 *
 * All blocks are brought to one shape, so that looking one up takes no branch: three tests, of which the first may be
 * a dummy, and eight columns, of which some may be nobody's. What has more columns is looked up several times.
 *
 * The index is read from end to end for each row, and has to be small: it competes with the tables for the
 * processor's caches. So a test is one constant, "is the key less?", and blocks have no others.
 */
/** The Shapley values of blocks, prepared for all cases. Immutable. */
final class ShapTables {
    /** How many columns one lookup adds to. */
    static final int LANES = 8;
    /** How many columns there may be, all in all. */
    static final int MOST_COLUMNS = Character.MAX_VALUE - LANES;

    private static final int LANE_SHIFT = 3;
    private static final int TESTS = BlockTree.MOST_SPLITS;

    // The fields of a record of whole numbers.
    private static final int PLACE = 0;
    private static final int ROW = 1;
    private static final int KEY = 2;
    private static final int NUMBERS = KEY + TESTS;

    // The fields of a record of small numbers.
    private static final int WAY = 0;
    private static final int WAY_SHIFT = 1;
    private static final int SLOT = 2;
    private static final int SMALLS = SLOT + TESTS;

    /** A large array begins 16 bytes after a cache line, so that from here on no row lies in two of them. */
    private static final int START = 12;

    private final int[] numbers;
    private final char[] smalls;
    /** The columns of each lookup. */
    private final char[] columns;

    private final float[] table;

    /**
     * @param blocks that are not too large
     * @param places where the open columns of each are written
     * @param nobody the first of as many positions as there are lanes, to which sums of no column are added
     */
    ShapTables(List<TabulatedSubtree> blocks, List<Integer> places, RowKeys keys, int nobody) {
        int lookups = 0;
        long size = 0;
        for (TabulatedSubtree block : blocks) {
            lookups += block.lookups();
            size += block.tableSize();
        }
        this.numbers = new int[Math.multiplyExact(lookups, NUMBERS)];
        this.smalls = new char[lookups * SMALLS];
        this.columns = new char[Math.multiplyExact(lookups, LANES)];
        this.table = new float[Math.toIntExact(START + size)];
        LeafShares shares = new LeafShares();
        int next = 0;
        int row = START;
        for (int b = 0; b < blocks.size(); b++) {
            TabulatedSubtree block = blocks.get(b);
            block.fill(table, row, shares);
            for (int lookup = 0; lookup < block.lookups(); lookup++) {
                write(next, block, places.get(b), row + lookup * (LANES << block.bits()), keys);
                for (int lane = 0; lane < LANES; lane++) {
                    int i = lookup * LANES + lane;
                    boolean isSomebody = i < block.columns().size();
                    columns[next * LANES + lane] =
                            (char) (isSomebody ? block.columns().get(i) : nobody + lane);
                }
                next++;
            }
            row += (int) block.tableSize();
        }
    }

    /** How many bytes the prepared sums take, and their index. */
    long bytes() {
        return 4L * table.length + 4L * numbers.length + 2L * smalls.length + 2L * columns.length;
    }

    int lookups() {
        return columns.length / LANES;
    }

    /**
     * Adds the values of one row.
     *
     * @param rows written: where each lookup goes. All are found before the first is made, so that the processor waits
     *     for many of them at once
     */
    void add(int[] keys, long[] open, int[] rows, double[] sums) {
        find(keys, open, rows);
        int c = 0;
        for (int row : rows) {
            sums[columns[c]] += table[row];
            sums[columns[c + 1]] += table[row + 1];
            sums[columns[c + 2]] += table[row + 2];
            sums[columns[c + 3]] += table[row + 3];
            sums[columns[c + 4]] += table[row + 4];
            sums[columns[c + 5]] += table[row + 5];
            sums[columns[c + 6]] += table[row + 6];
            sums[columns[c + 7]] += table[row + 7];
            c += LANES;
        }
    }

    private void find(int[] keys, long[] open, int[] rows) {
        int n = 0;
        int s = 0;
        for (int i = 0; i < rows.length; i++) {
            int way = (int) open[numbers[n + PLACE]] & smalls[s + WAY];
            int row = numbers[n + ROW] + (way << smalls[s + WAY_SHIFT]);
            row += isLess(keys[smalls[s + SLOT]], numbers[n + KEY]) << (LANE_SHIFT + 2);
            row += isLess(keys[smalls[s + SLOT + 1]], numbers[n + KEY + 1]) << (LANE_SHIFT + 1);
            row += isLess(keys[smalls[s + SLOT + 2]], numbers[n + KEY + 2]) << LANE_SHIFT;
            rows[i] = row;
            n += NUMBERS;
            s += SMALLS;
        }
    }

    private static int isLess(int key, int than) {
        // The sign of a difference that cannot overflow: no branch, for it would be guessed wrongly half of the times.
        return (int) (((long) key - than) >>> 63);
    }

    private void write(int lookup, TabulatedSubtree block, int place, int row, RowKeys keys) {
        int splits = block.tests().size();
        int n = lookup * NUMBERS;
        int s = lookup * SMALLS;
        numbers[n + PLACE] = place;
        numbers[n + ROW] = row;
        smalls[s + WAY] = (char) ((1 << block.way().size()) - 1);
        smalls[s + WAY_SHIFT] = (char) (splits + LANE_SHIFT);
        int unused = TESTS - splits;
        for (int i = 0; i < unused; i++) {
            // No key is less.
            numbers[n + KEY + i] = Integer.MIN_VALUE;
        }
        for (int i = 0; i < splits; i++) {
            SplitTest test = block.tests().get(i);
            numbers[n + KEY + unused + i] = test.highIn(keys);
            smalls[s + SLOT + unused + i] = (char) test.slot();
        }
    }
}
