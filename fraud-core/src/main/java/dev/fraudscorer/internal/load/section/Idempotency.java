package dev.fraudscorer.internal.load.section;

/**
 * The bounds of the idempotency cache. Immutable.
 *
 * @param remember at most so many events, the latest
 * @param maxBytes at most so many bytes, by estimate
 */
public record Idempotency(int remember, long maxBytes) {
    /** Room for ordinary events with their assessments, so that their number is the bound that holds. */
    private static final long BYTES_EACH = 2_560;
    /** However few are stored, room for some of any size. */
    private static final long LEAST_BYTES = 64_000_000;

    /** The default. */
    public static final Idempotency DEFAULT = of(100_000);

    /** So many events, and room for as many ordinary ones. */
    public static Idempotency of(int remember) {
        return new Idempotency(remember, Math.max(LEAST_BYTES, remember * BYTES_EACH));
    }

    @Override
    public String toString() {
        return remember + " events in " + maxBytes + " bytes";
    }
}
