package dev.fraudscorer.lab.metrics;

/**
 * How well scores rank fraud above the rest, over all thresholds.
 *
 * @param frauds number of events that are fraud
 * @param goods number of events that are not
 * @param aucRoc probability that a fraud scores above a good event, a tie counting half, in [0, 1]; NaN if one kind is
 *     absent
 * @param averagePrecision mean precision over the frauds, {@code Σ (Rₙ - Rₙ₋₁) Pₙ} over the distinct scores from the
 *     highest down, without interpolation, in (0, 1]; NaN if there is no fraud
 */
public record RankingMetrics(int frauds, int goods, double aucRoc, double averagePrecision) {

    /**
     * Computes both from scores and labels, in O(n log n).
     *
     * <p>AUC is the Mann-Whitney statistic by mid-ranks, exact for ties. Average precision is as scikit-learn defines
     * it. Sources: Fawcett, An introduction to ROC analysis, 2006; scikit-learn, {@code average_precision_score}.
     *
     * @param scores one per event, any scale, higher is more suspicious; not modified
     * @param fraud whether each event is fraud
     * @throws IllegalArgumentException if the arrays differ in length or a score is NaN
     */
    public static RankingMetrics of(double[] scores, boolean[] fraud) {
        LabelledScores.requireUsable(scores, fraud);
        WeightedRanking ranking = new WeightedRanking(scores, fraud);
        int frauds = 0;
        for (int i = 0; i < scores.length; i++) {
            ranking.count(i);
            frauds += fraud[i] ? 1 : 0;
        }
        ranking.rank();
        return new RankingMetrics(frauds, scores.length - frauds, ranking.aucRoc(), ranking.averagePrecision());
    }
}
