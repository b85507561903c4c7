package dev.fraudscorer.rules.internal.derived;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/** An expression whose value fills a slot. Where it is missing, the slot holds the cause of what was missing to it. */
record DerivedFeature(int slot, PlanNode value) {
    void fill(FeatureVector vector) {
        if (!value.store(vector, slot)) {
            int missing = value.missingSlot(vector);
            vector.putMissing(slot, missing == PlanNode.NO_SLOT ? ValueState.UNDEFINED : vector.state(missing));
        }
    }
}
