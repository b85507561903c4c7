package dev.fraudscorer;

import dev.fraudscorer.internal.load.LoadedPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The version of the policy that events are scored by, and how it changes: each call is made wholly by the version that
 * it entered, and a version is closed when the last call has left it. Thread-safe.
 */
final class Versions {
    private final Arrivals arrivals;
    private volatile Pipeline current;
    private volatile boolean closed;

    Versions(LoadedPolicy first, Arrivals arrivals) {
        this.arrivals = arrivals;
        this.current = new Pipeline(first, arrivals);
    }

    /** The version that calls enter now. */
    Pipeline current() {
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
     * Lets all calls from now on enter {@code next}.
     *
     * @throws IllegalStateException if the scorer is closed; what {@code next} holds of its own is then closed, too
     */
    void publish(LoadedPolicy next) {
        Pipeline incoming = new Pipeline(next, arrivals);
        Pipeline outgoing = replaceBy(incoming);
        if (outgoing == null) {
            // What it shares with the last version has been closed with that one.
            incoming.retire(current.policy().durables());
            requireOpen();
        } else {
            outgoing.retire(next.durables());
        }
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this scorer is closed");
        }
    }

    /** Lets nobody in any more; the sources are closed when the last call has left. */
    void close() {
        Pipeline last = closeCurrent();
        if (last != null) {
            last.retire(List.of());
        }
    }

    /** The version that was current; null if the scorer is closed. */
    private synchronized @Nullable Pipeline replaceBy(Pipeline incoming) {
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
