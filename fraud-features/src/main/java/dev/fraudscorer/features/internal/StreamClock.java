package dev.fraudscorer.features.internal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How far the stream of one entity's events has come in event time; tells which profiles are idle. Begins at the
 * time of the first event counted, never goes back. Thread-safe.
 *
 * <p>One event moves it by at most a sixteenth of the idle time: an event with a wrong time far ahead must not make
 * every other profile look idle. A real gap in the stream is caught up within sixteen events; until then profiles
 * stay longer than they need to, which harms nobody. It goes in ticks, so that threads which count seldom write to it.
 */
final class StreamClock {
    private static final int STEPS_PER_IDLE_TIME = 16;
    private static final int TICKS_PER_IDLE_TIME = 4096;

    private final long idleMillis;
    private final long stepMillis;
    private final long tickMillis;
    private final AtomicLong now = new AtomicLong();
    private volatile boolean started;
    private volatile long origin;

    /** @param idleMillis how long an entity is kept after its last event, above 0 */
    StreamClock(long idleMillis) {
        this.idleMillis = idleMillis;
        this.stepMillis = Math.max(1, idleMillis / STEPS_PER_IDLE_TIME);
        this.tickMillis = Math.max(1, idleMillis / TICKS_PER_IDLE_TIME);
    }

    /** An event at {@code time} is counted. */
    void advance(long time) {
        if (!started) {
            start(time);
        }
        long current = now.get();
        while (time >= current + tickMillis && !now.compareAndSet(current, Math.min(time, current + stepMillis))) {
            current = now.get();
        }
    }

    /** The time on the clock in milliseconds; 0 before the first event. */
    long now() {
        return now.get();
    }

    /** The time of the first event; 0 before it. */
    long origin() {
        return origin;
    }

    /** Goes on from where another clock stood; 0 and 0 if that had not started. */
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
        // Whatever has left had its last event at or before this time.
        long left = now.get() - idleMillis;
        return started && left >= origin ? left + retentionMillis : Long.MIN_VALUE;
    }

    private synchronized void start(long time) {
        if (!started) {
            origin = time;
            now.set(time);
            started = true;
        }
    }
}
