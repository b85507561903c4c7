package dev.fraudscorer.features.internal.plan;

/**
 * How many events, in each window of a pass. Immutable; the arrays are not modified.
 *
 * @param filter the bit of the filter; {@link Pass#ALL} for all events
 * @param count slots by window, with the current event
 * @param countExcluding the same without it
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
public record CountLane(int filter, int[] count, int[] countExcluding) {}
