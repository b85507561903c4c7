package dev.fraudscorer.lab.compare;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The results of one policy for each event, by the line of the history. Confined to one thread. */
final class ScoreLog implements ReplaySink {
    private final ComparisonPlan plan;
    private final LongStream.Builder lines = LongStream.builder();
    private final DoubleStream.Builder scores = DoubleStream.builder();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<@Nullable LabelState> labels = new ArrayList<>();

    ScoreLog(ComparisonPlan plan) {
        this.plan = plan;
    }

    @Override
    public void scored(ReplayedEvent event) {
        if (plan.covers(event.historic().event().time())) {
            lines.add(event.line());
            scores.add(event.assessment().score());
            decisions.add(event.assessment().decision());
            labels.add(event.historic().label());
        }
    }

    /** Adds every event that both transcripts have, and gives their number. Call it once for each transcript. */
    static int pair(ScoreLog champion, ScoreLog challenger, ScorePairs scores, DecisionTally decisions) {
        long[] first = champion.lines.build().toArray();
        long[] second = challenger.lines.build().toArray();
        double[] firstScores = champion.scores.build().toArray();
        double[] secondScores = challenger.scores.build().toArray();
        int pairs = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) { // a replay delivers its events in the order of the history
            if (first[i] == second[j]) {
                LabelState label = champion.labels.get(i);
                scores.add(firstScores[i], secondScores[j], label);
                decisions.add(champion.decisions.get(i), challenger.decisions.get(j), label);
                pairs++;
                i++;
                j++;
            } else if (first[i] < second[j]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    int events() {
        return decisions.size();
    }
}
