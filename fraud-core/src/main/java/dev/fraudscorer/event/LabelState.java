package dev.fraudscorer.event;

/** What turned out to be true about an event. */
public enum LabelState {
    FRAUD,
    LEGIT
}
