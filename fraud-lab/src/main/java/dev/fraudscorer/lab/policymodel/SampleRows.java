package dev.fraudscorer.lab.policymodel;

import dev.fraudscorer.lab.train.TrainingSet;
import java.util.ArrayList;
import java.util.List;

/** Rows that stand for those of a training set, spread evenly over its time, the same ones each time. */
final class SampleRows {
    /** Enough to measure a node that one row in a hundred reaches. */
    private static final int BACKGROUND = 500;

    private static final int GOLDEN = 32;

    private SampleRows() {}

    /** Rows as usual as they come, frauds in their share. */
    static List<double[]> background(TrainingSet set) {
        return spread(set, everyRow(set), BACKGROUND);
    }

    /** Some rows as they come, and as many frauds, so that high scores are among the answers. */
    static List<double[]> golden(TrainingSet set) {
        List<Integer> frauds = new ArrayList<>();
        for (int row = 0; row < set.size(); row++) {
            if (set.fraud(row)) {
                frauds.add(row);
            }
        }
        List<double[]> rows = new ArrayList<>(spread(set, everyRow(set), GOLDEN));
        rows.addAll(spread(set, frauds, GOLDEN));
        return rows;
    }

    /** The rows one after the other, as floats, of which they are made. */
    static float[] flat(List<double[]> rows) {
        int width = rows.isEmpty() ? 0 : rows.get(0).length;
        float[] flat = new float[rows.size() * width];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) rows.get(i / width)[i % width];
        }
        return flat;
    }

    private static List<Integer> everyRow(TrainingSet set) {
        List<Integer> all = new ArrayList<>(set.size());
        for (int row = 0; row < set.size(); row++) {
            all.add(row);
        }
        return all;
    }

    private static List<double[]> spread(TrainingSet set, List<Integer> from, int most) {
        int count = Math.min(most, from.size());
        List<double[]> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(row(set, from.get((int) ((long) i * from.size() / count))));
        }
        return rows;
    }

    private static double[] row(TrainingSet set, int row) {
        double[] values = new double[set.inputs().size()];
        for (int input = 0; input < values.length; input++) {
            values[input] = set.value(row, input);
        }
        return values;
    }
}
