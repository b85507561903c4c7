package dev.fraudscorer.onnx.internal.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the calls inside a model, so that nothing native is freed under one of them. Thread-safe, without locks.
 *
 * <p>The count of calls, with the sign bit set once the model is closed.
 */
final class OpenCalls {
    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger state = new AtomicInteger();
    private final CountDownLatch drained = new CountDownLatch(1);

    /** @throws IllegalStateException if the model is closed */
    void enter() {
        int before;
        do {
            before = state.get();
            if (before < 0) {
                throw new IllegalStateException("this model is closed");
            }
        } while (!state.compareAndSet(before, before + 1));
    }

    void leave() {
        if (state.decrementAndGet() == CLOSED) {
            drained.countDown();
        }
    }

    /**
     * Refuses further calls and waits until the last one has left, also if the thread is interrupted.
     *
     * @return whether this was the first close, whose caller then frees what the model holds
     */
    boolean close() {
        int before = state.getAndUpdate(calls -> calls | CLOSED);
        if (before == 0) {
            drained.countDown();
        }
        boolean interrupted = false;
        while (true) {
            try {
                drained.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return before >= 0;
    }
}
