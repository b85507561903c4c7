package dev.fraudscorer.onnx.internal.trees.shap;

import java.util.Arrays;

/**
 * The columns on the way from a root to a node, each once, and to which share of the rows the way is open in each.
 * Immutable.
 */
final class Path {
    static final Path ROOT = new Path(new int[0], new double[0]);

    final int[] columns;
    final double[] shares;

    private Path(int[] columns, double[] shares) {
        this.columns = columns;
        this.shares = shares;
    }

    int size() {
        return columns.length;
    }

    /** The position of a column; the size if it is new. */
    int indexOf(int column) {
        int i = 0;
        while (i < columns.length && columns[i] != column) {
            i++;
        }
        return i;
    }

    /** The way one split further. */
    Path through(int column, double share) {
        int i = indexOf(column);
        int longer = Math.max(columns.length, i + 1);
        int[] newColumns = Arrays.copyOf(columns, longer);
        double[] newShares = Arrays.copyOf(shares, longer);
        newColumns[i] = column;
        newShares[i] = i < columns.length ? shares[i] * share : share;
        return new Path(newColumns, newShares);
    }
}
