package dev.fraudscorer.onnx.internal.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps idle workers, up to a number. Thread-safe, without locks and without thread-locals,
 * so that it serves virtual threads as well.
 */
final class WorkerPool {
    private final AtomicReferenceArray<@Nullable Worker> idle;

    WorkerPool(int places) {
        this.idle = new AtomicReferenceArray<>(places);
    }

    /** An idle worker, now the caller's; null if there is none. */
    @Nullable
    Worker take() {
        int places = idle.length();
        int first = firstPlace(places);
        for (int i = 0; i < places; i++) {
            int place = first + i < places ? first + i : first + i - places;
            if (idle.get(place) != null) {
                Worker worker = idle.getAndSet(place, null);
                if (worker != null) {
                    return worker;
                }
            }
        }
        return null;
    }

    /** Keeps the worker unless all places are taken; then it stays the caller's. */
    boolean keep(Worker worker) {
        int places = idle.length();
        int first = firstPlace(places);
        for (int i = 0; i < places; i++) {
            int place = first + i < places ? first + i : first + i - places;
            if (idle.get(place) == null && idle.compareAndSet(place, null, worker)) {
                return true;
            }
        }
        return false;
    }

    /** Threads begin at different places, so that they seldom meet and find the worker whose memory is in their cache. */
    private static int firstPlace(int places) {
        return (int) (Thread.currentThread().getId() % places);
    }
}
