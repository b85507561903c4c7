package dev.fraudscorer;

import dev.fraudscorer.event.Event;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers the last events by id, first in, first out, so that a retry is known as one. Thread-safe.
 *
 * <p>Not a general cache on purpose: those keep what is asked for often and may turn away the newest entry, and a
 * retry asks for the newest. First in, first out also makes a replay forget the same ids each time.
 */
final class RecentEvents {
    private final ConcurrentMap<String, Remembered> byId;
    private final AtomicReferenceArray<Remembered> ring;
    private final AtomicLong arrivals = new AtomicLong();

    RecentEvents(int capacity) {
        this.byId = new ConcurrentHashMap<>();
        this.ring = new AtomicReferenceArray<>(capacity);
    }

    /** What is remembered under the event's id: an earlier arrival, or this one. */
    Remembered remember(Event event) {
        Remembered mine = new Remembered(event);
        Remembered earlier = byId.putIfAbsent(event.id(), mine);
        if (earlier != null) {
            return earlier;
        }
        int place = (int) (arrivals.getAndIncrement() % ring.length());
        Remembered oldest = ring.getAndSet(place, mine);
        if (oldest != null) {
            byId.remove(oldest.event().id(), oldest);
        }
        return mine;
    }
}
