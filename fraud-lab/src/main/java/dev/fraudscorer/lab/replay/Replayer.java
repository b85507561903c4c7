package dev.fraudscorer.lab.replay;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.lab.history.HistoricEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * Feeds one stream of historic events through a scorer: before each event, what has become known by its time is told. The
 * events carry when they were received, as those of a {@link dev.fraudscorer.lab.history.HistoryStream} do, unless the
 * scorer has a clock that shows it. Confined to one thread.
 */
public final class Replayer {
    private final FraudScorer scorer;
    private final LabelCalendar labels;

    /**
     * @param scorer the very scorer that a host would use
     * @param labelDelay after which time a label is known where the history does not say when
     */
    public Replayer(FraudScorer scorer, Duration labelDelay) {
        this.scorer = scorer;
        this.labels = new LabelCalendar(scorer, labelDelay);
    }

    /** Tells what has become known by {@code time}; scoring or recording an event does so by itself. */
    public void advanceTo(Instant time) {
        labels.tellUntil(time);
    }

    /** Scores the event. */
    public Assessment score(HistoricEvent historic) {
        advanceTo(LabelCalendar.cameAt(historic.event()));
        Assessment assessment = scorer.score(historic.event());
        labels.note(historic);
        return assessment;
    }

    /** Counts the event without scoring it: warm-up. */
    public void record(HistoricEvent historic) {
        advanceTo(LabelCalendar.cameAt(historic.event()));
        scorer.record(historic.event());
        labels.note(historic);
    }

    /** When what is said about the event is known. */
    public Instant labelKnownAt(HistoricEvent historic) {
        return labels.knownAt(historic);
    }

    /** How many labels were told. */
    public long labelsTold() {
        return labels.told();
    }
}
