package dev.fraudscorer.onnx.internal.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Rows to try a model with: the same for each load, from small numbers to those of payments in cents. */
final class ProbeRows {
    private static final long SEED = 4;
    private static final int ROWS_PER_SCALE = 16;
    private static final double[] SCALES = {1, 10, 100, 1_000, 10_000};

    private ProbeRows() {}

    /** Rows without missing values; all of them fit floats. */
    static List<double[]> complete(int width) {
        List<double[]> rows = new ArrayList<>();
        rows.add(constant(width, 0));
        rows.add(constant(width, 1));
        rows.add(constant(width, -1));
        Random random = new Random(SEED);
        for (double scale : SCALES) {
            for (int i = 0; i < ROWS_PER_SCALE; i++) {
                double[] row = new double[width];
                for (int column = 0; column < width; column++) {
                    row[column] = (float) (random.nextGaussian() * scale);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Rows in which {@code column} alone is missing. */
    static List<double[]> missing(int width, int column) {
        List<double[]> rows = List.of(constant(width, 0), constant(width, 1), constant(width, 100));
        rows.forEach(row -> row[column] = Double.NaN);
        return rows;
    }

    /** A row of one value. */
    static double[] constant(int width, double value) {
        double[] row = new double[width];
        Arrays.fill(row, value);
        return row;
    }
}
