package dev.fraudscorer.spi;

/** Which of an entity's events an event sees: the policy's {@code time: { order: … }}. */
public enum EventOrder {
    /** Those that happened up to its own time, in whatever order they arrived. */
    EVENT_TIME,
    /** Those that arrived before it and are stamped at most {@link TimePolicy#ahead} after it. */
    ARRIVAL
}
