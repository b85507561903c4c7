package dev.fraudscorer.rules.internal.plan.number;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.plan.node.BinaryNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * A calculation with two numbers. A missing operand is NaN and makes the result NaN by itself.
 *
 * @param operation of two numbers; a remainder is of a division that rounds towards zero, and has the sign of the dividend
 */
public record Arithmetic(Operation operation, NumberNode left, NumberNode right) implements NumberNode, BinaryNode {
    @Override
    public double evaluate(FeatureVector vector) {
        double a = left.evaluate(vector);
        double b = right.evaluate(vector);
        return switch (operation) {
            case ADD -> NumberNode.finite(a + b);
            case SUBTRACT -> NumberNode.finite(a - b);
            case MULTIPLY -> NumberNode.finite(a * b);
            case DIVIDE -> NumberNode.finite(a / b);
            case REMAINDER -> a % b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            default -> throw new IllegalStateException("no calculation with two numbers: " + operation);
        };
    }

    /** The quotient of two whole numbers, rounded towards zero. */
    public record DivideWhole(NumberNode left, NumberNode right) implements NumberNode, BinaryNode {
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
