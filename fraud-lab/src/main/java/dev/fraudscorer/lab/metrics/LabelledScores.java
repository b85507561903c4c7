package dev.fraudscorer.lab.metrics;

import java.util.Arrays;

/** Checks and sorts scores. */
final class LabelledScores {
    private LabelledScores() {}

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

    static double[] ascending(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
