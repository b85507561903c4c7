package dev.fraudscorer.internal.run;

import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.pipeline.Arrivals;
import dev.fraudscorer.internal.run.pipeline.Pipeline;
import dev.fraudscorer.internal.run.pipeline.RetainedSources;
import dev.fraudscorer.internal.run.pipeline.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * The version of the policy that events are scored by, and how it changes: each call is made wholly by the version that
 * it entered, and a version is closed when the last call has left it, by whoever retired it or by a thread of our own. Thread-safe.
 */
public final class ActivePolicy {
    private final Arrivals arrivals;
    private final Failures failures;
    /** Written under the monitor; read without it by every call. */
    private volatile Pipeline current;

    /** The same. */
    private volatile boolean closed;

    public ActivePolicy(LoadedPolicy first, Arrivals arrivals, Failures failures) {
        this.arrivals = arrivals;
        this.failures = failures;
        this.current = new Pipeline(first, arrivals, failures);
    }

    /** The version that calls enter now. */
    public Pipeline current() {
        return current;
    }

    /**
     * Enters the current version.
     *
     * @return to be given back to {@link #leave}
     * @throws IllegalStateException if the scorer is closed
     */
    Workspace enter() {
        while (true) {
            requireOpen();
            Workspace workspace = current.enter();
            if (workspace != null) {
                return workspace;
            }
            // Retired since it was read: by then another one was current, or the scorer was closed.
        }
    }

    void leave(Workspace workspace) {
        workspace.pipeline().leave(workspace);
    }

    /**
     * Makes all calls from now on enter {@code next}.
     *
     * @return closes the version before, now or when its last call has left; run by the caller, since it may take long
     * @throws IllegalStateException if the scorer is closed; what {@code next} holds of its own is then closed, too
     */
    Runnable publish(LoadedPolicy next) {
        Pipeline incoming = new Pipeline(next, arrivals, failures);
        Pipeline outgoing = replaceBy(incoming);
        if (outgoing == null) {
            // What it shares with the last version has been closed with that one.
            incoming.retire(new RetainedSources(current.policy().durables()));
            throw closed();
        }
        return () -> outgoing.retire(new RetainedSources(next.durables()));
    }

    boolean isClosed() {
        return closed;
    }

    public void requireOpen() {
        if (closed) {
            throw closed();
        }
    }

    /** Refuses further calls, and closes the sources now or when the last call has left. */
    void close() {
        Pipeline last = closeCurrent();
        if (last != null) {
            last.retire(RetainedSources.NONE);
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("this scorer is closed");
    }

    /** The version that was current; null if the scorer is closed. */
    private synchronized @Nullable Pipeline replaceBy(Pipeline incoming) {
        // Under one monitor with closing: what was published after it would be closed by nobody.
        if (closed) {
            return null;
        }
        Pipeline outgoing = current;
        current = incoming;
        return outgoing;
    }

    /** The last version; null if the scorer was closed before. */
    private synchronized @Nullable Pipeline closeCurrent() {
        if (closed) {
            return null;
        }
        closed = true;
        return current;
    }
}
