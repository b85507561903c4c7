package dev.fraudscorer.lab.metrics;

import java.util.Objects;

/**
 * How well two scores of the same events separate fraud from the rest, and whether one does better. Immutable.
 *
 * <p>Intervals are percentile intervals of the bootstrap: events are drawn with replacement as often as there are
 * events, the same ones for both scores; a draw without a fraud or without a good event is made again. Source: Efron
 * and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13. They hold events to be independent; where frauds come
 * in series, as card testing does, they are somewhat narrow.
 *
 * @param frauds number of events that are fraud
 * @param goods number of events that are not
 * @param aucRoc as in {@link RankingMetrics}; NaN unless there are frauds and goods
 * @param averagePrecision as in {@link RankingMetrics}; NaN unless there are frauds and goods
 * @param resampling how the intervals were found
 */
public record RankingComparison(
        int frauds, int goods, RankingChange aucRoc, RankingChange averagePrecision, Resampling resampling) {

    private static final double TAIL = 0.025;

    public RankingComparison {
        Objects.requireNonNull(aucRoc, "aucRoc");
        Objects.requireNonNull(averagePrecision, "averagePrecision");
        Objects.requireNonNull(resampling, "resampling");
    }

    /**
     * Compares.
     *
     * @param champion one score per event, any scale, higher is more suspicious; not modified
     * @param challenger one score for each of the same events; not modified
     * @param fraud whether each event is fraud
     * @throws IllegalArgumentException if the arrays differ in length or a score is NaN
     */
    public static RankingComparison of(double[] champion, double[] challenger, boolean[] fraud, Resampling resampling) {
        RankingMetrics first = RankingMetrics.of(champion, fraud);
        RankingMetrics second = RankingMetrics.of(challenger, fraud);
        if (first.frauds() == 0 || first.goods() == 0) {
            RankingChange unknown = change(Double.NaN, Double.NaN, new double[0], new double[0]);
            return new RankingComparison(first.frauds(), first.goods(), unknown, unknown, resampling);
        }
        PairedBootstrap bootstrap = PairedBootstrap.run(champion, challenger, fraud, resampling);
        return new RankingComparison(
                first.frauds(),
                first.goods(),
                change(first.aucRoc(), second.aucRoc(), bootstrap.championAuc, bootstrap.challengerAuc),
                change(
                        first.averagePrecision(),
                        second.averagePrecision(),
                        bootstrap.championPrecision,
                        bootstrap.challengerPrecision),
                resampling);
    }

    /** Whether there were frauds and good events, so that the figures are numbers. */
    public boolean isKnown() {
        return frauds > 0 && goods > 0;
    }

    private static RankingChange change(
            double champion, double challenger, double[] ofChampion, double[] ofChallenger) {
        double[] differences = new double[ofChampion.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = ofChallenger[i] - ofChampion[i];
        }
        return new RankingChange(
                estimate(champion, ofChampion),
                estimate(challenger, ofChallenger),
                estimate(challenger - champion, differences));
    }

    private static Estimate estimate(double value, double[] replicates) {
        if (replicates.length == 0) {
            return new Estimate(value, Double.NaN, Double.NaN);
        }
        double[] sorted = LabelledScores.ascending(replicates);
        int outside = (int) ((sorted.length + 1) * TAIL);
        return new Estimate(value, sorted[outside - 1], sorted[sorted.length - outside]);
    }
}
