package dev.fraudscorer.event;

/** Receives what an {@link EventType} refuses, when it does. Thread-safe; throws nothing. */
@FunctionalInterface
public interface RefusalListener {
    /**
     * A value was refused, or left out of an event that is lenient.
     *
     * @param eventType the name of the event type
     * @param field the attribute, {@code event_id} or {@code event_time}
     * @param cause as in {@link EventType#refusals}
     */
    void refused(String eventType, String field, String cause);
}
