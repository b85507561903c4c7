package dev.fraudscorer.internal.run.idempotency;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last entries in the order of their arrival, so many of them, in an array that never grows: an entry costs no node,
 * and no dead node keeps a younger one alive across collections. Thread-safe, without locks; a thread that is overtaken
 * between its ticket and its place may leave an entry where only the next round finds it.
 */
final class ArrivalRing {
    private final AtomicReferenceArray<@Nullable IdempotencyEntry> places;
    /** The ticket of the next arrival. */
    private final AtomicLong arrivals = new AtomicLong();
    /** The ticket of the next departure; behind by more than a round while nothing departs, since arrivals overwrite. */
    private final AtomicLong departures = new AtomicLong();

    ArrivalRing(int capacity) {
        this.places = new AtomicReferenceArray<>(capacity);
    }

    /** Adds the youngest; returns the oldest if it had to make room, else null. */
    @Nullable
    IdempotencyEntry add(IdempotencyEntry entry) {
        int place = place(arrivals.getAndIncrement());
        entry.placeAt(place);
        return places.getAndSet(place, entry);
    }

    /** Takes the oldest out; null if there is none. */
    @Nullable
    IdempotencyEntry poll() {
        while (true) {
            long end = arrivals.get();
            long ticket = departures.get();
            // Arrivals of another round have taken the places of all that is older.
            long oldest = Math.max(ticket, end - places.length());
            if (oldest >= end) {
                return null;
            }
            if (departures.compareAndSet(ticket, oldest + 1)) {
                IdempotencyEntry entry = places.getAndSet(place(oldest), null);
                // Empty if it left for its bytes, or if its thread has a ticket and has not put it there yet.
                if (entry != null) {
                    return entry;
                }
            }
        }
    }

    /** Takes an entry out, wherever it is; false if it is not here. */
    boolean remove(IdempotencyEntry entry) {
        int place = entry.place();
        return place < places.length() && places.compareAndSet(place, entry, null);
    }

    /** How many entries it has at most. */
    int capacity() {
        return places.length();
    }

    /** Takes all out that are evicted: wherever they are, since a place that another thread has set may not be seen yet. */
    void removeEvicted() {
        for (int place = 0; place < places.length(); place++) {
            IdempotencyEntry entry = places.get(place);
            if (entry != null && entry.bytes() < 0) {
                places.compareAndSet(place, entry, null);
            }
        }
    }

    private int place(long ticket) {
        return (int) (ticket % places.length());
    }
}
