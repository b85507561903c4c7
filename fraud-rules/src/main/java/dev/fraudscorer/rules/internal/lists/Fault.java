package dev.fraudscorer.rules.internal.lists;

/**
 * What is wrong with an entry, in words that show nothing of it. Immutable.
 *
 * @param found what stands there
 * @param expected what should
 */
record Fault(String found, String expected) {}
