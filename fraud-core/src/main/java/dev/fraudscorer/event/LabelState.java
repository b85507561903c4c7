package dev.fraudscorer.event;

/** What turned out to be true about an event. */
public enum LabelState {
    /** The event was a fraud. */
    FRAUD,
    /** The event was what it seemed. */
    LEGIT
}
