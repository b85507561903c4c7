package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/**
 * The bank identification number: the first digits of a card number, six of old and eight since ISO/IEC 7812-1:2017.
 * Missing if the text does not begin with so many digits, as a token does not. Allocates it.
 */
public record Bin(TextNode operand, int digits) implements TextNode, UnaryNode {
    public static final int SHORT = 6;

    @Override
    public @Nullable String evaluate(FeatureVector vector) {
        String whole = operand.evaluate(vector);
        if (whole == null || whole.length() < digits) {
            return null;
        }
        for (int i = 0; i < digits; i++) {
            if (whole.charAt(i) < '0' || whole.charAt(i) > '9') {
                return null;
            }
        }
        return whole.substring(0, digits);
    }
}
