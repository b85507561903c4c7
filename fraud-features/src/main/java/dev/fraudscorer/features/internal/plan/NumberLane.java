package dev.fraudscorer.features.internal.plan;

/**
 * Arithmetic over one column of numbers, in each window of a pass. Immutable; the array is not modified.
 *
 * @param filter the bit of the filter; {@link Pass#ALL} for all events
 * @param column of numbers
 * @param including where the values go that have the current event in them
 * @param excluding where those without it go
 * @param windows all that anything is asked for in, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
public record NumberLane(int filter, int column, Slots including, Slots excluding, int[] windows) {
    /** Whether the standard deviation is asked for. */
    public boolean needsDeviation() {
        return including.deviation() || excluding.deviation();
    }

    /** What is asked for. */
    public record Slots(Asked sum, Asked mean, Asked min, Asked max, Asked stddev) {
        /** Whether there is any slot. */
        public boolean any() {
            return !sum.isEmpty() || !mean.isEmpty() || extremes() || deviation();
        }

        /** Whether there is a slot of a minimum or maximum. */
        public boolean extremes() {
            return !min.isEmpty() || !max.isEmpty();
        }

        /** Whether there is a slot of a standard deviation. */
        public boolean deviation() {
            return !stddev.isEmpty();
        }
    }
}
