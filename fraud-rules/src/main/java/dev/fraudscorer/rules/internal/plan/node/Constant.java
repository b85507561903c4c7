package dev.fraudscorer.rules.internal.plan.node;

import dev.fraudscorer.spi.vector.FeatureVector;

/** Values that are the same for every event. */
public final class Constant {
    private Constant() {}

    public record OfNumber(double value) implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            return value;
        }
    }

    public record OfText(String value) implements TextNode {
        @Override
        public String evaluate(FeatureVector vector) {
            return value;
        }
    }

    public record OfBoolean(byte value) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            return value;
        }
    }
}
