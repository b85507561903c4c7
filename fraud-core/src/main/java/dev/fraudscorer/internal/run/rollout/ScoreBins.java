package dev.fraudscorer.internal.run.rollout;

import java.util.ArrayList;
import java.util.List;

/** How many scores lie in each tenth of [0, 1], of the champion and of the challenger. Not thread-safe. */
final class ScoreBins {
    static final int BINS = 10;
    /** Added to each count, so that an empty one has a logarithm. */
    private static final double HALF = 0.5;

    private final long[] champion = new long[BINS];
    private final long[] challenger = new long[BINS];

    static int bin(double score) {
        return Math.min(BINS - 1, (int) (score * BINS));
    }

    /** @param times 1 to count, -1 to take back */
    void add(int ofChampion, int ofChallenger, int times) {
        champion[ofChampion] += times;
        challenger[ofChallenger] += times;
    }

    /** The population stability index of the challenger's scores against the champion's. */
    double psi() {
        long events = 0;
        for (long count : champion) {
            events += count;
        }
        double total = events + HALF * BINS;
        double psi = 0;
        for (int i = 0; i < BINS; i++) {
            double expected = (champion[i] + HALF) / total;
            double actual = (challenger[i] + HALF) / total;
            psi += (actual - expected) * Math.log(actual / expected);
        }
        return psi;
    }

    List<Long> champion() {
        return list(champion);
    }

    List<Long> challenger() {
        return list(challenger);
    }

    private static List<Long> list(long[] counts) {
        List<Long> list = new ArrayList<>();
        for (long count : counts) {
            list.add(count);
        }
        return list;
    }
}
