package dev.fraudscorer.features.internal.definition;

/**
 * How much is kept of the entities, from the section {@code profiles}. Immutable.
 *
 * @param latenessMillis how far behind its entity's newest event an event may come, above 0
 * @param maxEntities how many entities of one kind are kept at most, 1 or above
 * @param maxBytes how many bytes their profiles have at most, per kind of entity, above 0
 * @param exactEvents how many events of one entity are kept one by one before older ones are folded, 64 or above
 */
public record Bounds(long latenessMillis, long maxEntities, long maxBytes, int exactEvents) {
    public Bounds {
        if (latenessMillis <= 0 || maxEntities < 1 || maxBytes < 1 || exactEvents < 64) {
            throw new IllegalArgumentException("lateness and bounds must be above 0, and exact events at least 64");
        }
    }
}
