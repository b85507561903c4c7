package dev.fraudscorer.rules;

/** How long one input may take: checked only while fuzzing, so that a slow machine fails no build. */
final class FuzzLimit {
    private static final long LIMIT_MS = Long.getLong("fraudscorer.fuzz.limit.ms", Long.MAX_VALUE);

    private FuzzLimit() {}

    static void check(long startNanos) {
        long took = (System.nanoTime() - startNanos) / 1_000_000;
        if (took > LIMIT_MS) {
            throw new AssertionError("one input took " + took + " ms, more than " + LIMIT_MS);
        }
    }
}
