package dev.fraudscorer.onnx.internal.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends the runs of one session whose deadline has passed, by a thread that looks at them every half millisecond while there are
 * any, and sleeps otherwise. So a run costs two entries of a set and no timer. The thread is started by the first run with a deadline.
 * Thread-safe.
 */
final class RunWatch implements AutoCloseable {
    private static final long BETWEEN_NANOS = 500_000;
    /** Between two events there is often a while: to wake for each would cost it more than to look in vain for some milliseconds. */
    private static final int IDLE_ROUNDS = 20;

    private final Set<WatchedRun> runs = ConcurrentHashMap.newKeySet();
    private @Nullable Thread started;
    private volatile @Nullable Thread sleeping;
    private volatile boolean closed;
    private volatile boolean isStarted;

    void begin(WatchedRun run) {
        runs.add(run);
        if (!isStarted) {
            start();
        }
        // Read only now: who falls asleep looks at the runs once more after this was written.
        Thread asleep = sleeping;
        if (asleep != null) {
            LockSupport.unpark(asleep);
        }
    }

    void end(WatchedRun run) {
        runs.remove(run);
    }

    /** Ends the thread; no run is under way. */
    @Override
    public void close() {
        closed = true;
        Thread thread;
        synchronized (this) {
            thread = started;
        }
        LockSupport.unpark(thread);
    }

    private synchronized void start() {
        if (started == null) {
            Thread thread = new Thread(this::watch, "fraud-scorer-onnx-deadlines");
            thread.setDaemon(true);
            thread.start();
            started = thread;
        }
        isStarted = true;
    }

    private void watch() {
        int idle = 0;
        while (!closed) {
            idle = fireThoseOver() ? 0 : idle + 1;
            if (idle < IDLE_ROUNDS) {
                LockSupport.parkNanos(this, BETWEEN_NANOS);
            } else {
                sleep();
                idle = 0;
            }
        }
    }

    private void sleep() {
        sleeping = Thread.currentThread();
        if (runs.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        sleeping = null;
    }

    /** Whether any run goes on. */
    private boolean fireThoseOver() {
        boolean any = false;
        for (WatchedRun run : runs) {
            any |= run.fireIfOver();
        }
        return any;
    }
}
