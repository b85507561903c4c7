package dev.fraudscorer.event;

/**
 * The hash that stands for a text where texts are counted. Immutable, thread-safe; two are equal if they hash every text
 * alike.
 */
@FunctionalInterface
public interface TextHash {
    /** The same for equal texts; never 0. */
    long hash(String text);
}
