package dev.fraudscorer.rules.internal.plan.node;

import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** A value read from the feature vector. */
public interface Slot extends PlanNode {
    int slot();

    @Override
    default int missingSlot(FeatureVector vector) {
        return slot();
    }

    record OfNumber(int slot) implements NumberNode, Slot {
        @Override
        public double evaluate(FeatureVector vector) {
            return vector.number(slot);
        }
    }

    record OfText(int slot) implements TextNode, Slot {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            return vector.text(slot);
        }
    }

    record OfBoolean(int slot) implements BooleanNode, Slot {
        @Override
        public byte evaluate(FeatureVector vector) {
            double value = vector.number(slot);
            return value == 1 ? TRUE : value == 0 ? FALSE : MISSING;
        }
    }

    /** Whether a slot holds a value: {@code has(x)}. Never missing. */
    record IsPresent(int slot) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            return BooleanNode.of(vector.isPresent(slot));
        }
    }

    /** The name of the event's type, which is in the event itself. */
    record EventTypeName() implements TextNode {
        @Override
        public String evaluate(FeatureVector vector) {
            return vector.event().type().name();
        }
    }
}
