package dev.fraudscorer.features.internal.plan;

/**
 * What a feature is computed from. Immutable.
 *
 * @param coverage the part of the history, and its columns
 * @param labels whether it depends on what turned out to be true about the events
 * @param notesUncounted whether it is missing where something of it could not be counted
 */
public record FeatureReading(Coverage coverage, boolean labels, boolean notesUncounted) {}
