package dev.fraudscorer.onnx.internal.trees.shap;

import java.util.List;

/** Leaves with so many columns on their way that a table would be too large: worked out for each row. Immutable. */
final class DirectLeaves {
    private final int[] places;
    private final double[] values;
    private final int[] begins;
    private final int[] columns;
    private final double[] shares;

    /**
     * @param blocks of one leaf each
     * @param places where the open columns of each are written
     */
    DirectLeaves(List<TabulatedSubtree> blocks, int[] places) {
        int size = blocks.size();
        this.places = places;
        this.values = new double[size];
        this.begins = new int[size + 1];
        for (int i = 0; i < size; i++) {
            values[i] = blocks.get(i).onlyValue();
            begins[i + 1] = begins[i] + blocks.get(i).way().size();
        }
        this.columns = new int[begins[size]];
        this.shares = new double[begins[size]];
        for (int i = 0; i < size; i++) {
            Path way = blocks.get(i).way();
            System.arraycopy(way.columns, 0, columns, begins[i], way.size());
            System.arraycopy(way.shares, 0, shares, begins[i], way.size());
        }
    }

    /** Adds the values of one row. */
    void add(long[] open, LeafShares leafShares, double[] sums) {
        for (int i = 0; i < places.length; i++) {
            int begin = begins[i];
            leafShares.add(values[i], open[places[i]], shares, begin, begins[i + 1] - begin, columns, sums);
        }
    }
}
