package dev.fraudscorer.lab.compare;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.lab.metrics.RankingComparison;
import dev.fraudscorer.lab.metrics.Resampling;
import dev.fraudscorer.lab.metrics.ScoreShift;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Collects two scores of each event. Confined to one thread. */
final class ScorePairs {
    private final DoubleStream.Builder champion = DoubleStream.builder();
    private final DoubleStream.Builder challenger = DoubleStream.builder();
    private final BitSet labelled = new BitSet();
    private final BitSet frauds = new BitSet();
    private int events;

    /** Neither score is NaN. */
    void add(double ofChampion, double ofChallenger, @Nullable LabelState label) {
        champion.add(ofChampion);
        challenger.add(ofChallenger);
        labelled.set(events, label != null);
        frauds.set(events, label == LabelState.FRAUD);
        events++;
    }

    int events() {
        return events;
    }

    /** Compares all that was added. Call it once, at the end. */
    ScoreComparison result(Resampling resampling) {
        double[] first = champion.build().toArray();
        double[] second = challenger.build().toArray();
        int count = labelled.cardinality();
        double[] firstLabelled = new double[count];
        double[] secondLabelled = new double[count];
        boolean[] fraud = new boolean[count];
        int next = 0;
        for (int i = labelled.nextSetBit(0); i >= 0; i = labelled.nextSetBit(i + 1)) {
            firstLabelled[next] = first[i];
            secondLabelled[next] = second[i];
            fraud[next++] = frauds.get(i);
        }
        return new ScoreComparison(
                ScoreShift.of(first, second), RankingComparison.of(firstLabelled, secondLabelled, fraud, resampling));
    }
}
