package dev.fraudscorer.features.internal.step.code;

/**
 * A value and where the walk makes it.
 *
 * @param cut where its window begins, in milliseconds before the end of the walk
 */
record CutOutput(long cut, Output output) {}
