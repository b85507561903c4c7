package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;

/** Computes once what is the same for every event. A missing constant, such as 1 / 0, is not folded. */
final class ConstantFolding {
    private static final FeatureVector NO_EVENT = new FeatureVector(new Schema(), 0);

    private ConstantFolding() {}

    static NumberNode number(Expression expression, NumberNode node) {
        double value = isConstant(expression) ? node.evaluate(NO_EVENT) : Double.NaN;
        return Double.isNaN(value) ? node : new Constant.OfNumber(value);
    }

    static TextNode text(Expression expression, TextNode node) {
        String value = isConstant(expression) ? node.evaluate(NO_EVENT) : null;
        return value == null ? node : new Constant.OfText(value);
    }

    static BooleanNode truth(Expression expression, BooleanNode node) {
        byte value = isConstant(expression) ? node.evaluate(NO_EVENT) : BooleanNode.MISSING;
        return value == BooleanNode.MISSING ? node : new Constant.OfBoolean(value);
    }

    private static boolean isConstant(Expression expression) {
        if (expression instanceof Expression.Reference
                || (expression instanceof Expression.Call call && call.operation() == Operation.HAS)) {
            return false;
        }
        for (Expression part : expression.parts()) {
            if (!isConstant(part)) {
                return false;
            }
        }
        return true;
    }
}
