package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import org.jspecify.annotations.Nullable;

/** An event that came, and what was said about it. Its monitor lets a retry wait for the first call. */
final class Remembered {
    private final Event event;
    private @Nullable Assessment assessment;
    private boolean counted;

    Remembered(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }

    /** What was said; null if the event was only recorded so far. Guarded by this monitor. */
    @Nullable
    Assessment assessment() {
        return assessment;
    }

    /** Whether the event was counted. Guarded by this monitor. */
    boolean counted() {
        return counted;
    }

    void countedOnly() {
        counted = true;
    }

    void assessed(Assessment said) {
        assessment = said;
        counted = true;
    }
}
