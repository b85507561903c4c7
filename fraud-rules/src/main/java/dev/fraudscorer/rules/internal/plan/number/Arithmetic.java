package dev.fraudscorer.rules.internal.plan.number;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Calculations with two numbers. A missing operand is NaN and makes the result NaN by itself. */
public interface Arithmetic extends NumberNode {
    NumberNode left();

    NumberNode right();

    @Override
    default int missingSlot(FeatureVector vector) {
        if (Double.isNaN(left().evaluate(vector))) {
            return left().missingSlot(vector);
        }
        return Double.isNaN(right().evaluate(vector)) ? right().missingSlot(vector) : NO_SLOT;
    }

    record Add(NumberNode left, NumberNode right) implements Arithmetic {
        @Override
        public double evaluate(FeatureVector vector) {
            return NumberNode.finite(left.evaluate(vector) + right.evaluate(vector));
        }
    }

    record Subtract(NumberNode left, NumberNode right) implements Arithmetic {
        @Override
        public double evaluate(FeatureVector vector) {
            return NumberNode.finite(left.evaluate(vector) - right.evaluate(vector));
        }
    }

    record Multiply(NumberNode left, NumberNode right) implements Arithmetic {
        @Override
        public double evaluate(FeatureVector vector) {
            return NumberNode.finite(left.evaluate(vector) * right.evaluate(vector));
        }
    }

    record Divide(NumberNode left, NumberNode right) implements Arithmetic {
        @Override
        public double evaluate(FeatureVector vector) {
            return NumberNode.finite(left.evaluate(vector) / right.evaluate(vector));
        }
    }

    /** The remainder of a division that rounds towards zero; it has the sign of the dividend. */
    record Remainder(NumberNode left, NumberNode right) implements Arithmetic {
        @Override
        public double evaluate(FeatureVector vector) {
            return left.evaluate(vector) % right.evaluate(vector);
        }
    }

    record Minimum(NumberNode left, NumberNode right) implements Arithmetic {
        @Override
        public double evaluate(FeatureVector vector) {
            return Math.min(left.evaluate(vector), right.evaluate(vector));
        }
    }

    record Maximum(NumberNode left, NumberNode right) implements Arithmetic {
        @Override
        public double evaluate(FeatureVector vector) {
            return Math.max(left.evaluate(vector), right.evaluate(vector));
        }
    }

    /** The quotient of two whole numbers, rounded towards zero. */
    record DivideWhole(NumberNode left, NumberNode right) implements Arithmetic {
        @Override
        public double evaluate(FeatureVector vector) {
            double dividend = left.evaluate(vector);
            double divisor = right.evaluate(vector);
            if (Double.isNaN(dividend) || Double.isNaN(divisor) || divisor == 0) {
                return Double.NaN;
            }
            // In whole numbers, since the quotient of doubles may round up to the next whole number.
            long quotient = (long) dividend / (long) divisor;
            return quotient;
        }
    }
}
