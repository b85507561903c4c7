package dev.fraudscorer.features.internal.record;

/** What turned out to be true about one entity's events. Confined to the holder of the key's lock. */
public interface KnownFrauds {
    /**
     * How many events are known to be fraud.
     *
     * @param start events after this time
     * @param end events up to this time
     * @param now as known at this time
     * @param filter events that it admits; below 0 for all
     */
    int frauds(long start, long end, long now, int filter);

    /** Whether one event is known to be fraud. */
    boolean isFraud(long time, long id, long now);

    /** Whether a filter admits an event that has a label; the filter below 0 admits all. */
    boolean isAdmittedBy(long time, long id, int filter);
}
