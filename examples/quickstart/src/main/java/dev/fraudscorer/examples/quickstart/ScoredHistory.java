package dev.fraudscorer.examples.quickstart;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.lab.history.HistoricEvent;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.lab.history.HistoryReader;
import dev.fraudscorer.lab.replay.FeatureCapture;
import dev.fraudscorer.lab.replay.FeatureRow;
import dev.fraudscorer.lab.replay.QualityTally;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplayQuality;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import dev.fraudscorer.lab.replay.Replayer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Scores a history as a gateway would, measures each call after the cut, and keeps what there is to tell. */
final class ScoredHistory {
    private final FraudScorer scorer;
    private final FeatureCapture capture;
    private final HistoryColumns columns;
    private final Instant cut;
    private final Latencies latencies = new Latencies();
    private final QualityTally tally = new QualityTally();
    private final Examples examples = new Examples();
    private long events;
    private long broken;

    ScoredHistory(FraudScorer scorer, FeatureCapture capture, HistoryColumns columns, Instant cut) {
        this.scorer = scorer;
        this.capture = capture;
        this.columns = columns;
        this.cut = cut;
    }

    void score(Path history) throws IOException {
        Replayer replayer = new Replayer(scorer, ReplayPlan.DEFAULT_LABEL_DELAY);
        try (HistoryReader reader = HistoryReader.open(history, scorer, columns)) {
            for (HistoryLine line = reader.next(); line != null; line = reader.next()) {
                HistoricEvent historic = line.event();
                if (historic == null) {
                    broken++;
                } else if (historic.event().time().isBefore(cut)) {
                    // Scored, not just recorded, so that the JVM has compiled the path before it is measured.
                    replayer.score(historic);
                    capture.take();
                } else {
                    measure(replayer, historic);
                }
            }
        }
    }

    private void measure(Replayer replayer, HistoricEvent historic) {
        replayer.advanceTo(historic.event().time());
        long before = System.nanoTime();
        Assessment assessment = replayer.score(historic);
        latencies.add(System.nanoTime() - before);
        events++;
        tally.add(assessment, historic.label());
        FeatureRow features = capture.take();
        if (features != null) {
            examples.consider(new ReplayedEvent(historic, replayer.labelKnownAt(historic), assessment, features));
        }
    }

    long events() {
        return events;
    }

    long broken() {
        return broken;
    }

    ReplayQuality quality() {
        return tally.result();
    }

    Latencies latencies() {
        return latencies;
    }

    List<ReplayedEvent> examples() {
        return examples.chosen();
    }
}
