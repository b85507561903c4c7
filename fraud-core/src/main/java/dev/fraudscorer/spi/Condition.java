package dev.fraudscorer.spi;

import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * A compiled condition over the values of one event. Thread-safe, allocates nothing.
 *
 * @see ConditionLanguage
 */
@FunctionalInterface
public interface Condition {
    /** Whether it holds; false also if it cannot be decided because a value that it needs is missing. */
    boolean holds(FeatureVector vector);

    /**
     * The slots that it reads. Whoever keeps what a condition admitted does not know it of an event of which one of them was
     * refused.
     *
     * @return empty if it reads none
     */
    default int[] slotsRead() {
        return new int[0];
    }

    /**
     * What it depends on beside its text and the event, such as rates of exchange: two conditions of one text hold for the
     * same events exactly if this is equal. Whoever keeps what a condition admitted compares it.
     *
     * @return empty if there is nothing
     */
    default String meaning() {
        return "";
    }
}
