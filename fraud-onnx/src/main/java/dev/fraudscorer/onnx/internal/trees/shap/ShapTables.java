package dev.fraudscorer.onnx.internal.trees.shap;

import dev.fraudscorer.onnx.internal.trees.walk.KeyTable;
import java.util.List;

/*
 * Preparing the sums of each leaf for all cases is the idea of Yang, "Fast TreeSHAP: Accelerating SHAP value computation
 * for trees" (2021), version 2. Looking up blocks of several leaves at once needs less memory and fewer lookups.
 *
 * All blocks are brought to one shape, so that looking one up takes no branch: three questions, of which some may change
 * nothing, and eight columns, of which some may be nobody's. What has more columns is looked up several times.
 */
/** The Shapley values of blocks, prepared for all cases. Immutable. */
final class ShapTables {
    /** How many columns one lookup adds to. */
    static final int LANES = 8;

    private static final int LANE_SHIFT = 3;

    // What a record of the program says.
    private static final int PLACE = 0;
    private static final int WAY = 1;
    private static final int WAY_SHIFT = 2;
    private static final int ROW = 3;
    private static final int SLOT = 4;
    private static final int LOW = 7;
    private static final int SPAN = 10;
    private static final int STRIDE = 13;
    private static final int COLUMN = 16;
    private static final int RECORD = 24;

    /** A large array begins 16 bytes after a cache line, so that from here on no row lies in two of them. */
    private static final int START = 12;

    private final int[] program;
    private final float[] table;

    /**
     * @param blocks that are not too large
     * @param places where the open columns of each are told
     * @param nobody the first of as many positions as there are lanes, to which sums of no column are added
     */
    ShapTables(List<Block> blocks, List<Integer> places, KeyTable keys, int nobody) {
        int records = 0;
        long size = 0;
        for (Block block : blocks) {
            records += block.lookups();
            size += block.tableSize();
        }
        this.program = new int[Math.multiplyExact(records, RECORD)];
        this.table = new float[Math.toIntExact(START + size)];
        LeafShares shares = new LeafShares();
        int record = 0;
        int row = START;
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            block.fill(table, row, shares);
            for (int lookup = 0; lookup < block.lookups(); lookup++) {
                write(record, block, places.get(b), keys);
                program[record + ROW] = row + lookup * (LANES << block.bits());
                for (int lane = 0; lane < LANES; lane++) {
                    int i = lookup * LANES + lane;
                    boolean isSomebody = i < block.columns().size();
                    program[record + COLUMN + lane] =
                            isSomebody ? block.columns().get(i) : nobody + lane;
                }
                record += RECORD;
            }
            row += (int) block.tableSize();
        }
    }

    /** How many bytes the prepared sums take, and what tells where they are. */
    long bytes() {
        return 4L * table.length + 4L * program.length;
    }

    /** How many lookups one row takes. */
    int lookups() {
        return program.length / RECORD;
    }

    /**
     * Adds the values of one row.
     *
     * @param rows written: where each lookup goes. All are found before the first is made, so that the processor waits
     *     for many of them at once
     */
    void add(int[] keys, long[] open, int[] rows, double[] sums) {
        find(keys, open, rows);
        int p = COLUMN;
        for (int row : rows) {
            sums[program[p]] += table[row];
            sums[program[p + 1]] += table[row + 1];
            sums[program[p + 2]] += table[row + 2];
            sums[program[p + 3]] += table[row + 3];
            sums[program[p + 4]] += table[row + 4];
            sums[program[p + 5]] += table[row + 5];
            sums[program[p + 6]] += table[row + 6];
            sums[program[p + 7]] += table[row + 7];
            p += RECORD;
        }
    }

    private void find(int[] keys, long[] open, int[] rows) {
        int p = 0;
        for (int i = 0; i < rows.length; i++) {
            int way = (int) open[program[p + PLACE]] & program[p + WAY];
            int row = program[p + ROW] + (way << program[p + WAY_SHIFT]);
            row += stride(p, keys);
            row += stride(p + 1, keys);
            row += stride(p + 2, keys);
            rows[i] = row;
            p += RECORD;
        }
    }

    /** How much further the answer of a question leads. */
    private int stride(int p, int[] keys) {
        int inside = Questions.isInside(keys[program[p + SLOT]], program[p + LOW], program[p + SPAN]);
        return -inside & program[p + STRIDE];
    }

    private void write(int record, Block block, int place, KeyTable keys) {
        int splits = block.questions().size();
        program[record + PLACE] = place;
        program[record + WAY] = (1 << block.way().size()) - 1;
        program[record + WAY_SHIFT] = splits + LANE_SHIFT;
        for (int i = 0; i < splits; i++) {
            Question question = block.questions().get(i);
            program[record + SLOT + i] = question.slot();
            program[record + LOW + i] = question.lowIn(keys);
            program[record + SPAN + i] = question.spanIn(keys);
            program[record + STRIDE + i] = LANES << (splits - 1 - i);
        }
    }
}
