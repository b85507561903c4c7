package dev.fraudscorer.lab.metrics;

import java.util.SplittableRandom;

/** Both figures of two scores on resampled events, the same events for both. */
final class PairedBootstrap {
    final double[] championAuc;
    final double[] challengerAuc;
    final double[] championPrecision;
    final double[] challengerPrecision;

    private PairedBootstrap(int resamples) {
        this.championAuc = new double[resamples];
        this.challengerAuc = new double[resamples];
        this.championPrecision = new double[resamples];
        this.challengerPrecision = new double[resamples];
    }

    /**
     * Resamples.
     *
     * @param fraud some true and some false
     */
    static PairedBootstrap run(double[] champion, double[] challenger, boolean[] fraud, Resampling resampling) {
        PairedBootstrap result = new PairedBootstrap(resampling.resamples());
        WeightedRanking first = new WeightedRanking(champion, fraud);
        WeightedRanking second = new WeightedRanking(challenger, fraud);
        SplittableRandom random = new SplittableRandom(resampling.seed());
        int done = 0;
        while (done < resampling.resamples()) {
            draw(fraud.length, random, first, second);
            if (first.rank() && second.rank()) {
                result.championAuc[done] = first.aucRoc();
                result.challengerAuc[done] = second.aucRoc();
                result.championPrecision[done] = first.averagePrecision();
                result.challengerPrecision[done] = second.averagePrecision();
                done++;
            }
        }
        return result;
    }

    /**
     * As many events as there are. Only {@code nextLong} is the same in every Java release, so the place is made of half
     * of its bits by multiplication; no event's chance is off by more than 2⁻³².
     */
    private static void draw(int events, SplittableRandom random, WeightedRanking first, WeightedRanking second) {
        first.clear();
        second.clear();
        long bits = 0;
        for (int i = 0; i < events; i++) {
            bits = (i & 1) == 0 ? random.nextLong() : bits >>> Integer.SIZE;
            int event = (int) (((bits & 0xffff_ffffL) * events) >>> Integer.SIZE);
            first.count(event);
            second.count(event);
        }
    }
}
