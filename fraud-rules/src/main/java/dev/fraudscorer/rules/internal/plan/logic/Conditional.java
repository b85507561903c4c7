package dev.fraudscorer.rules.internal.plan.logic;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** {@code condition ? yes : no}. Only the branch that is taken is evaluated. */
public interface Conditional extends PlanNode {
    BooleanNode condition();

    PlanNode yes();

    PlanNode no();

    @Override
    default @Nullable PlanNode child(int index) {
        return switch (index) {
            case 0 -> condition();
            case 1 -> yes();
            case 2 -> no();
            default -> null;
        };
    }

    @Override
    default int missingSlot(FeatureVector vector) {
        byte chosen = condition().evaluate(vector);
        PlanNode blamed = chosen == BooleanNode.MISSING ? condition() : chosen == BooleanNode.TRUE ? yes() : no();
        return blamed.missingSlot(vector);
    }

    record OfNumber(BooleanNode condition, NumberNode yes, NumberNode no) implements NumberNode, Conditional {
        @Override
        public double evaluate(FeatureVector vector) {
            byte chosen = condition.evaluate(vector);
            return chosen == BooleanNode.MISSING
                    ? Double.NaN
                    : (chosen == BooleanNode.TRUE ? yes : no).evaluate(vector);
        }
    }

    record OfText(BooleanNode condition, TextNode yes, TextNode no) implements TextNode, Conditional {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            byte chosen = condition.evaluate(vector);
            return chosen == BooleanNode.MISSING ? null : (chosen == BooleanNode.TRUE ? yes : no).evaluate(vector);
        }
    }

    record OfBoolean(BooleanNode condition, BooleanNode yes, BooleanNode no) implements BooleanNode, Conditional {
        @Override
        public byte evaluate(FeatureVector vector) {
            byte chosen = condition.evaluate(vector);
            return chosen == MISSING ? MISSING : (chosen == TRUE ? yes : no).evaluate(vector);
        }
    }
}
