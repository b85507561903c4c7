package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.fraudscorer.assessment.Deadline;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/*
 * The flag that ends a run stays set until it is cleared, and the options are used again for the next run, which must not end by
 * the deadline of this one. So the watch first takes the deadline out of its place, then sets the flag, then says so; and who ran
 * either takes the deadline back, or waits for that and clears the flag. No lock, and two volatile writes for a run that ends in time.
 */
/** One run at a time that ends when its deadline passes. Owned by a worker; the watch fires it. */
final class WatchedRun implements AutoCloseable {
    private static final Object FIRING = new Object();
    private static final Object FIRED = new Object();

    private final OrtSession.RunOptions options;
    /** The deadline of the run, or what has become of it; null between two runs. */
    private final AtomicReference<@Nullable Object> state = new AtomicReference<>();

    private WatchedRun(OrtSession.RunOptions options) {
        this.options = options;
    }

    static WatchedRun open() throws OrtException {
        return new WatchedRun(new OrtSession.RunOptions());
    }

    OrtSession.RunOptions options() {
        return options;
    }

    void arm(Deadline deadline) {
        state.set(deadline);
    }

    /** Ends the run if its deadline has passed; returns whether it goes on. */
    boolean fireIfOver() {
        Object armed = state.get();
        if (!(armed instanceof Deadline deadline)) {
            return false;
        }
        if (!deadline.hasPassed()) {
            return true;
        }
        if (state.compareAndSet(armed, FIRING)) {
            try {
                options.setTerminate(true);
            } catch (OrtException | RuntimeException e) {
                // The run goes on to its end, and its answer is late: the pipeline says so.
            } finally {
                state.set(FIRED);
            }
        }
        return false;
    }

    /** Whether the watch ended the run. */
    boolean isFired() {
        Object now = state.get();
        return now == FIRING || now == FIRED;
    }

    /** The run has ended; the next one begins anew. */
    void disarm() throws OrtException {
        Object armed = state.get();
        if (armed instanceof Deadline && state.compareAndSet(armed, null)) {
            return;
        }
        while (state.get() == FIRING) {
            Thread.onSpinWait();
        }
        options.setTerminate(false);
        state.set(null);
    }

    @Override
    public void close() {
        options.close();
    }
}
