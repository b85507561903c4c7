package dev.fraudscorer.rules.internal.derived;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Node;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/** An expression whose value fills a slot. Where it is missing, the slot tells the cause of what was missing to it. */
interface DerivedFeature {
    int slot();

    void fill(FeatureVector vector);

    record OfNumber(int slot, NumberNode value) implements DerivedFeature {
        @Override
        public void fill(FeatureVector vector) {
            double result = value.evaluate(vector);
            if (Double.isNaN(result)) {
                vector.putMissing(slot, causeOf(value, vector));
            } else {
                vector.put(slot, result);
            }
        }
    }

    record OfText(int slot, TextNode value) implements DerivedFeature {
        @Override
        public void fill(FeatureVector vector) {
            String result = value.evaluate(vector);
            if (result == null) {
                vector.putMissing(slot, causeOf(value, vector));
            } else {
                vector.put(slot, result);
            }
        }
    }

    record OfBoolean(int slot, BooleanNode value) implements DerivedFeature {
        @Override
        public void fill(FeatureVector vector) {
            byte result = value.evaluate(vector);
            if (result == BooleanNode.MISSING) {
                vector.putMissing(slot, causeOf(value, vector));
            } else {
                vector.put(slot, (double) result);
            }
        }
    }

    private static ValueState causeOf(Node node, FeatureVector vector) {
        int missing = node.missingSlot(vector);
        return missing == Node.NO_SLOT ? ValueState.UNDEFINED : vector.state(missing);
    }
}
