package dev.fraudscorer.lab.replay;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.lab.history.HistoricEvent;
import java.time.Instant;
import java.util.Objects;

/**
 * An event of a history, its assessment, and the values that rules and models saw. Immutable.
 *
 * @param line the number of its line in the history, counted from 1
 * @param historic the event with its label
 * @param labelKnownAt when the label is known, by the history or by the delay of the replay
 * @param assessment the scorer's answer
 * @param features the values as they were at that moment
 */
public record ReplayedEvent(
        long line, HistoricEvent historic, Instant labelKnownAt, Assessment assessment, FeatureRow features) {
    public ReplayedEvent {
        Objects.requireNonNull(historic, "historic");
        Objects.requireNonNull(labelKnownAt, "labelKnownAt");
        Objects.requireNonNull(assessment, "assessment");
        Objects.requireNonNull(features, "features");
    }
}
