package dev.fraudscorer.rules.internal.bytecode;

import org.objectweb.asm.Label;

/**
 * Where the code of a condition goes.
 *
 * @param yes if it is true
 * @param no if it is false
 * @param missing if it cannot be decided
 * @param next the label that is marked right behind the code, so that no jump is needed to it
 */
record BranchTargets(Label yes, Label no, Label missing, Label next) {
    /** The exits of the opposite. */
    BranchTargets swapped() {
        return new BranchTargets(no, yes, missing, next);
    }
}
