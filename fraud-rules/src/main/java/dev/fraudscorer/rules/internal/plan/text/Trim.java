package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** A text without the white space, in the sense of Unicode, at its two ends. */
public record Trim(TextNode operand) implements TextNode, UnaryNode {
    @Override
    public @Nullable String evaluate(FeatureVector vector) {
        String whole = operand.evaluate(vector);
        if (whole == null) {
            return null;
        }
        int start = 0;
        int end = whole.length();
        while (start < end && isWhiteSpace(whole.charAt(start))) {
            start++;
        }
        while (end > start && isWhiteSpace(whole.charAt(end - 1))) {
            end--;
        }
        return whole.substring(start, end);
    }

    /** The property White_Space of Unicode, none of whose characters needs two chars. */
    private static boolean isWhiteSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
    }
}
