package dev.fraudscorer.internal.run.guard;

import dev.fraudscorer.assessment.Deadline;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/*
 * Two threads and one word: the thread of the source sets DONE when it has the answer, the one that scores sets ABANDONED when the
 * deadline passes, and whoever comes second sees that the other was first. What the call wrote is read only after DONE was seen.
 * A call that was abandoned is never used again: the source may still write to what it was given, so that was a copy.
 */
/** One call of a source on a thread of its own. Used again from event to event until it is abandoned. */
public abstract class MovedCall implements Runnable {
    private static final int IDLE = 0;
    private static final int WAITING = 1;
    private static final int DONE = 2;
    private static final int ABANDONED = 3;
    private static final int REFUSED = 4;

    private final AtomicInteger state = new AtomicInteger(IDLE);
    private final MovedCalls calls;
    private volatile @Nullable Thread waiter;
    private Deadline deadline = Deadline.NONE;
    /** Of the call: what it threw, and what was left of the deadline when it ended. */
    private @Nullable Throwable thrown;

    private long leftAtEnd;
    /** As observers see them: of the thread that waits, of the call, and how long it took. */
    private long begunNanos;

    private long endedNanos;
    private long tookNanos;

    protected MovedCall(MovedCalls calls) {
        this.calls = calls;
    }

    /** Calls the source; returns whatever it throws, null if it returns. */
    protected abstract @Nullable Throwable call();

    /** Begins it; returns at once. {@link #await} has the outcome. */
    public final void begin(Deadline until) {
        deadline = until;
        thrown = null;
        waiter = Thread.currentThread();
        begunNanos = calls.nanos();
        state.set(WAITING);
        calls.submit(this);
    }

    /** Whether it has been begun and nobody has waited for it yet. */
    public final boolean isBegun() {
        return state.get() != IDLE;
    }

    /**
     * Waits for the answer until no more than {@code reserve} nanoseconds are left.
     *
     * @param deadline bounded
     */
    public final Outcome await(Deadline deadline, long reserve) {
        boolean interrupted = false;
        while (state.get() == WAITING) {
            long left = deadline.nanosLeft() - reserve;
            if (left <= 0) {
                state.compareAndSet(WAITING, ABANDONED);
                break;
            }
            LockSupport.parkNanos(this, left);
            // An interrupt of the host's thread ends no assessment, and a wait that it ended at once would spin.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        waiter = null;
        return switch (state.get()) {
            case DONE -> {
                tookNanos = endedNanos - begunNanos;
                state.set(IDLE);
                yield Outcome.ANSWERED;
            }
            case REFUSED -> {
                tookNanos = 0;
                state.set(IDLE);
                yield Outcome.REFUSED;
            }
            default -> {
                tookNanos = calls.nanos() - begunNanos;
                yield Outcome.ABANDONED;
            }
        };
    }

    /** Until when it may take. */
    public final Deadline deadline() {
        return deadline;
    }

    /** Whether the deadline had not passed when the source ended, whenever somebody looked; after it has {@link Outcome#ANSWERED answered}. */
    public final boolean cameInTime() {
        return leftAtEnd > 0;
    }

    /** From when it was begun until it answered or was given up; 0 if it was refused or nobody observes. After {@link #await}. */
    public final long tookNanos() {
        return tookNanos;
    }

    /** What the source threw; null if it returned. After it has {@link Outcome#ANSWERED answered}. */
    public final @Nullable Throwable thrown() {
        return thrown;
    }

    /** Lets go of the event; not while the source may still be called. */
    protected void clear() {
        thrown = null;
        deadline = Deadline.NONE;
    }

    @Override
    public final void run() {
        boolean wanted = state.get() == WAITING;
        try {
            if (wanted) {
                thrown = call();
                leftAtEnd = deadline.nanosLeft();
                endedNanos = calls.nanos();
            }
        } finally {
            end(wanted, DONE);
        }
    }

    /** It will not be run. */
    final void discard() {
        end(false, REFUSED);
    }

    private void end(boolean called, int as) {
        Thread waiting = waiter;
        boolean inTime = state.compareAndSet(WAITING, as);
        calls.ended(called && !inTime);
        if (inTime) {
            LockSupport.unpark(waiting);
        }
    }

    /** What became of a call. */
    public enum Outcome {
        /** The source returned or threw in time. */
        ANSWERED,
        /** The deadline passed; this object and all that the source was given must not be used again. */
        ABANDONED,
        /** All threads of the source were busy, and enough calls waited. */
        REFUSED
    }
}
