package dev.fraudscorer.features.internal.plan;

/**
 * Events known to be fraud, in each window of a pass. Immutable; the arrays are not modified.
 *
 * @param filter the bit of the filter; {@link Pass#ALL} for all events
 * @param count slots by window, with the current event
 * @param countExcluding the same without it
 * @param rate slots by window, with the current event
 * @param rateExcluding the same without it
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
public record FraudLane(int filter, int[] count, int[] countExcluding, int[] rate, int[] rateExcluding) {}
