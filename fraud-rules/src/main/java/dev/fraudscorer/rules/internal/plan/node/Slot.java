package dev.fraudscorer.rules.internal.plan.node;

import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Values read from the feature vector or from the event itself. */
public final class Slot {
    private Slot() {}

    public record OfNumber(int slot) implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            return vector.number(slot);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return slot;
        }
    }

    public record OfText(int slot) implements TextNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            return vector.text(slot);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return slot;
        }
    }

    public record OfBoolean(int slot) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            double value = vector.number(slot);
            return value == 1 ? TRUE : value == 0 ? FALSE : MISSING;
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return slot;
        }
    }

    /** The name of the event's type. */
    public record EventTypeName() implements TextNode {
        @Override
        public String evaluate(FeatureVector vector) {
            return vector.event().type().name();
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return NO_SLOT;
        }
    }

    /** Whether a slot holds a value: {@code has(x)}. */
    public record IsPresent(int slot) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            return BooleanNode.of(vector.isPresent(slot));
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return NO_SLOT;
        }
    }
}
