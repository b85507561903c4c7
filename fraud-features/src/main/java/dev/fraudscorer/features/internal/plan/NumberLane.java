package dev.fraudscorer.features.internal.plan;

/**
 * Arithmetic over one column of numbers, in each window of a pass. Immutable; the arrays are not modified.
 *
 * @param filter the bit of the filter; {@link Pass#ALL} for all events
 * @param column of numbers
 * @param including where the values go that have the current event in them
 * @param excluding where those without it go
 */
public record NumberLane(int filter, int column, Slots including, Slots excluding) {
    /** Whether minimum or maximum is asked for. */
    public boolean needsExtremes() {
        return including.extremes() || excluding.extremes();
    }

    /** Whether the standard deviation is asked for. */
    public boolean needsDeviation() {
        return including.deviation() || excluding.deviation();
    }

    /**
     * Slots by window, {@link Pass#NONE} where a value is not asked for.
     *
     * @param any whether there is any slot
     * @param extremes whether there is a slot of a minimum or maximum
     * @param deviation whether there is a slot of a standard deviation
     */
    @SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
    public record Slots(
            int[] sum,
            int[] mean,
            int[] min,
            int[] max,
            int[] stddev,
            boolean any,
            boolean extremes,
            boolean deviation) {}
}
