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
        LabelledScores labelled = LabelledScores.of(scores, fraud);
        return new RankingMetrics(
                labelled.frauds.length, labelled.goods.length, aucRoc(labelled), averagePrecision(labelled));
    }

    private static double aucRoc(LabelledScores labelled) {
        double[] frauds = labelled.frauds;
        double[] goods = labelled.goods;
        if (frauds.length == 0 || goods.length == 0) {
            return Double.NaN;
        }
        long twiceWon = 0; // twice, so that half a win is a whole number
        int below = 0;
        int notAbove = 0;
        for (double score : frauds) {
            while (below < goods.length && goods[below] < score) {
                below++;
            }
            while (notAbove < goods.length && goods[notAbove] <= score) {
                notAbove++;
            }
            twiceWon += (long) below + notAbove;
        }
        return twiceWon / (2.0 * frauds.length * goods.length);
    }

    private static double averagePrecision(LabelledScores labelled) {
        double[] frauds = labelled.frauds;
        double[] goods = labelled.goods;
        if (frauds.length == 0) {
            return Double.NaN;
        }
        double sum = 0;
        int fraudsLeft = frauds.length;
        int goodsLeft = goods.length;
        while (fraudsLeft > 0) { // a score without fraud adds no recall
            double score = frauds[fraudsLeft - 1];
            int fraudsBefore = fraudsLeft;
            while (fraudsLeft > 0 && frauds[fraudsLeft - 1] == score) {
                fraudsLeft--;
            }
            while (goodsLeft > 0 && goods[goodsLeft - 1] >= score) {
                goodsLeft--;
            }
            double hits = (double) frauds.length - fraudsLeft;
            sum += (fraudsBefore - fraudsLeft) * (hits / (hits + goods.length - goodsLeft));
        }
        return sum / frauds.length;
    }
}
