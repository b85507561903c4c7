package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OrtException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs native code that follows a model with its stack. The bounds of what it gets are made for this stack: the caller's
 * may be small, or nearly used up, and where a native stack ends, so does the process.
 */
final class LargeStack {
    // ONNX Runtime 1.28 takes between 0.5 and 1 kB for each split of a way, of which there are at most 1,000.
    private static final long BYTES = 16L << 20;

    private LargeStack() {}

    /** Calls on a thread of its own and waits for it, also when interrupted: native code cannot be stopped. */
    static <T> T call(NativeCall<T> call) throws OrtException {
        FutureTask<T> task = new FutureTask<>(call::call);
        Thread thread = new Thread(null, task, "fraudscorer-model-load", BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    // The thread has ended, too, when the model is there.
                    thread.join();
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw failure(Objects.requireNonNullElse(e.getCause(), e));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static OrtException failure(Throwable cause) {
        if (cause instanceof OrtException fault) {
            return fault;
        }
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error fault) {
            throw fault;
        }
        throw new IllegalStateException("a call of ONNX Runtime failed", cause);
    }

    /** A call into the native library. */
    @FunctionalInterface
    interface NativeCall<T> {
        T call() throws OrtException;
    }
}
