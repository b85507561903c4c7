package dev.fraudscorer.rules.internal.plan.number;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * A calculation with one number. {@link StrictMath} where {@link Math} may differ from machine to machine.
 *
 * @param operation of one number; INT takes the next whole number towards zero
 */
public record NumberFunction(Operation operation, NumberNode operand) implements NumberNode, UnaryNode {
    @Override
    public double evaluate(FeatureVector vector) {
        double value = operand.evaluate(vector);
        return switch (operation) {
            case NEGATE -> -value;
            case ABS -> Math.abs(value);
            case LOG -> NumberNode.finite(StrictMath.log(value));
            case SQRT -> Math.sqrt(value);
            case INT -> value < 0 ? Math.ceil(value) : Math.floor(value);
            default -> throw new IllegalStateException("no calculation with one number: " + operation);
        };
    }

    /**
     * A whole number as long as a double holds it exactly, below 2^53; missing beyond, where a long would go on and a
     * double would round in silence.
     */
    public record Exact(NumberNode operand) implements NumberNode, UnaryNode {
        private static final double TOO_LARGE = 1L << 53;

        @Override
        public double evaluate(FeatureVector vector) {
            double value = operand.evaluate(vector);
            return Math.abs(value) < TOO_LARGE ? value : Double.NaN;
        }
    }
}
