package dev.fraudscorer.lab.train;

import java.util.HashSet;
import java.util.List;

/**
 * Collects the rows of a {@link TrainingSet}, in any order of event time.
 *
 * <p>Confined to one thread.
 */
public final class TrainingSetBuilder {
    private final List<String> inputs;
    private final float[] row;
    private TrainingRows rows;

    TrainingSetBuilder(List<String> inputs) {
        this.inputs = List.copyOf(inputs);
        if (this.inputs.isEmpty()) {
            throw new IllegalArgumentException("a training set needs at least one input");
        }
        HashSet<String> names = new HashSet<>();
        for (String name : this.inputs) {
            if (!names.add(name)) {
                throw new IllegalArgumentException("input '" + name + "' occurs twice in the list of inputs");
            }
        }
        this.row = new float[this.inputs.size()];
        this.rows = new TrainingRows(row.length);
    }

    /**
     * Adds one row.
     *
     * @param values one per input, NaN where missing; copied
     * @param fraud whether the event turned out to be fraud
     * @param eventTimeMillis when it happened, in milliseconds since 1970
     * @throws IllegalArgumentException if there are too few or too many values, or one is infinite
     */
    public TrainingSetBuilder add(float[] values, boolean fraud, long eventTimeMillis) {
        requireWidth(values.length);
        for (int i = 0; i < values.length; i++) {
            if (Float.isInfinite(values[i])) {
                throw new IllegalArgumentException("row " + rows.size() + ", input '" + inputs.get(i)
                        + "': the value is infinite as a 32-bit float; expected a number of at most 3.4e38 in size, or"
                        + " NaN where it is missing");
            }
        }
        rows.add(values, fraud, eventTimeMillis);
        return this;
    }

    /** Adds one row of doubles, each rounded to the nearest float; otherwise as {@link #add(float[], boolean, long)}. */
    public TrainingSetBuilder add(double[] values, boolean fraud, long eventTimeMillis) {
        requireWidth(values.length);
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) values[i];
        }
        return add(row, fraud, eventTimeMillis);
    }

    /** Number of rows so far. */
    public int size() {
        return rows.size();
    }

    /** The rows in order of event time, those of one instant in the order they were added. The builder is empty then. */
    public TrainingSet build() {
        TrainingRows built = rows;
        rows = new TrainingRows(row.length);
        return new TrainingSet(inputs, built, built.inOrderOfTime(), 0, built.size());
    }

    private void requireWidth(int found) {
        if (found != row.length) {
            throw new IllegalArgumentException(
                    "row " + rows.size() + ": expected " + row.length + " values, found " + found);
        }
    }
}
