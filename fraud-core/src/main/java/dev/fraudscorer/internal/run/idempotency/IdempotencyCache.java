package dev.fraudscorer.internal.run.idempotency;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.load.section.Idempotency;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Stores the last events by id, first in, first out, to recognise a retry; bounded in number and bytes. Thread-safe,
 * without locks; threads that work at once may evict one event each too many.
 *
 * <p>Not a general cache on purpose: those keep what is read often and may reject the newest entry, which a retry
 * needs. First in, first out also makes a replay evict the same ids each time.
 */
public final class IdempotencyCache {
    private volatile Idempotency bounds;
    private volatile int slots;
    private final ConcurrentMap<String, IdempotencyEntry> byId = new ConcurrentHashMap<>();
    private volatile ArrivalRing ring;
    private volatile EvictedIds evictedIds;
    private final AtomicLong bytes = new AtomicLong();
    private final LongAdder evicted = new LongAdder();
    private final LongAdder reappeared = new LongAdder();
    private final LongAdder erased = new LongAdder();

    /** @param slots how many attributes all event types have together */
    public IdempotencyCache(Idempotency bounds, int slots) {
        this.bounds = bounds;
        this.slots = slots;
        this.ring = new ArrivalRing(bounds.remember());
        this.evictedIds = new EvictedIds(bounds.remember());
    }

    /**
     * The entry of the event's id: of an earlier arrival, or of this one. Its bytes count when they are {@link #charge
     * charged}, at once with those of the assessment, or {@link #settle settled} at the end of the call.
     */
    public IdempotencyEntry findOrAdd(Event event) {
        IdempotencyEntry mine = new IdempotencyEntry(event);
        IdempotencyEntry earlier = byId.putIfAbsent(event.id(), mine);
        if (earlier != null) {
            return earlier;
        }
        if (evictedIds.contains(event)) {
            reappeared.increment();
        }
        ArrivalRing entered = ring;
        addTo(entered, mine);
        if (entered != ring && entered.remove(mine)) {
            // It came to the ring that is emptied into the next one, behind the one who empties it.
            addTo(ring, mine);
        }
        return mine;
    }

    private void addTo(ArrivalRing entered, IdempotencyEntry mine) {
        IdempotencyEntry oldest = entered.add(mine);
        if (oldest != null) {
            evict(oldest);
        }
        if (mine.bytes() < 0) {
            // Forgotten before it was in the ring, where whoever forgot it did not find it.
            entered.remove(mine);
        }
    }

    /**
     * Goes on with other bounds, with what fits into them of the entries, the youngest. Called by one thread at a time.
     *
     * @param nowSlots how many attributes all event types have together
     */
    public void resize(Idempotency newBounds, int nowSlots) {
        slots = nowSlots;
        if (newBounds.equals(bounds)) {
            return;
        }
        ArrivalRing before = ring;
        bounds = newBounds;
        if (newBounds.remember() != before.capacity()) {
            ArrivalRing next = new ArrivalRing(newBounds.remember());
            evictedIds = new EvictedIds(newBounds.remember());
            // Published first: what is added from here on is behind what is moved only by the few that come meanwhile.
            ring = next;
            for (IdempotencyEntry oldest = before.poll(); oldest != null; oldest = before.poll()) {
                addTo(next, oldest);
            }
        }
        while (bytes.get() > newBounds.maxBytes() && evictOldest()) {
            // Until there is room, or nothing is left.
        }
    }

    /**
     * Lets go of events and their assessments, for good: nothing but the counter keeps anything of them. Of one whose call is under
     * way, the call keeps its entry, and a retry gets another one.
     *
     * @return how many there were
     */
    public int forget(Predicate<Event> which) {
        int found = 0;
        for (IdempotencyEntry entry : byId.values()) {
            if (which.test(entry.event()) && byId.remove(entry.event().id(), entry)) {
                bytes.addAndGet(-entry.evict());
                found++;
            }
        }
        if (found > 0) {
            ring.removeEvicted();
            erased.add(found);
        }
        return found;
    }

    /** Charges the event itself unless that was done: whoever was the first to call for it may have been overtaken. */
    public void settle(IdempotencyEntry entry) {
        if (entry.bytes() == 0) {
            charge(entry, 0);
        }
    }

    /**
     * Charges what else is kept of an event, with the event itself unless that was done. One that is larger than all may be
     * together goes itself; for any other the oldest make room.
     */
    public void charge(IdempotencyEntry entry, long more) {
        long added = entry.charge(entry.bytes() == 0 ? EntryBytes.of(entry.event(), slots) : 0, more);
        if (added == 0) {
            return;
        }
        bytes.addAndGet(added);
        if (entry.bytes() > bounds.maxBytes()) {
            ring.remove(entry);
            evict(entry);
        }
        while (bytes.get() > bounds.maxBytes() && evictOldest()) {
            // Until there is room, or nothing is left.
        }
    }

    /** The latest time of all events that are stored; 0 if there are none. */
    public long latest(ToLongFunction<Event> timeMillis) {
        long latest = 0;
        for (IdempotencyEntry entry : byId.values()) {
            latest = Math.max(latest, timeMillis.applyAsLong(entry.event()));
        }
        return latest;
    }

    /** Its sizes and counts, by name. */
    public SortedMap<String, Long> gauges() {
        SortedMap<String, Long> gauges = new TreeMap<>();
        gauges.put("entries", (long) byId.size());
        gauges.put("bytes", bytes.get());
        gauges.put("forgotten", evicted.sum());
        gauges.put("came_again", reappeared.sum());
        gauges.put("erased", erased.sum());
        return gauges;
    }

    private boolean evictOldest() {
        IdempotencyEntry oldest = ring.poll();
        if (oldest == null) {
            return false;
        }
        evict(oldest);
        return true;
    }

    private void evict(IdempotencyEntry entry) {
        if (byId.remove(entry.event().id(), entry)) {
            evictedIds.add(entry.event());
            evicted.increment();
        }
        bytes.addAndGet(-entry.evict());
    }
}
