package dev.fraudscorer.lab.train;

import dev.fraudscorer.lab.train.internal.FloatRows;

/** FloatRows that stand one after the other in an array. */
final class FlatRows implements FloatRows {
    private final float[] values;
    private final int width;

    FlatRows(float[] values, int width) {
        this.values = values;
        this.width = width;
    }

    @Override
    public int size() {
        return values.length / width;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public void copy(int row, float[] into) {
        System.arraycopy(values, row * width, into, 0, width);
    }
}
