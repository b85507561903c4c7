package dev.fraudscorer.internal.run.failure;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the failures of one part, and reports each. Thread-safe; throws nothing. */
public final class Health {
    private final String part;
    private final Failures failures;
    private final AtomicLong times = new AtomicLong();

    public Health(String part, Failures failures) {
        this.part = part;
        this.failures = failures;
    }

    /** The part failed just now, on this thread; reported at once. Not called where an event is held. */
    public void failed(Throwable cause) {
        Failures.restoreInterrupt(cause);
        report(cause);
    }

    /** Runs what may fail and is not needed to go on. */
    public void guard(Runnable run) {
        try {
            run.run();
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Reports a failure, whenever it was. */
    void report(Throwable cause) {
        failures.report(part, cause, times.incrementAndGet());
    }
}
