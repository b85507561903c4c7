package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.plan.node.BinaryNode;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Tests of texts, and what is made of them. */
public final class TextFunction {
    private TextFunction() {}

    /** The order of two texts, character by character, or whether one contains the other. */
    public record Comparison(Operation operation, TextNode left, TextNode right) implements BooleanNode, BinaryNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String a = left.evaluate(vector);
            String b = right.evaluate(vector);
            return a == null || b == null ? MISSING : BooleanNode.of(holds(a, b));
        }

        private boolean holds(String a, String b) {
            return switch (operation) {
                case LESS -> a.compareTo(b) < 0;
                case LESS_OR_EQUAL -> a.compareTo(b) <= 0;
                case GREATER -> a.compareTo(b) > 0;
                case GREATER_OR_EQUAL -> a.compareTo(b) >= 0;
                case CONTAINS -> a.contains(b);
                case STARTS_WITH -> a.startsWith(b);
                case ENDS_WITH -> a.endsWith(b);
                default -> throw new IllegalStateException("no comparison of texts: " + operation);
            };
        }
    }

    /** Whether the pattern is found anywhere in the text, in time linear in its length. */
    public record Matches(TextNode operand, SearchPattern pattern) implements BooleanNode, UnaryNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String whole = operand.evaluate(vector);
            return whole == null ? MISSING : BooleanNode.of(pattern.isFoundIn(whole));
        }
    }

    /** The number of Unicode code points. */
    public record Size(TextNode operand) implements NumberNode, UnaryNode {
        @Override
        public double evaluate(FeatureVector vector) {
            String whole = operand.evaluate(vector);
            return whole == null ? Double.NaN : CodePoints.count(whole);
        }
    }

    /** Two texts as one, missing if it became longer than {@link TextNode#MOST_CHARS}. Allocates it. */
    public record Joined(TextNode left, TextNode right) implements TextNode, BinaryNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            String first = left.evaluate(vector);
            String second = right.evaluate(vector);
            if (first == null || second == null || first.length() + second.length() > MOST_CHARS) {
                return null;
            }
            return first.concat(second);
        }
    }
}
