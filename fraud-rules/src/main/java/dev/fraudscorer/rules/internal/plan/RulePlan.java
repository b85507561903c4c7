package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * The plan of all rules of a policy: evaluates each condition to true, false or missing. Which evidence follows
 * is not its business. Immutable and thread-safe.
 */
public interface RulePlan {
    /** How many conditions it has. */
    int size();

    /**
     * Evaluates all conditions, or in blocks as many as the deadline of the vector lets it. Allocates nothing but for joined texts, regular expressions, and the result on the first
     * call with a vector; throws nothing.
     *
     * @return kept with the vector: valid until the next call with the same vector
     */
    RuleBits evaluate(FeatureVector vector);
}
