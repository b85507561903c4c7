package dev.fraudscorer.lab.replay;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.lab.history.HistoryLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One thread's share of a replay: it scores the lines given to it in order. Confined to one thread at a time. */
final class ReplayWorker {
    private final Replayer replayer;
    private final FeatureCapture capture;
    private final List<Integer> places = new ArrayList<>();

    ReplayWorker(FraudScorer scorer, Duration labelDelay, FeatureCapture capture) {
        this.replayer = new Replayer(scorer, labelDelay);
        this.capture = capture;
    }

    void clear() {
        places.clear();
    }

    void take(int place) {
        places.add(place);
    }

    /** Scores its places of {@code batch} and puts the results at the same places of {@code outcomes}. */
    void score(List<HistoryLine> batch, Outcome[] outcomes) {
        for (int place : places) {
            outcomes[place] = score(batch.get(place));
        }
    }

    long labelsApplied() {
        return replayer.labelsApplied();
    }

    private Outcome score(HistoryLine line) {
        var historic = Objects.requireNonNull(line.event());
        try {
            Assessment assessment = replayer.score(historic);
            FeatureRow features = capture.take();
            return features == null
                    ? Outcome.REPEATED
                    : new Outcome(
                            new ReplayedEvent(
                                    line.number(), historic, replayer.labelKnownAt(historic), assessment, features),
                            null);
        } catch (InvalidEventException e) {
            return new Outcome(null, new HistoryLine(line.number(), null, e.getMessage()));
        }
    }
}
