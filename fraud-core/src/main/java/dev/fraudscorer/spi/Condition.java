package dev.fraudscorer.spi;

/**
 * A compiled condition over the values of one event. Thread-safe, allocates nothing.
 *
 * @see ConditionLanguage
 */
@FunctionalInterface
public interface Condition {
    /** Whether it holds; false also if it cannot be decided because a value that it needs is missing. */
    boolean holds(FeatureVector vector);
}
