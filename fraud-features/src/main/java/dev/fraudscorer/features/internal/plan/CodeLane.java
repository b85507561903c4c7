package dev.fraudscorer.features.internal.plan;

/**
 * Values told apart in one column of codes, in each window of a pass. Immutable; the array is not modified.
 *
 * @param filter the bit of the filter; {@link Pass#ALL} for all events
 * @param column of codes
 * @param distinct with the current event
 * @param distinctExcluding the same without it
 * @param share with the current event
 * @param shareExcluding the same without it
 * @param isNew of the window that is as long as the retention
 * @param windows all that anything is asked for in, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
public record CodeLane(
        int filter,
        int column,
        Asked distinct,
        Asked distinctExcluding,
        Asked share,
        Asked shareExcluding,
        Asked isNew,
        int[] windows) {}
