package dev.fraudscorer.features.internal.definition;

/**
 * How much is kept of the entities, from the section {@code profiles}. Immutable.
 *
 * @param latenessMillis how far behind its entity's newest event an event may come, above 0
 * @param maxEntities how many entities of one kind are kept at most, 1 or above; {@link Long#MAX_VALUE} for no limit
 * @param maxBytes how many bytes their records have at most, per kind of entity, above 0; {@link Long#MAX_VALUE} for no limit
 * @param exactEvents how many events of one entity are kept one by one before older ones are folded, 64 or above
 * @param exactDistinct how many different values of one attribute an entity with more events keeps before they are estimated, 64 or
 *     above
 * @param memoryBytes how much memory all entities together take at most, above 0
 * @param foldedBytes how many bytes the folded events of one entity take before more of their values are estimated, above 0; no
 *     policy says it
 */
public record Bounds(
        long latenessMillis,
        long maxEntities,
        long maxBytes,
        int exactEvents,
        int exactDistinct,
        long memoryBytes,
        long foldedBytes) {
    /** What a record holds of events one by one. */
    static final int DEFAULT_EXACT_EVENTS = 65_000;

    static final int DEFAULT_EXACT_DISTINCT = 65_536;
    /** A quarter of what one record has room for: a step that makes one anew has both in memory. */
    private static final long DEFAULT_FOLDED_BYTES = 1L << 28;
    /** How much of the heap is for entities unless a policy says otherwise: one part in so many. */
    private static final int DEFAULT_PART = 4;

    public Bounds {
        if (latenessMillis <= 0 || maxEntities < 1 || maxBytes < 1 || memoryBytes < 1 || foldedBytes < 1) {
            throw new IllegalArgumentException("lateness and bounds must be above 0");
        }
        if (exactEvents < 64 || exactDistinct < 64) {
            throw new IllegalArgumentException("exact events and different values must be at least 64, but were "
                    + exactEvents + " and " + exactDistinct);
        }
    }

    /** With folded events of one entity that take as much as policies let them. */
    public Bounds(
            long latenessMillis,
            long maxEntities,
            long maxBytes,
            int exactEvents,
            int exactDistinct,
            long memoryBytes) {
        this(latenessMillis, maxEntities, maxBytes, exactEvents, exactDistinct, memoryBytes, DEFAULT_FOLDED_BYTES);
    }

    /** With as many different values as a policy keeps that has no number of its own. */
    public Bounds(long latenessMillis, long maxEntities, long maxBytes, int exactEvents, long memoryBytes) {
        this(latenessMillis, maxEntities, maxBytes, exactEvents, DEFAULT_EXACT_DISTINCT, memoryBytes);
    }

    /** With a quarter of the heap, and as many different values as a policy keeps that has no number of its own. */
    public Bounds(long latenessMillis, long maxEntities, long maxBytes, int exactEvents) {
        this(latenessMillis, maxEntities, maxBytes, exactEvents, defaultMemory());
    }

    /** A quarter of the heap that this process may have. */
    static long defaultMemory() {
        return Runtime.getRuntime().maxMemory() / DEFAULT_PART;
    }
}
