package dev.fraudscorer.features.internal;

import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps visits from event to event: as many as were in use at once. Thread-safe. */
final class StoreVisitsPool {
    private final ConcurrentLinkedQueue<StoreVisits> free = new ConcurrentLinkedQueue<>();
    private final TrackedEntity[] entities;
    private final RecordFormat[] formats;

    StoreVisitsPool(TrackedEntity[] entities, RecordFormat[] formats) {
        this.entities = entities;
        this.formats = formats;
    }

    StoreVisits take() {
        StoreVisits visits = free.poll();
        return visits == null ? new StoreVisits(entities, formats) : visits;
    }

    /** Drops those that nobody has, with what they still have of the last records. */
    void dropIdle() {
        free.clear();
    }

    void giveBack(StoreVisits visits) {
        free.add(visits);
    }
}
