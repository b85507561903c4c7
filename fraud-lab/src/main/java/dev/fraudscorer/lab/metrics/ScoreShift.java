package dev.fraudscorer.lab.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far two distributions of scores are apart: the population stability index over the champion's deciles, {@code
 * Σ (aᵢ − eᵢ) ln(aᵢ / eᵢ)} with the champion's share eᵢ and the challenger's share aᵢ of each bin. Immutable.
 *
 * <p>Siddiqi calls less than {@value #SMALL} no significant change, more than {@value #LARGE} a significant one. A bin
 * that one side leaves empty counts as if half an event had fallen into it, {@code 0.5 / events}, since the logarithm of
 * 0 is not finite; other shares are taken as they are. Source: Siddiqi, Credit Risk Scorecards, 2006.
 *
 * @param events how many scores each side has
 * @param psi at least 0, and 0 if every bin has the same share on both sides; NaN without events
 * @param bins ascending; fewer than ten where deciles of the champion are the same score
 */
public record ScoreShift(int events, double psi, List<ScoreBin> bins) {
    /** Below it, Siddiqi sees no significant change. */
    public static final double SMALL = 0.10;

    /** Above it, Siddiqi sees a significant change. */
    public static final double LARGE = 0.25;

    private static final int BINS = 10;
    private static final double EVENTS_IN_AN_EMPTY_BIN = 0.5;

    public ScoreShift {
        bins = List.copyOf(bins);
    }

    /**
     * Bins both sides, in O(n log n).
     *
     * @param champion one score per event, any scale; not modified
     * @param challenger one score for each of the same events; not modified
     * @throws IllegalArgumentException if the arrays differ in length or a score is NaN
     */
    public static ScoreShift of(double[] champion, double[] challenger) {
        LabelledScores.requirePaired(champion, challenger);
        int events = champion.length;
        if (events == 0) {
            return new ScoreShift(0, Double.NaN, List.of());
        }
        double[] expected = LabelledScores.ascending(champion);
        double[] actual = LabelledScores.ascending(challenger);
        List<ScoreBin> bins = new ArrayList<>();
        double psi = 0;
        int expectedBelow = 0;
        int actualBelow = 0;
        double above = Double.NEGATIVE_INFINITY;
        for (double upTo : uppersOf(expected)) {
            int expectedUpTo = countUpTo(expected, expectedBelow, upTo);
            int actualUpTo = countUpTo(actual, actualBelow, upTo);
            if (expectedUpTo > expectedBelow || actualUpTo > actualBelow) { // else nothing lies above the last decile
                ScoreBin bin = bin(above, upTo, expectedUpTo - expectedBelow, actualUpTo - actualBelow, events);
                bins.add(bin);
                psi += bin.psi();
            }
            expectedBelow = expectedUpTo;
            actualBelow = actualUpTo;
            above = upTo;
        }
        return new ScoreShift(events, psi, bins);
    }

    /** The distinct deciles, each the lowest score that has its share of all scores at or below it; then infinity. */
    private static double[] uppersOf(double[] sorted) {
        double[] uppers = new double[BINS];
        int count = 0;
        for (int k = 1; k < BINS; k++) {
            long rank = ((long) k * sorted.length + BINS - 1) / BINS;
            double decile = sorted[(int) rank - 1];
            if (count == 0 || uppers[count - 1] != decile) {
                uppers[count++] = decile;
            }
        }
        uppers[count++] = Double.POSITIVE_INFINITY;
        return Arrays.copyOf(uppers, count);
    }

    private static int countUpTo(double[] sorted, int from, double upTo) {
        int count = from;
        while (count < sorted.length && sorted[count] <= upTo) {
            count++;
        }
        return count;
    }

    private static ScoreBin bin(double above, double upTo, int champion, int challenger, int events) {
        double expected = Math.max(champion, EVENTS_IN_AN_EMPTY_BIN) / events;
        double actual = Math.max(challenger, EVENTS_IN_AN_EMPTY_BIN) / events;
        double psi = (actual - expected) * Math.log(actual / expected);
        return new ScoreBin(above, upTo, (double) champion / events, (double) challenger / events, psi);
    }
}
