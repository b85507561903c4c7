package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.spi.FeatureVector;

/** Values that are the same for every event. */
final class Constant {
    private Constant() {}

    record OfNumber(double value) implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            return value;
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return NO_SLOT;
        }
    }

    record OfText(String value) implements TextNode {
        @Override
        public String evaluate(FeatureVector vector) {
            return value;
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return NO_SLOT;
        }
    }

    record OfBoolean(byte value) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            return value;
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return NO_SLOT;
        }
    }
}
