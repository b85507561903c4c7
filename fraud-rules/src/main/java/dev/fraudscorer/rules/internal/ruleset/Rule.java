package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.rules.internal.plan.BooleanNode;
import dev.fraudscorer.spi.FeatureVector;

/**
 * A condition with the evidence that it gives. Immutable; allocates nothing, whether it fires or not.
 *
 * @param condition its plan
 * @param fired what it says if the condition is true
 * @param why what it says if the condition is missing
 */
record Rule(BooleanNode condition, Evidence fired, Undecided why) {
    /** What it says about a vector for which its condition has just been missing. */
    Evidence undecided(FeatureVector vector) {
        return why.because(condition, vector);
    }
}
