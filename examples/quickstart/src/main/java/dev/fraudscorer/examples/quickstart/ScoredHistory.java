package dev.fraudscorer.examples.quickstart;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.lab.history.HistoricEvent;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.lab.history.HistoryReader;
import dev.fraudscorer.lab.history.HistoryStream;
import dev.fraudscorer.lab.replay.FeatureCapture;
import dev.fraudscorer.lab.replay.FeatureRow;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import dev.fraudscorer.lab.replay.Replayer;
import dev.fraudscorer.lab.replay.quality.QualityTally;
import dev.fraudscorer.lab.replay.quality.ReplayQuality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** Scores a history as a gateway would, measures each call after the cut, and keeps the results. */
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
    private long outOfOrder;

    ScoredHistory(FraudScorer scorer, FeatureCapture capture, HistoryColumns columns, Instant cut) {
        this.scorer = scorer;
        this.capture = capture;
        this.columns = columns;
        this.cut = cut;
    }

    void score(Path history) throws IOException {
        Replayer replayer = new Replayer(scorer, ReplayPlan.DEFAULT_LABEL_DELAY);
        Instant latest = Instant.MIN;
        try (HistoryReader reader = HistoryReader.open(history, scorer, columns)) {
            HistoryStream events = new HistoryStream(reader, scorer, line -> broken++);
            while (events.hasNext()) {
                HistoryLine line = events.next();
                HistoricEvent historic = Objects.requireNonNull(line.event());
                Instant time = historic.event().time();
                outOfOrder += time.isBefore(latest) ? 1 : 0;
                latest = time.isBefore(latest) ? latest : time;
                score(replayer, line.number(), historic);
            }
        }
    }

    private void score(Replayer replayer, long line, HistoricEvent historic) {
        try {
            if (historic.event().time().isBefore(cut)) {
                // Scored, not just recorded, so that the JVM has compiled the path before it is measured.
                replayer.score(historic);
                capture.take();
            } else {
                measure(replayer, line, historic);
            }
        } catch (InvalidEventException e) {
            // An id that was used before with other content; the scorer counts it.
        }
    }

    private void measure(Replayer replayer, long line, HistoricEvent historic) {
        replayer.advanceTo(historic.event().time());
        long before = System.nanoTime();
        Assessment assessment = replayer.score(historic);
        long nanos = System.nanoTime() - before;
        FeatureRow features = capture.take();
        if (features == null) {
            return; // a retry, answered from memory
        }
        latencies.add(nanos);
        events++;
        tally.add(assessment, historic.label());
        examples.consider(new ReplayedEvent(line, historic, replayer.labelKnownAt(historic), assessment, features));
    }

    long events() {
        return events;
    }

    /** What was wrong with the history, in words; empty if nothing was. */
    String faults() {
        ScorerCounts counts = scorer.metrics().counts();
        StringJoiner faults = new StringJoiner(", ");
        fault(faults, broken, "lines broken");
        fault(faults, counts.repeated(), "events repeated");
        fault(faults, counts.conflicting(), "ids that were used again with other content");
        fault(faults, outOfOrder, "events out of order");
        fault(faults, counts.degraded(), "assessments degraded");
        return faults.toString();
    }

    private static void fault(StringJoiner faults, long count, String words) {
        if (count > 0) {
            faults.add(count + " " + words);
        }
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
