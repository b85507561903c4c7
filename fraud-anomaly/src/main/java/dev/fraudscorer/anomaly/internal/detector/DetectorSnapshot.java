package dev.fraudscorer.anomaly.internal.detector;

import dev.fraudscorer.anomaly.internal.forest.FrozenForest;
import dev.fraudscorer.anomaly.internal.forest.Walk;
import org.jspecify.annotations.Nullable;

/**
 * What was learned up to a moment, as those who score see it. Immutable.
 */
public final class DetectorSnapshot {
    private final long learned;
    private final @Nullable Scales scales;
    private final @Nullable FrozenForest forest;
    private final double[] scores;

    /** @param scores sorted, at least one if there is a forest; owned */
    DetectorSnapshot(long learned, @Nullable Scales scales, @Nullable FrozenForest forest, double[] scores) {
        this.learned = learned;
        this.scales = scales;
        this.forest = forest;
        this.scores = scores;
    }

    /** Too little to score. */
    static DetectorSnapshot tooLittle(long learned) {
        return new DetectorSnapshot(learned, null, null, new double[0]);
    }

    /** The same forest, and other scores to rank among: sorted, at least one; owned. */
    public DetectorSnapshot ranking(long nowLearned, double[] nowScores) {
        return new DetectorSnapshot(nowLearned, scales, forest, nowScores);
    }

    public long learned() {
        return learned;
    }

    /** Whether it has learned enough to score. */
    public boolean isReady() {
        return forest != null;
    }

    /**
     * How odd a row is.
     *
     * @param row NaN for a value that is missing
     * @param point written: the row as the forest sees it
     */
    public double score(double[] row, float[] point, Walk walk) {
        if (scales == null || forest == null) {
            throw new IllegalStateException("too little is learned to score; check isReady() first");
        }
        scales.apply(row, point);
        return forest.score(point, walk);
    }

    /**
     * Which inputs make a point odd.
     *
     * @param point as {@link #score} wrote it
     * @param parts by input; written
     */
    public void explain(float[] point, Walk walk, double[] parts) {
        if (forest == null) {
            throw new IllegalStateException("too little is learned to explain; check isReady() first");
        }
        forest.explain(point, walk, parts);
    }

    /** The share of the recent scores that are below {@code score}, in [0, 1]. */
    public double quantile(double score) {
        int low = 0;
        int high = scores.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / scores.length;
    }

    /** How many recent scores a score is ranked among. */
    public int recent() {
        return scores.length;
    }

    /** The recent scores, from the least to the greatest; not modified by the caller. */
    public double[] sorted() {
        return scores;
    }

    public long bytes() {
        return (long) scores.length * Double.BYTES + (forest == null ? 0 : forest.bytes());
    }
}
