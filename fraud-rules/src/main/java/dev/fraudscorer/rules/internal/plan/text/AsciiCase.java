package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** A text with its ASCII letters all small or all capital; other letters stay. Allocates only where one changes. */
public record AsciiCase(TextNode operand, boolean upper) implements TextNode, UnaryNode {
    private static final int DISTANCE = 'a' - 'A';

    @Override
    public @Nullable String evaluate(FeatureVector vector) {
        String whole = operand.evaluate(vector);
        if (whole == null) {
            return null;
        }
        for (int i = 0; i < whole.length(); i++) {
            if (changes(whole.charAt(i))) {
                return changed(whole, i);
            }
        }
        return whole;
    }

    private String changed(String whole, int first) {
        char[] chars = whole.toCharArray();
        for (int i = first; i < chars.length; i++) {
            if (changes(chars[i])) {
                chars[i] = (char) (upper ? chars[i] - DISTANCE : chars[i] + DISTANCE);
            }
        }
        return new String(chars);
    }

    private boolean changes(char c) {
        return upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
    }
}
