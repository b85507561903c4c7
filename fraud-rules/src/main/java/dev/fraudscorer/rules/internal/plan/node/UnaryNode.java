package dev.fraudscorer.rules.internal.plan.node;

import org.jspecify.annotations.Nullable;

/** A node with one operand. */
public interface UnaryNode extends PlanNode {
    PlanNode operand();

    @Override
    default @Nullable PlanNode child(int index) {
        return index == 0 ? operand() : null;
    }
}
