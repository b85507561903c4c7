package dev.fraudscorer.anomaly;

import dev.fraudscorer.anomaly.internal.detector.DetectorState;
import dev.fraudscorer.internal.cards.CleanThrowable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns off the event's path: rows wait in a queue of fixed length for one thread of its own, which begins
 * with the first row and ends with {@link #close}. A row that finds the queue full is dropped and counted. Thread-safe.
 */
final class Learner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.anomaly");
    private static final long PATIENCE_MILLIS = 10_000;

    private final String detector;
    private final DetectorState state;
    private final BlockingQueue<double[]> queue;
    private volatile boolean started;
    private volatile boolean closed;
    private long failures;
    /** Guarded by this. */
    private @Nullable Thread thread;

    Learner(String detector, DetectorState state, int queueLength) {
        this.detector = detector;
        this.state = state;
        this.queue = new ArrayBlockingQueue<>(queueLength);
    }

    /** Takes a row if there is room for it; waits for nothing. The row is owned by the learner from now on. */
    void offer(double[] row) {
        if (closed || !queue.offer(row)) {
            state.countDropped(1);
            return;
        }
        if (!started) {
            start();
        }
        // Whoever closes it counts what is left, but may have done so just before this row came.
        if (closed && queue.remove(row)) {
            state.countDropped(1);
        }
    }

    int waiting() {
        return queue.size();
    }

    /** Ends its thread; what waits is dropped and counted. */
    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            closed = true;
            ending = thread;
        }
        if (ending != null) {
            ending.interrupt();
            awaitEnd(ending);
        }
        List<double[]> left = new ArrayList<>();
        queue.drainTo(left);
        state.countDropped(left.size());
    }

    private synchronized void start() {
        if (thread == null && !closed) {
            Thread made = new Thread(this::run, "fraud-anomaly-" + detector);
            made.setDaemon(true);
            made.start();
            thread = made;
            started = true;
        }
    }

    private void run() {
        while (!closed) {
            try {
                learn(queue.take());
            } catch (InterruptedException e) {
                // Only close() interrupts it.
                return;
            }
        }
    }

    private void learn(double[] row) {
        try {
            state.learn(row);
        } catch (Throwable e) {
            // Whatever it is: a thread that ended here would learn nothing any more, and nothing would show it.
            state.countFailed();
            failures++;
            if (Long.bitCount(failures) == 1) {
                log(e);
            }
        }
    }

    private void log(Throwable cause) {
        try {
            LOG.warn("{} could not learn an event, {} times so far", detector, failures, CleanThrowable.of(cause));
        } catch (Throwable e) {
            // Logging fails, too, where memory has come to its end; the gauge counts it.
        }
    }

    private static void awaitEnd(Thread ending) {
        try {
            ending.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
