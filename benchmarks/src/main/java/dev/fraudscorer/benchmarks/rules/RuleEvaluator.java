package dev.fraudscorer.benchmarks.rules;

import dev.fraudscorer.spi.vector.FeatureVector;

/** Something that evaluates the reference rules. Confined to one thread. */
interface RuleEvaluator {
    /**
     * Sets the bit of each rule that fires, clears the others.
     *
     * @param fired two words
     */
    void evaluate(FeatureVector vector, long[] fired);
}
