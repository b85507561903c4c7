package dev.fraudscorer.anomaly.internal.detector;

import dev.fraudscorer.spi.state.StateWriter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one detector has learned. One thread at a time learns, while any number score by what was published last, and neither
 * waits for the other. Thread-safe.
 *
 * <p>The same rows in the same order make the same state, to the bit.
 */
public final class DetectorState {
    private final DetectorConfig config;
    private final AtomicLong admitted = new AtomicLong();
    private final LongAdder scored = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    /** No monitor: it would pin a virtual thread that learns on the way of the event and waits for a snapshot. */
    private final Lock one = new ReentrantLock();
    /** Guarded by {@link #one}. */
    private Stage stage;

    private volatile long until = Long.MAX_VALUE;
    private volatile DetectorSnapshot published;
    private volatile long usualNanos;

    public DetectorState(DetectorConfig config) {
        this.config = config;
        this.stage = Stage.empty(config);
        this.published = stage.published();
    }

    public DetectorConfig config() {
        return config;
    }

    /** The view that scoring reads now. */
    public DetectorSnapshot published() {
        return published;
    }

    /**
     * Learns one event.
     *
     * @param row NaN for a value that is missing; owned by the state from now on
     */
    public void learn(double[] row) {
        one.lock();
        try {
            stage = stage.learn(row, until);
            published = stage.published();
            usualNanos = stage.usualNanos();
        } finally {
            one.unlock();
        }
    }

    /**
     * Stops the forest's growth once it has learned so many events; of later ones it only stores how odd they were.
     *
     * @param events 1 or more; the warm-up is learned in any case
     */
    public void learnUntil(long events) {
        until = events;
    }

    /** The number of this event among those that the policy admits, from 0. */
    public long admit() {
        return admitted.getAndIncrement();
    }

    public void countScored() {
        scored.increment();
    }

    /** So many events should have been learned and were not, for want of time. */
    public void countDropped(long events) {
        dropped.add(events);
    }

    public void countFailed() {
        failed.increment();
    }

    public long scored() {
        return scored.sum();
    }

    public long dropped() {
        return dropped.sum();
    }

    public long failed() {
        return failed.sum();
    }

    public long learned() {
        one.lock();
        try {
            return stage.learned();
        } finally {
            one.unlock();
        }
    }

    /** How long scoring one event usually takes, as measured while learning; 0 before it scores. */
    public long usualNanos() {
        return usualNanos;
    }

    /** Writes what was learned, all of it up to one moment. Learning waits for it, scoring does not. */
    public void save(StateWriter out) throws IOException {
        one.lock();
        try {
            StateCodec.write(config, admitted.get(), stage, out);
        } finally {
            one.unlock();
        }
    }

    /** Puts what was restored in the place of what was learned. */
    void become(Stage restored, long restoredAdmitted) {
        one.lock();
        try {
            stage = restored;
            admitted.set(restoredAdmitted);
            published = restored.published();
            usualNanos = restored.usualNanos();
        } finally {
            one.unlock();
        }
    }
}
