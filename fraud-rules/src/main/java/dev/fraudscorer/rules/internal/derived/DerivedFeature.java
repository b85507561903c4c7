package dev.fraudscorer.rules.internal.derived;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * An expression whose value fills a slot. Where it is missing, the slot holds the cause of what was missing to it; where
 * something that the expression reads is approximate, so is the value.
 *
 * @param reads the slots that the expression names
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DerivedFeature(int slot, PlanNode value, int[] reads) {
    void fill(FeatureVector vector) {
        if (!value.store(vector, slot)) {
            int missing = value.missingSlot(vector);
            vector.putMissing(slot, missing == PlanNode.NO_SLOT ? ValueState.UNDEFINED : vector.state(missing));
        } else if (vector.hasApproximate() && readsApproximate(vector)) {
            vector.markApproximate(slot);
        }
    }

    /** Whether the approximate operand decided the value or not: that is not visible in the value. */
    private boolean readsApproximate(FeatureVector vector) {
        for (int read : reads) {
            if (vector.isApproximate(read)) {
                return true;
            }
        }
        return false;
    }
}
