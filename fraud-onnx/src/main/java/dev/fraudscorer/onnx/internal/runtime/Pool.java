package dev.fraudscorer.onnx.internal.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is idle between two calls, up to a number. Thread-safe, without locks and without thread-locals,
 * so that it serves virtual threads as well.
 */
public final class Pool<T> {
    private final AtomicReferenceArray<@Nullable T> idle;

    /** @param places how many it keeps */
    public Pool(int places) {
        this.idle = new AtomicReferenceArray<>(places);
    }

    /** An idle one, now the caller's; null if there is none. */
    public @Nullable T take() {
        int places = idle.length();
        int first = firstPlace(places);
        for (int i = 0; i < places; i++) {
            int place = first + i < places ? first + i : first + i - places;
            // A look first: an exchange would take the line from the thread that uses it.
            if (idle.get(place) != null) {
                T kept = idle.getAndSet(place, null);
                if (kept != null) {
                    return kept;
                }
            }
        }
        return null;
    }

    /** Keeps it unless all places are taken; then it stays the caller's. */
    public boolean keep(T spare) {
        int places = idle.length();
        int first = firstPlace(places);
        for (int i = 0; i < places; i++) {
            int place = first + i < places ? first + i : first + i - places;
            if (idle.get(place) == null && idle.compareAndSet(place, null, spare)) {
                return true;
            }
        }
        return false;
    }

    /** Threads begin at different places, so that they seldom meet and find the one whose memory is in their cache. */
    private static int firstPlace(int places) {
        return (int) (Thread.currentThread().getId() % places);
    }
}
