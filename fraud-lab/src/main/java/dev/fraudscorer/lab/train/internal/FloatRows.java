package dev.fraudscorer.lab.train.internal;

/**
 * Rows of floats of one width, read one at a time.
 *
 * @param size number of rows
 * @param width number of values in a row
 * @param source what each row is copied from
 */
public record FloatRows(int size, int width, Source source) {
    /** Holds the values. */
    @FunctionalInterface
    public interface Source {
        /** Copies row {@code row} into {@code into}, from index 0. */
        void copy(int row, float[] into);
    }
}
