package dev.fraudscorer.features.internal.plan;

/**
 * The part of an entity's history that a feature is computed from: if something in it could not be counted, its value is
 * not known. Immutable; the array is not modified.
 *
 * @param slot where the feature goes
 * @param from how far before the last event that is seen the part begins, behind which nothing is read, in milliseconds
 * @param to how far before it the part ends
 * @param part what of it is read
 * @param columns those that are read of each event, by their numbers in {@link Columns}
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
public record Coverage(int slot, long from, long to, Part part, int[] columns) {
    /** What is read between the ends. */
    public enum Part {
        /** Every event. */
        ALL,
        /** The event before, whatever it carries, and what came since. */
        PREVIOUS,
        /** The last event with a place, and what came since. */
        PREVIOUS_PLACE,
        /** What came before the first event. */
        BEGINNING
    }
}
