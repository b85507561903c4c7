package dev.fraudscorer.lab.train;

import org.jspecify.annotations.Nullable;

/**
 * How gradient boosting learns. Immutable; starts from {@link #DEFAULT}, changed through {@link #toBuilder()}.
 *
 * @param trees number of trees at most, in [1, 10000]
 * @param leaves leaves of a tree at most, in [2, 4096]
 * @param learningRate share of each tree's step that is taken, in (0, 1]
 * @param minRowsPerLeaf rows that a leaf holds at least, at least 1
 * @param l2 penalty on the square of leaf values, at least 0
 * @param positiveWeight weight of a fraud row, a good row weighing 1; 1 leaves scores calibrated, more lifts them all
 * @param inputShare share of the inputs that a tree may use, drawn for each, in (0, 1]
 * @param rowShare share of the rows that a tree is trained on, drawn for each, in (0, 1]
 * @param maxBins intervals into which the values of an input are sorted at most, in [2, 65535]
 * @param earlyStopping when to stop before {@code trees}; null to make them all
 * @param seed of every random choice
 * @param threads that train; the result does not depend on it
 */
public record BoostingParameters(
        int trees,
        int leaves,
        double learningRate,
        int minRowsPerLeaf,
        double l2,
        double positiveWeight,
        double inputShare,
        double rowShare,
        int maxBins,
        @Nullable EarlyStopping earlyStopping,
        int seed,
        int threads) {

    /** 200 trees of 31 leaves, learning rate 0.05, all rows and inputs, no early stopping, two threads. */
    public static final BoostingParameters DEFAULT =
            new BoostingParameters(200, 31, 0.05, 20, 0, 1, 1, 1, 255, null, 42, 2);

    public BoostingParameters {
        requireIn("trees", trees, 1, 10_000);
        requireIn("leaves", leaves, 2, 4096);
        requireIn("minRowsPerLeaf", minRowsPerLeaf, 1, Integer.MAX_VALUE);
        requireIn("maxBins", maxBins, 2, 65_535);
        requireIn("seed", seed, 0, Integer.MAX_VALUE);
        requireIn("threads", threads, 1, 1024);
        requireShare("learningRate", learningRate);
        requireShare("inputShare", inputShare);
        requireShare("rowShare", rowShare);
        if (!(l2 >= 0 && l2 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("l2 must be at least 0 and finite but was " + l2);
        }
        if (!(positiveWeight > 0 && positiveWeight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("positiveWeight must be above 0 and finite but was " + positiveWeight);
        }
    }

    /** A builder that starts from these parameters. */
    public BoostingParametersBuilder toBuilder() {
        return new BoostingParametersBuilder(this);
    }

    private static void requireIn(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be in [" + min + ", " + max + "] but was " + value);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value > 0 && value <= 1)) { // written so that NaN fails
            throw new IllegalArgumentException(name + " must be in (0, 1] but was " + value);
        }
    }
}
