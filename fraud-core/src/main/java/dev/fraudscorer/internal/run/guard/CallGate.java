package dev.fraudscorer.internal.run.guard;

import org.jspecify.annotations.Nullable;

/** Counts the calls of a source that are under way on threads of its own, so that it is not closed under one. Thread-safe. */
final class CallGate {
    private int inside;
    private boolean closed;
    private @Nullable Runnable closing;

    /** Whether a call may begin. */
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        inside++;
        return true;
    }

    void leave() {
        Runnable last = null;
        synchronized (this) {
            inside--;
            if (inside == 0) {
                last = closing;
                closing = null;
            }
        }
        if (last != null) {
            last.run();
        }
    }

    /** Lets no call begin from now on; runs {@code then} when none is under way: now, or by the one that ends last. */
    void close(Runnable then) {
        synchronized (this) {
            closed = true;
            if (inside > 0) {
                closing = then;
                return;
            }
        }
        then.run();
    }
}
