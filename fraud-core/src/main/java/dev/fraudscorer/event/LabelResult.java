package dev.fraudscorer.event;

/** What became of a label. Later versions may add constants; of several sources the answer that is last here counts. */
public enum LabelResult {
    /** Nothing in the policy keeps labels, as without a feature that counts frauds. */
    NOT_KEPT,
    /** What keeps labels does not hold the event: its id, time or keys are others, or it has been evicted. */
    NOT_FOUND,
    /** The event was found, and counts as labelled. */
    TAKEN,
    /** A part failed and may not have the label; the same label again does no harm. */
    FAILED
}
