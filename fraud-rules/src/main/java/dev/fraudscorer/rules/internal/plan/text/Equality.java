package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.BinaryNode;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Whether two texts or two booleans are equal, or are not. */
public final class Equality {
    private Equality() {}

    public record OfTexts(TextNode left, TextNode right, boolean equal) implements BooleanNode, BinaryNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String a = left.evaluate(vector);
            String b = right.evaluate(vector);
            return a == null || b == null ? MISSING : BooleanNode.of(a.equals(b) == equal);
        }
    }

    public record OfBooleans(BooleanNode left, BooleanNode right, boolean equal) implements BooleanNode, BinaryNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            byte a = left.evaluate(vector);
            byte b = right.evaluate(vector);
            return a == MISSING || b == MISSING ? MISSING : BooleanNode.of((a == b) == equal);
        }
    }
}
