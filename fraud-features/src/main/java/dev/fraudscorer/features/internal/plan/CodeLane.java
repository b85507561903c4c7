package dev.fraudscorer.features.internal.plan;

/**
 * Values told apart in one column of codes, in each window of a pass. Immutable; the arrays are not modified.
 *
 * @param filter the bit of the filter; {@link Pass#ALL} for all events
 * @param column of codes
 * @param distinct slots by window, with the current event
 * @param distinctExcluding the same without it
 * @param share slots by window, with the current event
 * @param shareExcluding the same without it
 * @param isNew slots by window; set for the one as long as the retention
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
public record CodeLane(
        int filter,
        int column,
        int[] distinct,
        int[] distinctExcluding,
        int[] share,
        int[] shareExcluding,
        int[] isNew) {}
