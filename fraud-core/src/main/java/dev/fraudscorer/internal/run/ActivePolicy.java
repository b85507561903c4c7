package dev.fraudscorer.internal.run;

import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.guard.Guards;
import dev.fraudscorer.internal.run.handover.Handover;
import dev.fraudscorer.internal.run.handover.HandoverException;
import dev.fraudscorer.internal.run.limit.LimitState;
import dev.fraudscorer.internal.run.pipeline.Arrivals;
import dev.fraudscorer.internal.run.pipeline.CountedLog;
import dev.fraudscorer.internal.run.pipeline.Pipeline;
import dev.fraudscorer.internal.run.pipeline.RetainedSources;
import dev.fraudscorer.internal.run.pipeline.Workspace;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The version of the policy that events are scored by, and how it changes: each call is made wholly by the version that
 * it entered, and a version is closed when the last call has left it, by whoever retired it or by a thread of our own. Thread-safe.
 */
public final class ActivePolicy {
    private final Arrivals arrivals;
    private final Guards guards;
    private final Failures failures;
    private final LimitState limits;
    /** Written under the monitor; read without it by every call. */
    private volatile Pipeline current;

    /** The same. */
    private volatile boolean closed;

    /** @param guards closed with the last version */
    public ActivePolicy(LoadedPolicy first, Arrivals arrivals, Guards guards, Failures failures, LimitState limits) {
        this.arrivals = arrivals;
        this.guards = guards;
        this.failures = failures;
        this.limits = limits;
        this.current = new Pipeline(first, arrivals, guards, failures, limits);
    }

    /** What limits have counted, and what is snoozed. */
    public LimitState limits() {
        return limits;
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
        Pipeline incoming = new Pipeline(next, arrivals, guards, failures, limits);
        Pipeline outgoing = replaceBy(incoming);
        if (outgoing == null) {
            // What it shares with the last version has been closed with that one.
            incoming.retire(new RetainedSources(current.policy()), () -> {});
            throw closed();
        }
        limits.keepOnly(next.limits());
        return () -> outgoing.retire(new RetainedSources(next), () -> {});
    }

    /**
     * As {@link #publish(LoadedPolicy)}, with the states that {@code next} begins with.
     *
     * @param reachedMillis returns about the latest time of the events so far; 0 if there were none
     * @throws HandoverException if a state cannot be carried over; the version in use stays as it is
     */
    Runnable publish(LoadedPolicy next, Handover handover, LongSupplier reachedMillis) throws HandoverException {
        Pipeline incoming = new Pipeline(next, arrivals, guards, failures, limits);
        RunningVersion running = new RunningVersion();
        boolean published = false;
        try {
            published = handover.run(running, incoming, reachedMillis, failures);
        } finally {
            if (!published) {
                // Nothing of it is in use, but for what the version in use has, too.
                LoadedPolicy inUse = current.policy();
                limits.keepOnly(inUse.limits());
                incoming.retire(new RetainedSources(inUse), () -> {});
            }
        }
        Pipeline outgoing = running.replaced;
        if (outgoing == null) {
            throw closed();
        }
        limits.keepOnly(next.limits());
        return () -> outgoing.retire(new RetainedSources(next), () -> {});
    }

    /** The version in use, for as long as its states are carried over. Confined to the thread that reloads. */
    private final class RunningVersion implements Handover.Scene {
        private @Nullable Pipeline replaced;

        @Override
        public boolean logInto(CountedLog log, Duration longestCall) {
            return putAgain(log, longestCall);
        }

        @Override
        public Workspace enter() {
            return ActivePolicy.this.enter();
        }

        @Override
        public void logNothing() {
            putAgain(null, Duration.ZERO);
        }

        @Override
        public boolean publish(Pipeline next) {
            replaced = replaceBy(next);
            return replaced != null;
        }

        private boolean putAgain(@Nullable CountedLog log, Duration longestCall) {
            Pipeline before = replaceBy(current.again(log));
            return before == null || before.leaveTo(longestCall);
        }
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
            last.retire(RetainedSources.NONE, guards::close);
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
