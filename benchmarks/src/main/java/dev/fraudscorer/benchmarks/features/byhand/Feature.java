package dev.fraudscorer.benchmarks.features.byhand;

import org.jspecify.annotations.Nullable;

/**
 * One feature of an entity. Immutable.
 *
 * @param window its place among the entity's windows
 * @param of the text whose values it distinguishes; null if it is about amounts or payments
 */
record Feature(Function function, int window, @Nullable Text of, boolean excludingCurrent) {}
