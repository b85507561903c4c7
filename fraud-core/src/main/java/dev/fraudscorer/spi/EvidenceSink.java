package dev.fraudscorer.spi;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Evidence;

/**
 * Takes evidence, in the order in which it shall stand in the assessment, from the source that is being called and on that
 * thread alone. What is no evidence, such as null or a score that is not a number, is refused by an exception and is a failure
 * of the source, even if it catches that.
 */
public interface EvidenceSink {
    /** Adds one item. */
    void add(Evidence item);

    /**
     * Adds one item with the values that it shows: they are copied from the feature vector when the assessment is made.
     *
     * @param shown none of them a key; prebuilt, kept by assessments and never changed
     */
    default void add(Evidence item, DisplayedValue[] shown) {
        add(item);
    }

    /**
     * Reports that one part of the source failed, such as one of its rules, while the others continue. The source adds
     * the evidence of that failure itself; this brings the cause, which evidence does not carry, to the log and to the
     * host's listeners when the answer is fixed.
     *
     * @param part its id, chosen when a policy is loaded
     */
    default void failed(String part, Throwable cause) {}

    /** Whether the event counts; what is evaluated for a what-if leaves no trace in the counts of a source. */
    default boolean counts() {
        return true;
    }
}
