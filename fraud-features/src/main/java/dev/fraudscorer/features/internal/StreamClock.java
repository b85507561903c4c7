package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.store.StreamTime;
import java.util.concurrent.atomic.AtomicLong;

/*
 * Why no history leaves too early. An event moves the clock to its own time, but no further than what the stream has reached
 * by then: the time of its receipt, or what its neighbours in a history agree on. So the clock C is at or before the time R
 * at which any later event is received. A profile leaves when keptUntil <= C, where
 *
 *   keptUntil >= newest + idle,  idle = retention + lateness,
 *
 * so its newest event is at or before C - retention - lateness. An event on time is stamped at or after R - lateness, and so
 * at or after C - lateness; it sees what is later than its stamp less the retention, which nothing in that profile is. For
 * the same reason it is at or after the floor, C - idle + retention = C - lateness, below which an event of an unknown entity is
 * refused: whoever is stamped ahead can neither drop nor refuse anybody's history.
 */

/**
 * How far the stream of one entity's events has come in event time; decides which profiles are idle. Begins with the
 * first event counted, never goes back. Thread-safe. It goes in ticks, so that threads which count seldom write to it.
 */
final class StreamClock {
    private static final int TICKS_PER_IDLE_TIME = 4096;

    private final long idleMillis;
    private final long tickMillis;
    private final AtomicLong now = new AtomicLong();
    private volatile boolean started;
    private volatile long origin;

    /** @param idleMillis how long an entity is kept after its last event, above 0 */
    StreamClock(long idleMillis) {
        this.idleMillis = idleMillis;
        this.tickMillis = tickMillis(idleMillis);
    }

    /** By how much a clock may be behind its stream. */
    static long tickMillis(long idleMillis) {
        return Math.max(1, idleMillis / TICKS_PER_IDLE_TIME);
    }

    /** An event is counted, and the stream has come to {@code time}. */
    void advance(long time) {
        if (!started) {
            start(time);
        }
        long current = now.get();
        while (time >= current + tickMillis && !now.compareAndSet(current, time)) {
            current = now.get();
        }
    }

    /** By how much the clock may be behind the stream. */
    long tickMillis() {
        return tickMillis;
    }

    /** The time on the clock in milliseconds; 0 before the first event. */
    long now() {
        return now.get();
    }

    /** The time at which it began; 0 before that. */
    long origin() {
        return origin;
    }

    /** Continues from the state of another clock; 0 and 0 if that had not started. */
    void set(long newOrigin, long newNow) {
        origin = newOrigin;
        now.set(newNow);
        started = newNow != 0;
    }

    /**
     * The time before which an event may have to see what has left: some entity may have left by now that it would have
     * to see. {@link Long#MIN_VALUE} if nothing can have left yet. It depends on the stream alone, not on when the store
     * gets round to dropping what is idle.
     *
     * @param retentionMillis how far back an event sees
     */
    long floor(long retentionMillis) {
        return started ? floor(origin, now.get(), retentionMillis) : Long.MIN_VALUE;
    }

    /** The same by the time of a stream that others share. */
    long floor(StreamTime time, long retentionMillis) {
        return time.hasBegun() ? floor(time.beganMillis(), time.nowMillis(), retentionMillis) : Long.MIN_VALUE;
    }

    private long floor(long began, long time, long retentionMillis) {
        // Whatever has left had its last event at or before this time.
        long left = time - idleMillis;
        return left >= began ? left + retentionMillis : Long.MIN_VALUE;
    }

    private synchronized void start(long time) {
        if (!started) {
            origin = time;
            now.set(time);
            started = true;
        }
    }
}
