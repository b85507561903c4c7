package dev.fraudscorer;

import java.util.Set;
import java.util.stream.Collectors;

/** The threads that close retired versions, begun since this object was made. */
public final class CloserThreads {
    /** Of other tests, some of which leave a call inside for ever. */
    private final Set<Thread> before = running();

    /** Returns when none is left that has begun by now. */
    public void awaitEnd() {
        for (Thread closer : running()) {
            if (!before.contains(closer)) {
                join(closer);
            }
        }
    }

    private static Set<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("fraud-scorer-closer"))
                .collect(Collectors.toSet());
    }

    private static void join(Thread closer) {
        try {
            closer.join();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
