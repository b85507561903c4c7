package dev.fraudscorer.lab.train;

import java.util.List;
import java.util.Objects;

/**
 * Labelled feature vectors in the order of their event time: what a model learns from.
 *
 * <p>A row holds one 32-bit float per input, NaN where the value is missing, and whether the event was fraud. Values
 * are rounded to float <em>before</em> training, because a float is what the model sees when it scores: so the learner
 * sees no value that scoring could not produce. That makes the exported thresholds exact. LightGBM sends a row left if
 * {@code x <= t} for a double {@code t}; let {@code f} be the greatest float that is not above {@code t}. For a float
 * {@code x}, {@code x <= t} holds just when {@code x <= f}: if {@code x <= f} then {@code x <= f <= t}, and if {@code x
 * > f} then {@code x} is a float above the greatest float not above {@code t}, hence {@code x > t}. No row, seen in
 * training or not, changes sides.
 *
 * <p>A million rows of 60 inputs take 250 MB. Parts made by {@link #splitByTime} share the rows with the whole.
 *
 * <p>Immutable, thread-safe.
 */
public final class TrainingSet {
    private final List<String> inputs;
    private final TrainingRows rows;
    private final int[] order;
    private final int from;
    private final int to;

    TrainingSet(List<String> inputs, TrainingRows rows, int[] order, int from, int to) {
        this.inputs = inputs;
        this.rows = rows;
        this.order = order;
        this.from = from;
        this.to = to;
    }

    /**
     * Starts a training set.
     *
     * @param inputs names of the model's inputs in the order of a row's values, at least one, none twice
     * @throws IllegalArgumentException if there is no name, or one occurs twice
     */
    public static TrainingSetBuilder builder(List<String> inputs) {
        return new TrainingSetBuilder(inputs);
    }

    /** Names of the inputs, in the order of a row's values. */
    public List<String> inputs() {
        return inputs;
    }

    /** Number of rows. */
    public int size() {
        return to - from;
    }

    /** Number of rows that are fraud. */
    public int frauds() {
        int frauds = 0;
        for (int row = 0; row < size(); row++) {
            if (fraud(row)) {
                frauds++;
            }
        }
        return frauds;
    }

    /** Whether row {@code row} is fraud. */
    public boolean fraud(int row) {
        return rows.fraud(stored(row));
    }

    /** Event time of row {@code row}, in milliseconds since 1970; never less than that of the row before. */
    public long eventTimeMillis(int row) {
        return rows.eventTimeMillis(stored(row));
    }

    /** Value of input {@code input} in row {@code row}; NaN if missing, never infinite. */
    public float value(int row, int input) {
        return rows.value(stored(row), input);
    }

    /** Whether each row is fraud, in row order; a new array. */
    public boolean[] labels() {
        boolean[] labels = new boolean[size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = fraud(row);
        }
        return labels;
    }

    /**
     * Copies the values of one row.
     *
     * @param into receives one value per input from index {@code offset}
     */
    public void copyRow(int row, float[] into, int offset) {
        rows.copyRow(stored(row), into, offset);
    }

    /**
     * Cuts the set in two by event time. Events of the same millisecond stay together, in the later part.
     *
     * @param laterShare share of the rows that go to the later part, in (0, 1); more if the cut falls among events of
     *     one instant
     * @throws IllegalArgumentException if the share is not in (0, 1) or one of the parts would be empty
     */
    public TimeSplit splitByTime(double laterShare) {
        if (!(laterShare > 0 && laterShare < 1)) { // written so that NaN fails
            throw new IllegalArgumentException("share of the later part must be in (0, 1) but was " + laterShare);
        }
        int cut = size() - (int) Math.round(size() * laterShare);
        while (cut > 0 && cut < size() && eventTimeMillis(cut) == eventTimeMillis(cut - 1)) {
            cut--;
        }
        if (cut <= 0 || cut >= size()) {
            throw new IllegalArgumentException("a later share of " + laterShare + " leaves one part of " + size()
                    + " rows empty; expected at least one instant in each part");
        }
        return new TimeSplit(part(0, cut), part(cut, size()));
    }

    private TrainingSet part(int first, int end) {
        return new TrainingSet(inputs, rows, order, from + first, from + end);
    }

    private int stored(int row) {
        return order[from + Objects.checkIndex(row, size())];
    }
}
