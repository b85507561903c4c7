package dev.fraudscorer.anomaly.internal.detector;

import java.util.List;

/**
 * Puts numbers of all sizes on scales that can be compared: each becomes its logarithm, less the median of the first events,
 * divided by how far these spread. Chosen once, so that points learned at different times can be compared. Immutable.
 *
 * <p>The logarithm, {@code sign(x) log(1 + |x|)}, keeps one large amount from hiding everything else; the spread is that
 * of the middle nine tenths, which a few odd events do not move. {@link StrictMath}: the same bits on any machine.
 */
final class Scales {
    private static final double LOWER = 0.05;
    private static final double UPPER = 0.95;
    /** Of an input that hardly changes: a tenth more or less is then one unit. */
    private static final double LEAST_SPREAD = 0.1;

    private static final float FARTHEST = 1e6f;

    private final double[] medians;
    private final double[] spreads;

    /** Owns the arrays. */
    Scales(double[] medians, double[] spreads) {
        this.medians = medians;
        this.spreads = spreads;
    }

    /** The scales of these rows, in which NaN is a value that is missing. */
    static Scales of(List<double[]> rows, int inputs) {
        double[] medians = new double[inputs];
        double[] spreads = new double[inputs];
        for (int input = 0; input < inputs; input++) {
            double[] column = column(rows, input);
            medians[input] = column.length == 0 ? 0 : quantile(column, 0.5);
            double spread = column.length == 0 ? 0 : quantile(column, UPPER) - quantile(column, LOWER);
            spreads[input] = Math.max(LEAST_SPREAD, spread);
        }
        return new Scales(medians, spreads);
    }

    /**
     * Makes a point of a row.
     *
     * @param row NaN for a value that is missing, which becomes the median
     * @param point written: finite, never −0
     */
    void apply(double[] row, float[] point) {
        for (int i = 0; i < point.length; i++) {
            double scaled = Double.isNaN(row[i]) ? 0 : (logarithm(row[i]) - medians[i]) / spreads[i];
            // Adding 0 turns −0 into 0.
            point[i] = Math.max(-FARTHEST, Math.min(FARTHEST, (float) scaled)) + 0f;
        }
    }

    int inputs() {
        return medians.length;
    }

    double median(int input) {
        return medians[input];
    }

    double spread(int input) {
        return spreads[input];
    }

    private static double[] column(List<double[]> rows, int input) {
        return rows.stream()
                .mapToDouble(row -> row[input])
                .filter(value -> !Double.isNaN(value))
                .map(Scales::logarithm)
                .sorted()
                .toArray();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static double logarithm(double value) {
        return Math.copySign(StrictMath.log1p(Math.abs(value)), value);
    }
}
