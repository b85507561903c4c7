package dev.fraudscorer.internal.run.guard;

import dev.fraudscorer.internal.run.observe.Observers;
import java.util.concurrent.atomic.LongAdder;

/** The calls of one source, in one version of the policy, on threads of its own. Thread-safe. */
public final class MovedCalls {
    private final SourceThreads threads;
    private final CallGate gate = new CallGate();
    private final LongAdder late = new LongAdder();

    private final Observers observers;

    MovedCalls(SourceThreads threads, Observers observers) {
        this.threads = threads;
        this.observers = observers;
    }

    /** Elapsed time; 0 without reading a clock if nobody observes. */
    long nanos() {
        return observers.nanos();
    }

    /** How many answers came after nobody waited for them any more. */
    public long late() {
        return late.sum();
    }

    /** Runs {@code then} when no call is under way, and lets none begin from now on. */
    public void close(Runnable then) {
        gate.close(then);
    }

    void submit(MovedCall call) {
        if (gate.enter()) {
            threads.submit(call);
        } else {
            throw new IllegalStateException("a call of a source that is closed; expected a workspace to hold it open");
        }
    }

    void ended(boolean tooLate) {
        if (tooLate) {
            late.increment();
        }
        gate.leave();
    }
}
