package dev.fraudscorer.internal.run.idempotency;

import dev.fraudscorer.event.Event;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Recognises ids that were evicted not long ago, so that their return can be counted. A place for each of the last
 * evicted ids, by a hash that takes some for others now and then: nothing but a counter rests on it. Thread-safe.
 */
final class EvictedIds {
    private static final int MOST_PLACES = 1 << 20;

    private final AtomicIntegerArray places;

    /** @param usual about how many ids it stores */
    EvictedIds(int usual) {
        int most = Math.min(usual, MOST_PLACES);
        this.places = new AtomicIntegerArray(Math.max(16, Integer.highestOneBit((most - 1) | 1) * 2));
    }

    void add(Event event) {
        long hash = hash(event);
        places.setPlain(place(hash), mark(hash));
    }

    boolean contains(Event event) {
        long hash = hash(event);
        return places.getPlain(place(hash)) == mark(hash);
    }

    private int place(long hash) {
        return (int) (hash >>> 32) & (places.length() - 1);
    }

    /** Never 0, which an empty place holds. */
    private static int mark(long hash) {
        return (int) hash | 1;
    }

    private static long hash(Event event) {
        long mixed = ((event.id().hashCode() * 0x9E3779B97F4A7C15L) ^ event.timeMillis()) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 29);
    }
}
