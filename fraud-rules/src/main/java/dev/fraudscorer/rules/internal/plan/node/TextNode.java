package dev.fraudscorer.rules.internal.plan.node;

import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** A part of a plan whose value is a text. */
public interface TextNode extends PlanNode {
    /** How long a text that an expression makes may become; a longer one is missing. */
    int MOST_CHARS = 1 << 16;

    /** The text; null if it is missing. */
    @Nullable
    String evaluate(FeatureVector vector);

    @Override
    default boolean isMissing(FeatureVector vector) {
        return evaluate(vector) == null;
    }

    @Override
    default @Nullable Object value(FeatureVector vector) {
        return evaluate(vector);
    }

    @Override
    default boolean store(FeatureVector vector, int slot) {
        String value = evaluate(vector);
        if (value != null) {
            vector.put(slot, value);
        }
        return value != null;
    }
}
