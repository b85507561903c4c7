package dev.fraudscorer.onnx.internal.trees.shap;

/** What one explanation writes. Confined to one thread at a time. */
public final class ShapScratch {
    final int[] keys;
    final long[] open;
    final int[] rows;
    final double[] sums;
    final LeafShares shares = new LeafShares();

    ShapScratch(int slots, long[] open, int lookups, int sums) {
        // A test that fills up a block reads the first slot.
        this.keys = new int[Math.max(1, slots)];
        this.open = open;
        this.rows = new int[lookups];
        this.sums = new double[sums];
    }

    /** What a column of the last row contributed. */
    public double value(int column) {
        return sums[column];
    }
}
