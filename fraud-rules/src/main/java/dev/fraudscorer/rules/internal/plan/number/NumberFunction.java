package dev.fraudscorer.rules.internal.plan.number;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Calculations with one number. {@link StrictMath} where {@link Math} may differ from machine to machine. */
public interface NumberFunction extends NumberNode {
    NumberNode operand();

    @Override
    default int missingSlot(FeatureVector vector) {
        return Double.isNaN(operand().evaluate(vector)) ? operand().missingSlot(vector) : NO_SLOT;
    }

    record Negate(NumberNode operand) implements NumberFunction {
        @Override
        public double evaluate(FeatureVector vector) {
            return -operand.evaluate(vector);
        }
    }

    record AbsoluteValue(NumberNode operand) implements NumberFunction {
        @Override
        public double evaluate(FeatureVector vector) {
            return Math.abs(operand.evaluate(vector));
        }
    }

    record NaturalLogarithm(NumberNode operand) implements NumberFunction {
        @Override
        public double evaluate(FeatureVector vector) {
            return NumberNode.finite(StrictMath.log(operand.evaluate(vector)));
        }
    }

    record SquareRoot(NumberNode operand) implements NumberFunction {
        @Override
        public double evaluate(FeatureVector vector) {
            return Math.sqrt(operand.evaluate(vector));
        }
    }

    /** The whole number next to it towards zero. */
    record Truncate(NumberNode operand) implements NumberFunction {
        @Override
        public double evaluate(FeatureVector vector) {
            double value = operand.evaluate(vector);
            return value < 0 ? Math.ceil(value) : Math.floor(value);
        }
    }

    /**
     * A whole number as long as a double holds it exactly, below 2^53; missing beyond, where a long would go on and a
     * double would round in silence.
     */
    record Exact(NumberNode operand) implements NumberFunction {
        private static final double TOO_LARGE = 1L << 53;

        @Override
        public double evaluate(FeatureVector vector) {
            double value = operand.evaluate(vector);
            return Math.abs(value) < TOO_LARGE ? value : Double.NaN;
        }
    }
}
