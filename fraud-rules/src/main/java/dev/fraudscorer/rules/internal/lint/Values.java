package dev.fraudscorer.rules.internal.lint;

/** A set of values that something in a condition may have. Immutable. */
sealed interface Values permits NumberSet, TextSet {
    /** Those in both; both are of the same kind. */
    Values and(Values other);

    /** Those not in it. */
    Values complement();

    boolean isEmpty();

    /** Whether all of them are in {@code other}. */
    default boolean within(Values other) {
        return and(other.complement()).isEmpty();
    }
}
