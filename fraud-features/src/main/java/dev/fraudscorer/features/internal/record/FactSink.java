package dev.fraudscorer.features.internal.record;

/** Takes facts about events out of a form of a record. */
public interface FactSink {
    /**
     * One fact.
     *
     * @param time of the event
     * @param id of the event
     * @param knownAt since when it is known
     * @param fraud whether it says fraud
     * @param bits of the filters that admit the event
     */
    void fact(long time, long id, long knownAt, boolean fraud, long bits);
}
