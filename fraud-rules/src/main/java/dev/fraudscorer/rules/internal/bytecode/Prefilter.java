package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import java.util.List;

/**
 * A test that fails only if a condition is certainly false. Where a value is missing it passes, since the condition is
 * then not certainly false. Written without a jump.
 */
sealed interface Prefilter {
    /** All of them, or one of them. */
    record Joined(boolean all, List<Prefilter> parts) implements Prefilter {
        public Joined {
            parts = List.copyOf(parts);
        }
    }

    /** Whether {@code less} may be less than {@code more}, or also equal to it. */
    record Less(Bound less, Bound more, boolean orEqual) implements Prefilter {}

    /** Whether the code of a text may be in a set. */
    record In(TextDictionary.CodedSet codes) implements Prefilter {}

    /** The value of a node; if it is missing, minus infinity for the lowest bound and plus infinity for the highest. */
    record Bound(NumberNode node, boolean lowest) {}

    /** What the lowest {@link Bound} is. Called by generated classes. */
    static double lowest(double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /** What the highest {@link Bound} is. Called by generated classes. */
    static double highest(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }
}
