package dev.fraudscorer.internal.run.idempotency;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.event.Event;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * An event and its assessment. One call at a time works on it, and a retry waits for that call, but no longer than its
 * own deadline. Thread-safe.
 *
 * <p>It is the queue of its waiters itself: there is one for each event, so it must be small, and a monitor would pin the
 * virtual threads that wait.
 */
@SuppressWarnings("serial") // nobody serializes it
public final class IdempotencyEntry extends AbstractQueuedSynchronizer {
    private static final int FREE = 0;
    private static final int HELD = 1;
    private static final int EVICTED = -1;
    private static final AtomicIntegerFieldUpdater<IdempotencyEntry> BYTES =
            AtomicIntegerFieldUpdater.newUpdater(IdempotencyEntry.class, "bytes");

    private final Event event;
    /** Set before the entry is left, so that a retry that finds it here need not enter. */
    private volatile @Nullable Assessment assessment;

    /** How many bytes of memory are charged for it; {@link #EVICTED} when it is evicted. */
    private volatile int bytes;
    /** Its place in the ring of arrivals. Written before it is there. */
    private int place;
    /** Written by whoever has entered. */
    private boolean counted;

    IdempotencyEntry(Event event) {
        this.event = event;
    }

    public Event event() {
        return event;
    }

    int place() {
        return place;
    }

    /** Called before it is put there. */
    void placeAt(int newPlace) {
        place = newPlace;
    }

    /** Null until it is set. */
    @Nullable
    public Assessment assessment() {
        return assessment;
    }

    /**
     * Waits until nobody else works on it, until the deadline at most.
     *
     * @return whether the caller now works on it, and has to {@link #leave}; if not, the deadline has passed
     */
    public boolean enter(Deadline deadline) {
        if (tryAcquire(1)) {
            return true;
        }
        if (deadline == Deadline.NONE) {
            acquire(1);
            return true;
        }
        boolean interrupted = false;
        try {
            while (true) {
                long left = deadline.nanosLeft();
                if (left <= 0) {
                    return false;
                }
                try {
                    return tryAcquireNanos(1, left);
                } catch (InterruptedException e) {
                    // An answer is not given up for that.
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether this very thread works on it already: it is called from within. */
    public boolean isEnteredByCaller() {
        // The owner is a plain field; whatever is read of other threads, only this one can have written itself.
        return getExclusiveOwnerThread() == Thread.currentThread();
    }

    /** Wakes the next waiter. */
    public void leave() {
        release(1);
    }

    /** Whether the event was counted. Read by whoever has entered. */
    public boolean counted() {
        return counted;
    }

    /** Marks the event as counted. Called by whoever has entered. */
    public void count() {
        counted = true;
    }

    /** Sets the assessment, and whether the event was counted. Called by whoever has entered. */
    public void assessed(Assessment answer, boolean itCounted) {
        counted |= itCounted;
        assessment = answer;
    }

    /** How many bytes are charged for it; negative when it is evicted. */
    long bytes() {
        return bytes;
    }

    /**
     * Charges more bytes, and those of the entry itself if nothing has been charged so far; never more than {@link
     * Integer#MAX_VALUE} together.
     *
     * @return how many were charged; 0 if it is evicted
     */
    long charge(long itself, long more) {
        while (true) {
            int charged = bytes;
            if (charged == EVICTED) {
                return 0;
            }
            int added = (int) Math.min(Integer.MAX_VALUE - charged, charged == 0 ? itself + more : more);
            if (BYTES.compareAndSet(this, charged, charged + added)) {
                return added;
            }
        }
    }

    /** Marks it as evicted; returns what was charged, and 0 if it was evicted before. */
    long evict() {
        int charged = BYTES.getAndSet(this, EVICTED);
        return charged == EVICTED ? 0 : charged;
    }

    @Override
    protected boolean tryAcquire(int ignored) {
        if (compareAndSetState(FREE, HELD)) {
            setExclusiveOwnerThread(Thread.currentThread());
            return true;
        }
        return false;
    }

    @Override
    protected boolean tryRelease(int ignored) {
        // In this order: once the state is free, the next one writes itself in.
        setExclusiveOwnerThread(null);
        setState(FREE);
        return true;
    }
}
