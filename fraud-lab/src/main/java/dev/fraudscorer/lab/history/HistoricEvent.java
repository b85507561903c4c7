package dev.fraudscorer.lab.history;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.LabelState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event of a history with its label as of today. Immutable.
 *
 * @param event what happened
 * @param label fraud or legit; null if unknown
 * @param labelKnownAt when that became known; null if not in the history
 */
public record HistoricEvent(
        Event event, @Nullable LabelState label, @Nullable Instant labelKnownAt) {
    public HistoricEvent {
        Objects.requireNonNull(event, "event");
    }

    /** The same label with another form of the event, such as one that carries when it was received. */
    public HistoricEvent with(Event other) {
        return new HistoricEvent(other, label, labelKnownAt);
    }

    /** Whether the event is labelled as fraud. */
    public boolean isFraud() {
        return label == LabelState.FRAUD;
    }
}
