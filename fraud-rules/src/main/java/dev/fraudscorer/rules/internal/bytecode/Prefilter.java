package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import java.util.List;

/**
 * A question whose answer no means that a condition is certainly false. Where a value is missing the answer is yes, since
 * the condition is then not certainly false. Written without a jump.
 */
sealed interface Prefilter {
    /** All of them. */
    record All(List<Prefilter> parts) implements Prefilter {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of them. */
    record Any(List<Prefilter> parts) implements Prefilter {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** Whether {@code less} may be less than {@code more}. */
    record Less(Bound less, Bound more) implements Prefilter {}

    /** Whether {@code less} may be at most {@code more}. */
    record LessOrEqual(Bound less, Bound more) implements Prefilter {}

    /** Whether the code of a text may be in a set. */
    record In(TextDictionary.CodedSet codes) implements Prefilter {}

    /** A number that is never NaN. */
    sealed interface Bound {
        /** The same for every event. */
        record Fixed(double value) implements Bound {}

        /** The value of a node; if it is missing, minus infinity. */
        record Lowest(NumberNode node) implements Bound {}

        /** The value of a node; if it is missing, plus infinity. */
        record Highest(NumberNode node) implements Bound {}
    }

    /** What {@link Bound.Lowest} is. Called by generated classes. */
    static double lowest(double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /** What {@link Bound.Highest} is. Called by generated classes. */
    static double highest(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }
}
