package dev.fraudscorer.rules.internal.plan.number;

import dev.fraudscorer.rules.internal.plan.node.BinaryNode;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Compares two numbers. A missing number is NaN, which is neither less nor equal nor greater. */
public record NumberComparison(ComparisonOperator operator, NumberNode left, NumberNode right)
        implements BooleanNode, BinaryNode {
    @Override
    public byte evaluate(FeatureVector vector) {
        double a = left.evaluate(vector);
        double b = right.evaluate(vector);
        if (a < b) {
            return BooleanNode.of(operator.ifLess);
        }
        return a > b ? BooleanNode.of(operator.ifGreater) : a == b ? BooleanNode.of(operator.ifEqual) : MISSING;
    }
}
