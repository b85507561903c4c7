package dev.fraudscorer.rules.internal.plan.number;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * Comparisons of two numbers. A missing number is NaN, for which every comparison is false: so each asks for its
 * opposite before it says that something is missing, and pays nothing while values are there.
 */
public interface NumberComparison extends BooleanNode {
    NumberNode left();

    NumberNode right();

    @Override
    default int missingSlot(FeatureVector vector) {
        return Double.isNaN(left().evaluate(vector)) ? left().missingSlot(vector) : right().missingSlot(vector);
    }

    record Equal(NumberNode left, NumberNode right) implements NumberComparison {
        @Override
        public byte evaluate(FeatureVector vector) {
            double a = left.evaluate(vector);
            double b = right.evaluate(vector);
            return a == b ? TRUE : a < b || a > b ? FALSE : MISSING;
        }
    }

    record NotEqual(NumberNode left, NumberNode right) implements NumberComparison {
        @Override
        public byte evaluate(FeatureVector vector) {
            double a = left.evaluate(vector);
            double b = right.evaluate(vector);
            return a == b ? FALSE : a < b || a > b ? TRUE : MISSING;
        }
    }

    record Less(NumberNode left, NumberNode right) implements NumberComparison {
        @Override
        public byte evaluate(FeatureVector vector) {
            double a = left.evaluate(vector);
            double b = right.evaluate(vector);
            return a < b ? TRUE : a >= b ? FALSE : MISSING;
        }
    }

    record LessOrEqual(NumberNode left, NumberNode right) implements NumberComparison {
        @Override
        public byte evaluate(FeatureVector vector) {
            double a = left.evaluate(vector);
            double b = right.evaluate(vector);
            return a <= b ? TRUE : a > b ? FALSE : MISSING;
        }
    }

    record Greater(NumberNode left, NumberNode right) implements NumberComparison {
        @Override
        public byte evaluate(FeatureVector vector) {
            double a = left.evaluate(vector);
            double b = right.evaluate(vector);
            return a > b ? TRUE : a <= b ? FALSE : MISSING;
        }
    }

    record GreaterOrEqual(NumberNode left, NumberNode right) implements NumberComparison {
        @Override
        public byte evaluate(FeatureVector vector) {
            double a = left.evaluate(vector);
            double b = right.evaluate(vector);
            return a >= b ? TRUE : a < b ? FALSE : MISSING;
        }
    }
}
