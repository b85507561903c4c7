package dev.fraudscorer.rules.internal.plan.node;

import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** A part of a plan whose value is true, false or missing. */
public interface BooleanNode extends PlanNode {
    /** It is not so. */
    byte FALSE = 0;

    /** It is so. */
    byte TRUE = 1;

    /** It cannot be decided, because a value is missing. */
    byte MISSING = 2;

    /** {@link #TRUE}, {@link #FALSE} or {@link #MISSING}. */
    byte evaluate(FeatureVector vector);

    @Override
    default boolean isMissing(FeatureVector vector) {
        return evaluate(vector) == MISSING;
    }

    @Override
    default @Nullable Object value(FeatureVector vector) {
        byte value = evaluate(vector);
        return value == MISSING ? null : value == TRUE;
    }

    @Override
    default boolean store(FeatureVector vector, int slot) {
        byte value = evaluate(vector);
        if (value != MISSING) {
            vector.put(slot, (double) value);
        }
        return value != MISSING;
    }

    /** {@link #TRUE} or {@link #FALSE}. */
    static byte of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
