package dev.fraudscorer.rules.internal.plan.node;

import org.jspecify.annotations.Nullable;

/** A node with two operands. */
public interface BinaryNode extends Node {
    Node left();

    Node right();

    @Override
    default @Nullable Node child(int index) {
        return index == 0 ? left() : index == 1 ? right() : null;
    }
}
