package dev.fraudscorer.features.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps visits from event to event. A thread looks where its id points, so platform threads find their own again; no
 * thread-local, since virtual threads would each hold one. Thread-safe.
 */
final class VisitsPool {
    private static final int PLACES = 64;
    /** Apart, so that two threads do not write to one cache line. */
    private static final int APART = 16;

    private final AtomicReferenceArray<EntityVisits> places = new AtomicReferenceArray<>(PLACES * APART);
    private final TrackedEntity[] entities;

    VisitsPool(TrackedEntity[] entities) {
        this.entities = entities;
    }

    EntityVisits take() {
        EntityVisits visits = places.getAndSet(place(), null);
        return visits == null ? new EntityVisits(entities) : visits;
    }

    void giveBack(EntityVisits visits) {
        visits.end();
        places.lazySet(place(), visits);
    }

    /** Drops those that nobody has, with what they still have of the last records. */
    void dropIdle() {
        for (int place = 0; place < places.length(); place += APART) {
            places.set(place, null);
        }
    }

    private static int place() {
        return (int) (Thread.currentThread().getId() & (PLACES - 1)) * APART;
    }
}
