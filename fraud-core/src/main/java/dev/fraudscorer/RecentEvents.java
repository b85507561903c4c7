package dev.fraudscorer;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.load.Idempotency;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Remembers the last events by id, first in, first out, so that a retry is known as one: so many, and in so many bytes.
 * Thread-safe, without locks; threads that work at once may let one event each go too many.
 *
 * <p>Not a general cache on purpose: those keep what is asked for often and may turn away the newest entry, and a
 * retry asks for the newest. First in, first out also makes a replay forget the same ids each time.
 */
final class RecentEvents {
    private final Idempotency bounds;
    private final int slots;
    private final ConcurrentMap<String, Remembered> byId = new ConcurrentHashMap<>();
    private final ArrivalRing ring;
    private final ForgottenIds forgottenIds;
    private final AtomicLong bytes = new AtomicLong();
    private final LongAdder forgotten = new LongAdder();
    private final LongAdder cameAgain = new LongAdder();

    /** @param slots how many attributes all event types have together */
    RecentEvents(Idempotency bounds, int slots) {
        this.bounds = bounds;
        this.slots = slots;
        this.ring = new ArrivalRing(bounds.remember());
        this.forgottenIds = new ForgottenIds(bounds.remember());
    }

    /**
     * What is remembered under the event's id: an earlier arrival, or this one. Its bytes count when they are {@link #charge
     * charged}, at once with those of the assessment, or {@link #settle settled} at the end of the call.
     */
    Remembered remember(Event event) {
        Remembered mine = new Remembered(event);
        Remembered earlier = byId.putIfAbsent(event.id(), mine);
        if (earlier != null) {
            return earlier;
        }
        if (forgottenIds.contains(event)) {
            cameAgain.increment();
        }
        Remembered oldest = ring.add(mine);
        if (oldest != null) {
            forget(oldest);
        }
        return mine;
    }

    /** Charges the event itself unless that was done: whoever was the first to call for it may have been overtaken. */
    void settle(Remembered entry) {
        if (entry.bytes() == 0) {
            charge(entry, 0);
        }
    }

    /**
     * Charges what else is kept of an event, with the event itself unless that was done. One that is larger than all may be
     * together goes itself; for any other the oldest make room.
     */
    void charge(Remembered entry, long more) {
        long added = entry.charge(entry.bytes() == 0 ? EntryBytes.of(entry.event(), slots) : 0, more);
        if (added == 0) {
            return;
        }
        bytes.addAndGet(added);
        if (entry.bytes() > bounds.maxBytes()) {
            ring.remove(entry);
            forget(entry);
        }
        while (bytes.get() > bounds.maxBytes() && forgetOldest()) {
            // Until there is room, or nothing is left.
        }
    }

    /** How much is remembered, by name. */
    SortedMap<String, Long> gauges() {
        SortedMap<String, Long> gauges = new TreeMap<>();
        gauges.put("entries", (long) byId.size());
        gauges.put("bytes", bytes.get());
        gauges.put("forgotten", forgotten.sum());
        gauges.put("came_again", cameAgain.sum());
        return gauges;
    }

    private boolean forgetOldest() {
        Remembered oldest = ring.poll();
        if (oldest == null) {
            return false;
        }
        forget(oldest);
        return true;
    }

    private void forget(Remembered entry) {
        if (byId.remove(entry.event().id(), entry)) {
            forgottenIds.add(entry.event());
            forgotten.increment();
        }
        bytes.addAndGet(-entry.forget());
    }
}
