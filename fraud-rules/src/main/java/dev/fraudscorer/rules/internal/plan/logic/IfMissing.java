package dev.fraudscorer.rules.internal.plan.logic;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** {@code if_missing(value, other)}: the value if it is there, else the other. */
public final class IfMissing {
    private IfMissing() {}

    public record OfNumber(NumberNode value, NumberNode other) implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            double result = value.evaluate(vector);
            return Double.isNaN(result) ? other.evaluate(vector) : result;
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return other.missingSlot(vector);
        }
    }

    public record OfText(TextNode value, TextNode other) implements TextNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            String result = value.evaluate(vector);
            return result == null ? other.evaluate(vector) : result;
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return other.missingSlot(vector);
        }
    }

    public record OfBoolean(BooleanNode value, BooleanNode other) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            byte result = value.evaluate(vector);
            return result == MISSING ? other.evaluate(vector) : result;
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return other.missingSlot(vector);
        }
    }
}
