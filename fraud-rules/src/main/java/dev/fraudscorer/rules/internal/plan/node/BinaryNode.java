package dev.fraudscorer.rules.internal.plan.node;

import org.jspecify.annotations.Nullable;

/** A node with two operands. */
public interface BinaryNode extends PlanNode {
    PlanNode left();

    PlanNode right();

    @Override
    default @Nullable PlanNode child(int index) {
        return index == 0 ? left() : index == 1 ? right() : null;
    }
}
