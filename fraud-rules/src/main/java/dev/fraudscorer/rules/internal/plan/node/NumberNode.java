package dev.fraudscorer.rules.internal.plan.node;

import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * A part of a plan whose value is a number: finite, or NaN if it is missing. A calculation without a finite result is
 * missing, too; so infinities never come to be.
 */
public interface NumberNode extends Node {
    /** The number; NaN if it is missing. */
    double evaluate(FeatureVector vector);

    /** {@code result} if it is finite; NaN otherwise. */
    static double finite(double result) {
        return Math.abs(result) <= Double.MAX_VALUE ? result : Double.NaN;
    }
}
