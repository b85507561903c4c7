package dev.fraudscorer.lab.train.internal;

/** FloatRows of floats of one width, read one at a time. */
public interface FloatRows {
    /** Number of rows. */
    int size();

    /** Number of values in a row. */
    int width();

    /** Copies row {@code row} into {@code into}, from index 0. */
    void copy(int row, float[] into);
}
