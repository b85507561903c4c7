package dev.fraudscorer.features.internal.plan;

/**
 * How many events, in each window of a pass. Immutable.
 *
 * @param filter the bit of the filter; {@link Pass#ALL} for all events
 * @param including with the current event
 * @param excluding without it
 */
public record CountLane(int filter, Asked including, Asked excluding) {}
