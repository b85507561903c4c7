package dev.fraudscorer.spi;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;

/**
 * Fills slots of the feature vector, from what entities did before or from slots filled earlier. Thread-safe: events
 * are scored by many threads at once.
 */
public interface FeatureSource extends AutoCloseable {
    /** Its name in evidence about failures, such as {@code features} or {@code derived}. */
    String id();

    /** The slots that it fills; owned by the source, not modified by the caller. */
    int[] slots();

    /**
     * Fills its slots, counts the event, or both.
     *
     * <p>A slot that it can't fill is marked missing with the reason. If it throws, all its slots become
     * {@link dev.fraudscorer.event.ValueState#SOURCE_FAILED} and the assessment is degraded.
     */
    void fill(FeatureVector vector, Access access);

    /** Hears what turned out to be true about an event that it may have counted. */
    default void label(Event event, Label label) {}

    /** Gives back what it holds. */
    @Override
    default void close() {}
}
