package dev.fraudscorer;

/** Waits for the threads that close retired versions. */
public final class CloserThreads {
    private CloserThreads() {}

    /** Returns when none is left that has begun by now. */
    public static void awaitEnd() {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("fraud-scorer-closer"))
                .forEach(CloserThreads::join);
    }

    private static void join(Thread closer) {
        try {
            closer.join();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
