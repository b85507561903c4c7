package dev.fraudscorer.rules.internal.plan.node;

import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/**
 * A part of a plan whose value is a number: finite, or NaN if it is missing. A calculation without a finite result is
 * missing, too; so infinities never come to be.
 */
public interface NumberNode extends PlanNode {
    /** The number; NaN if it is missing. */
    double evaluate(FeatureVector vector);

    @Override
    default boolean isMissing(FeatureVector vector) {
        return Double.isNaN(evaluate(vector));
    }

    @Override
    default @Nullable Object value(FeatureVector vector) {
        double value = evaluate(vector);
        return Double.isNaN(value) ? null : value;
    }

    @Override
    default boolean store(FeatureVector vector, int slot) {
        double value = evaluate(vector);
        boolean isThere = !Double.isNaN(value);
        if (isThere) {
            vector.put(slot, value);
        }
        return isThere;
    }

    /** {@code result} if it is finite; NaN otherwise. */
    static double finite(double result) {
        return Math.abs(result) <= Double.MAX_VALUE ? result : Double.NaN;
    }
}
