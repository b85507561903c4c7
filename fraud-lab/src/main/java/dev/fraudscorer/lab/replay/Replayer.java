package dev.fraudscorer.lab.replay;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.lab.history.HistoricEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * Feeds one stream of historic events through a scorer: before each event, the labels that have become known by its
 * time are given. The events carry when they were received, as those of a {@link
 * dev.fraudscorer.lab.history.HistoryStream} do, unless the scorer has a clock that shows it. Confined to one thread.
 */
public final class Replayer {
    private final FraudScorer scorer;
    private final LabelCalendar labels;

    /**
     * @param scorer the very scorer that a host would use
     * @param labelDelay after which time a label is known where the history has no time of it
     */
    public Replayer(FraudScorer scorer, Duration labelDelay) {
        this.scorer = scorer;
        this.labels = new LabelCalendar(scorer, labelDelay);
    }

    /** Gives the labels that have become known by {@code time}; scoring or recording an event does so by itself. */
    public void advanceTo(Instant time) {
        labels.applyUntil(time);
    }

    /** Scores the event. */
    public Assessment score(HistoricEvent historic) {
        advanceTo(LabelCalendar.arrivalOf(historic.event()));
        Assessment assessment = scorer.score(historic.event());
        labels.note(historic);
        return assessment;
    }

    /** Counts the event without scoring it: warm-up. */
    public void record(HistoricEvent historic) {
        advanceTo(LabelCalendar.arrivalOf(historic.event()));
        scorer.record(historic.event());
        labels.note(historic);
    }

    /** When the label of the event is known. */
    public Instant labelKnownAt(HistoricEvent historic) {
        return labels.knownAt(historic);
    }

    /** How many labels were given to the scorer. */
    public long labelsApplied() {
        return labels.applied();
    }
}
