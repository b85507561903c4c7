package dev.fraudscorer.features.internal.plan;

/**
 * All windows with one offset: they end at the same moment, so each holds the shorter ones, and one walk from their end
 * backwards answers them all. Immutable; the arrays are not modified.
 *
 * @param offsetMillis how far before the current event the windows end; with 0 the current event is in them
 * @param lengthMillis ascending; two windows of one length are two names of it
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
public record Pass(
        long offsetMillis,
        long[] lengthMillis,
        CountLane[] counts,
        NumberLane[] numbers,
        CodeLane[] codes,
        FraudLane[] frauds) {
    /** Stands for a slot that is not asked for. */
    public static final int NONE = -1;

    /** Stands for the filter that admits every event. */
    public static final int ALL = -1;

    /** How many windows there are. */
    public int windows() {
        return lengthMillis.length;
    }
}
