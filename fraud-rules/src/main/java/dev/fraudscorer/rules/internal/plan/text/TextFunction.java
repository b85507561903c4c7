package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** What is asked of texts, and made of them. */
public final class TextFunction {
    private TextFunction() {}

    public record Contains(TextNode text, TextNode part) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String whole = text.evaluate(vector);
            String sought = part.evaluate(vector);
            return whole == null || sought == null ? MISSING : BooleanNode.of(whole.contains(sought));
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return firstMissing(text, part, vector);
        }
    }

    public record StartsWith(TextNode text, TextNode part) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String whole = text.evaluate(vector);
            String sought = part.evaluate(vector);
            return whole == null || sought == null ? MISSING : BooleanNode.of(whole.startsWith(sought));
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return firstMissing(text, part, vector);
        }
    }

    public record EndsWith(TextNode text, TextNode part) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String whole = text.evaluate(vector);
            String sought = part.evaluate(vector);
            return whole == null || sought == null ? MISSING : BooleanNode.of(whole.endsWith(sought));
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return firstMissing(text, part, vector);
        }
    }

    /** Whether the pattern is found anywhere in the text, in time linear in its length. */
    public record Matches(TextNode text, SearchPattern pattern) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String whole = text.evaluate(vector);
            return whole == null ? MISSING : BooleanNode.of(pattern.isFoundIn(whole));
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return text.missingSlot(vector);
        }
    }

    /** The number of Unicode code points. */
    public record Size(TextNode text) implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            String whole = text.evaluate(vector);
            return whole == null ? Double.NaN : whole.codePointCount(0, whole.length());
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return text.missingSlot(vector);
        }
    }

    /** Two texts as one, missing if it became longer than {@link TextNode#MOST_CHARS}. Allocates it. */
    public record Joined(TextNode left, TextNode right) implements TextNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            String first = left.evaluate(vector);
            String second = right.evaluate(vector);
            if (first == null || second == null || first.length() + second.length() > MOST_CHARS) {
                return null;
            }
            return first.concat(second);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            boolean tooLong = left.evaluate(vector) != null && right.evaluate(vector) != null;
            return tooLong ? NO_SLOT : firstMissing(left, right, vector);
        }
    }

    static int firstMissing(TextNode left, TextNode right, FeatureVector vector) {
        return left.evaluate(vector) == null ? left.missingSlot(vector) : right.missingSlot(vector);
    }
}
