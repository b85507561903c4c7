package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Comparisons of two texts or two booleans. */
public final class TextComparison {
    private TextComparison() {}

    /** Whether two texts are equal, or are not. */
    public record TextEquality(TextNode left, TextNode right, boolean equal) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String a = left.evaluate(vector);
            String b = right.evaluate(vector);
            return a == null || b == null ? MISSING : BooleanNode.of(a.equals(b) == equal);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return TextFunction.firstMissing(left, right, vector);
        }
    }

    /** The order of two texts, character by character. */
    public record TextOrder(TextNode left, TextNode right, Order order) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String a = left.evaluate(vector);
            String b = right.evaluate(vector);
            return a == null || b == null ? MISSING : BooleanNode.of(order.holds(a.compareTo(b)));
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return TextFunction.firstMissing(left, right, vector);
        }
    }

    /** Whether two booleans are equal, or are not. */
    public record BooleanEquality(BooleanNode left, BooleanNode right, boolean equal) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            byte a = left.evaluate(vector);
            byte b = right.evaluate(vector);
            return a == MISSING || b == MISSING ? MISSING : BooleanNode.of((a == b) == equal);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return left.evaluate(vector) == MISSING ? left.missingSlot(vector) : right.missingSlot(vector);
        }
    }
}
