package dev.fraudscorer.internal.run.guard;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one source that may block: few, so that one that hangs takes no more of the machine, and its own, so that it
 * takes none from the others. They end when they are idle. Thread-safe.
 */
final class SourceThreads {
    /** As many calls of one source as may wait for the outside at once. */
    static final int MOST_THREADS = 32;
    /** As many calls as may wait for a thread: who waits behind more would hardly be served before its deadline. */
    static final int MOST_WAITING = 64;

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    SourceThreads(String source) {
        AtomicInteger number = new AtomicInteger();
        String name = "fraud-scorer-source-" + ShownText.of(source) + "-";
        ThreadFactory factory = run -> {
            Thread thread = new Thread(run, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        this.threads = new ThreadPoolExecutor(
                MOST_THREADS,
                MOST_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                factory,
                // The one that was refused is discarded and its caller sees that: an exception would cost what it
                // saves.
                (refused, executor) -> ((MovedCall) refused).discard());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Begins a call when a thread is free; discards it if too many wait, or if the threads have ended. */
    void submit(MovedCall call) {
        threads.execute(call);
    }

    /** Ends the threads; what hangs is interrupted, since nobody waits for it any more. */
    void close() {
        threads.shutdownNow().forEach(waiting -> ((MovedCall) waiting).discard());
    }
}
