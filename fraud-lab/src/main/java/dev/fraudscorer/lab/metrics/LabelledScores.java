package dev.fraudscorer.lab.metrics;

import java.util.Arrays;

/** Scores of frauds and of good events apart, each ascending. */
final class LabelledScores {
    final double[] frauds;
    final double[] goods;

    private LabelledScores(double[] frauds, double[] goods) {
        this.frauds = frauds;
        this.goods = goods;
    }

    static LabelledScores of(double[] scores, boolean[] fraud) {
        requireUsable(scores, fraud);
        double[] frauds = new double[scores.length];
        double[] goods = new double[scores.length];
        int fraudCount = 0;
        for (int i = 0; i < scores.length; i++) {
            if (fraud[i]) {
                frauds[fraudCount++] = scores[i];
            } else {
                goods[i - fraudCount] = scores[i];
            }
        }
        return new LabelledScores(ascending(frauds, fraudCount), ascending(goods, scores.length - fraudCount));
    }

    /**
     * Passes if there is a label for every score and every score is a number.
     *
     * @throws IllegalArgumentException otherwise
     */
    static void requireUsable(double[] scores, boolean[] fraud) {
        if (scores.length != fraud.length) {
            throw new IllegalArgumentException(
                    "expected as many labels as scores, found " + fraud.length + " and " + scores.length);
        }
        requireNumbers(scores);
    }

    /**
     * Passes if both have as many scores and every score is a number.
     *
     * @throws IllegalArgumentException otherwise
     */
    static void requirePaired(double[] champion, double[] challenger) {
        if (champion.length != challenger.length) {
            throw new IllegalArgumentException("expected as many scores of the challenger as of the champion, found "
                    + challenger.length + " and " + champion.length);
        }
        requireNumbers(champion);
        requireNumbers(challenger);
    }

    private static void requireNumbers(double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("score " + i + " is NaN; expected a number for every event");
            }
        }
    }

    static double[] ascending(double[] scores, int count) {
        double[] sorted = Arrays.copyOf(scores, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
