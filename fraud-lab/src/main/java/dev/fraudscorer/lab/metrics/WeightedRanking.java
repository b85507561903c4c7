package dev.fraudscorer.lab.metrics;

import java.util.Arrays;

/*
 * The bootstrap needs AUC and average precision a thousand times over, of the same events in other numbers. Neither
 * figure needs the events themselves: between two neighbouring scores of frauds, good events may be in any order, since
 * recall moves only at frauds and an AUC pair has a fraud in it. So the events fall into at most 2F + 1 groups (each
 * score that a fraud has, and what lies between), and a resample is two counts for each group. That is a few kilobytes
 * where frauds are rare, however long the history. A fraud that a resample leaves out changes nothing: its group is then
 * one without fraud beside another such.
 */
/** AUC ROC and average precision of events that count several times or not at all. Confined to one thread. */
final class WeightedRanking {
    /** The group of each event, twice, plus 1 for a fraud. */
    private final int[] cells;

    private final int[] counts;
    private double aucRoc;
    private double averagePrecision;

    /** No score is NaN. */
    WeightedRanking(double[] scores, boolean[] fraud) {
        double[] edges = distinctScoresOfFrauds(scores, fraud);
        this.cells = new int[scores.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = 2 * group(edges, scores[i]) + (fraud[i] ? 1 : 0);
        }
        this.counts = new int[2 * (2 * edges.length + 1)];
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    /** Counts the event once more. */
    void count(int event) {
        counts[cells[event]]++;
    }

    /** Computes both figures; false if there are no frauds or no good events among what was counted. */
    boolean rank() {
        long frauds = 0;
        long goods = 0;
        long twiceWon = 0;
        double precisions = 0;
        for (int cell = counts.length - 2; cell >= 0; cell -= 2) { // the highest scores first
            long goodsHere = counts[cell];
            long fraudsHere = counts[cell + 1];
            twiceWon += goodsHere * (2 * frauds + fraudsHere);
            frauds += fraudsHere;
            goods += goodsHere;
            if (fraudsHere > 0) {
                precisions += fraudsHere * ((double) frauds / (frauds + goods));
            }
        }
        aucRoc = twiceWon / (2.0 * frauds * goods);
        averagePrecision = precisions / frauds;
        return frauds > 0 && goods > 0;
    }

    /** Of the last {@link #rank}. */
    double aucRoc() {
        return aucRoc;
    }

    /** Of the last {@link #rank}. */
    double averagePrecision() {
        return averagePrecision;
    }

    /** Ascending: an odd group is a score that frauds have, an even one what lies below the next. */
    private static int group(double[] edges, double score) {
        int place = Arrays.binarySearch(edges, positiveZero(score));
        return place >= 0 ? 2 * place + 1 : 2 * (-place - 1);
    }

    private static double[] distinctScoresOfFrauds(double[] scores, boolean[] fraud) {
        double[] edges = new double[scores.length];
        int frauds = 0;
        for (int i = 0; i < scores.length; i++) {
            if (fraud[i]) {
                edges[frauds++] = positiveZero(scores[i]);
            }
        }
        return Arrays.stream(edges, 0, frauds).sorted().distinct().toArray();
    }

    /** Zeros of either sign are one score, though not to a binary search. */
    private static double positiveZero(double score) {
        return score + 0.0;
    }
}
