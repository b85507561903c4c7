package dev.fraudscorer.rules.internal.plan.logic;

import dev.fraudscorer.rules.internal.plan.node.BinaryNode;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** {@code if_missing(left, right)}: the first if it is there, else the other. */
public interface IfMissing extends BinaryNode {
    @Override
    default int missingSlot(FeatureVector vector) {
        return right().missingSlot(vector);
    }

    record OfNumber(NumberNode left, NumberNode right) implements NumberNode, IfMissing {
        @Override
        public double evaluate(FeatureVector vector) {
            double result = left.evaluate(vector);
            return Double.isNaN(result) ? right.evaluate(vector) : result;
        }
    }

    record OfText(TextNode left, TextNode right) implements TextNode, IfMissing {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            String result = left.evaluate(vector);
            return result == null ? right.evaluate(vector) : result;
        }
    }

    record OfBoolean(BooleanNode left, BooleanNode right) implements BooleanNode, IfMissing {
        @Override
        public byte evaluate(FeatureVector vector) {
            byte result = left.evaluate(vector);
            return result == MISSING ? right.evaluate(vector) : result;
        }
    }
}
