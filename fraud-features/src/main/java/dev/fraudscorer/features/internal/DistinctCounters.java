package dev.fraudscorer.features.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Lends counters to the threads that read, so that neither a profile nor a thread keeps one for itself. Thread-safe;
 * holds at most as many counters as it has places.
 */
final class DistinctCounters {
    private static final int PLACES = 16;

    private final AtomicReferenceArray<DistinctCounter> idle = new AtomicReferenceArray<>(PLACES);

    DistinctCounter take() {
        DistinctCounter counter = idle.getAndSet(place(), null);
        return counter == null ? new DistinctCounter() : counter;
    }

    void giveBack(DistinctCounter counter) {
        idle.lazySet(place(), counter);
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & (PLACES - 1);
    }
}
