package dev.fraudscorer.features.internal.plan;

/**
 * Events known to be fraud, in each window of a pass. Immutable; the array is not modified.
 *
 * @param filter the bit of the filter; {@link Pass#ALL} for all events
 * @param count with the current event
 * @param countExcluding the same without it
 * @param rate with the current event
 * @param rateExcluding the same without it
 * @param windows all that anything is asked for in, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path, modified by nobody
public record FraudLane(
        int filter, Asked count, Asked countExcluding, Asked rate, Asked rateExcluding, int[] windows) {}
