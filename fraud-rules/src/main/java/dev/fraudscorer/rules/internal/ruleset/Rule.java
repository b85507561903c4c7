package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.rules.internal.plan.BooleanNode;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.FeatureVector;

/**
 * A condition with the evidence that it gives. Immutable; allocates nothing, whether it fires or not.
 *
 * @param condition its plan
 * @param fired what it says if the condition is true
 * @param undecided what it says if the condition is missing
 */
record Rule(BooleanNode condition, Evidence fired, Undecided undecided) {
    void evaluate(FeatureVector vector, EvidenceSink out) {
        byte value = condition.evaluate(vector);
        if (value == BooleanNode.TRUE) {
            out.add(fired);
        } else if (value == BooleanNode.MISSING) {
            out.add(undecided.because(condition, vector));
        }
    }
}
