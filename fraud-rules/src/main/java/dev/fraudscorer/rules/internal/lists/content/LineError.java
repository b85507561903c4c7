package dev.fraudscorer.rules.internal.lists.content;

/**
 * What is wrong with an entry, in words that show nothing of it. Immutable.
 *
 * @param found what is there
 * @param expected what should
 */
public record LineError(String found, String expected) {}
