package dev.fraudscorer.onnx.internal.trees.walk;

import java.util.Arrays;

/**
 * Turns a row into keys, one for each slot. A float has a key of its own; a double's key is its rank among the constants
 * that it is ever compared with. Immutable.
 */
public final class RowKeys {
    private final int[] columns;
    private final int[] missing;
    private final long[][] cuts;
    private final boolean doubles;

    RowKeys(int[] columns, int[] missing, long[][] cuts, boolean doubles) {
        this.columns = columns;
        this.missing = missing;
        this.cuts = cuts;
        this.doubles = doubles;
    }

    /** A node's constant, in the same coding as the keys of its slot. */
    public int constant(int slot, long key) {
        // A value's rank counts the constants that are not greater, so it is below index + 1 just if the value is less.
        return doubles ? Arrays.binarySearch(cuts[slot], key) + 1 : (int) key;
    }

    /** Writes the keys of a row. */
    public void fill(float[] row, int[] keys) {
        if (doubles) {
            for (int slot = 0; slot < columns.length; slot++) {
                keys[slot] = rank(slot, row[columns[slot]]);
            }
            return;
        }
        for (int slot = 0; slot < columns.length; slot++) {
            keys[slot] = key(slot, row[columns[slot]]);
        }
    }

    /** Writes the keys of a row. */
    public void fill(double[] row, int[] keys) {
        for (int slot = 0; slot < columns.length; slot++) {
            double x = row[columns[slot]];
            keys[slot] = doubles ? rank(slot, x) : key(slot, (float) x);
        }
    }

    private int key(int slot, float x) {
        return Float.isNaN(x) ? missing[slot] : SortKeys.of(x);
    }

    private int rank(int slot, double x) {
        if (Double.isNaN(x)) {
            return missing[slot];
        }
        return notGreater(cuts[slot], SortKeys.of(x));
    }

    /**
     * How many of the constants, in ascending order, are not greater. Each step halves what is left without a branch that
     * depends on the key, since half of such branches would be predicted wrongly: the searches of a row then overlap.
     */
    private static int notGreater(long[] ascending, long key) {
        int from = 0;
        for (int left = ascending.length; left > 0; ) {
            int half = (left + 1) >>> 1;
            from += ascending[from + half - 1] <= key ? half : 0;
            left -= half;
        }
        return from;
    }
}
