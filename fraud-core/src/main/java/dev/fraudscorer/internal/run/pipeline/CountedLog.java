package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;

/**
 * Takes note of what a version of the policy counts, when it has counted it and before the call returns. Thread-safe; throws
 * nothing.
 */
public interface CountedLog {
    /**
     * The event was handed to all sources of features.
     *
     * @param reachedMillis how far the stream had come by then, as {@code FeatureVector.reachedMillis}
     * @param receivedMillis when it was received
     * @param failed whether a source failed
     */
    void counted(Event event, long reachedMillis, long receivedMillis, boolean failed);

    /** The event was noted as one that is not counted. */
    void uncounted(Event event, long reachedMillis, long receivedMillis);

    /** What was counted of the event was replaced. */
    void amended(Event event, boolean failed);

    void labelled(Event event, Label label, boolean failed);
}
