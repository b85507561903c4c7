package dev.fraudscorer.internal.run.handover;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.internal.run.pipeline.CarriedSources;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was counted. Immutable.
 *
 * @param label of a label only
 * @param failed whether a source had failed by it already, so that it may fail again
 */
record LogEntry(
        Kind kind, Event event, @Nullable Label label, long reachedMillis, long receivedMillis, boolean failed) {
    /** The entry, the event, its arrays and times. */
    private static final int BYTES = 400;

    private static final int BYTES_OF_ATTRIBUTE = 21;

    /** About how many bytes of memory it takes. */
    long bytes() {
        return BYTES
                + event.textBytes()
                + (long) BYTES_OF_ATTRIBUTE * event.type().attributes().size();
    }

    void countInto(CarriedSources sources) {
        switch (kind) {
            case COUNTED -> sources.count(event, reachedMillis, receivedMillis);
            case UNCOUNTED -> sources.noteUncounted(event, reachedMillis, receivedMillis);
            case AMENDED -> sources.amend(event);
            case LABELLED -> {
                if (label != null) {
                    sources.label(event, label);
                }
            }
        }
    }

    enum Kind {
        COUNTED,
        UNCOUNTED,
        AMENDED,
        LABELLED
    }
}
