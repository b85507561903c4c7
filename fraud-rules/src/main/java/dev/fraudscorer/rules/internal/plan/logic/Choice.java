package dev.fraudscorer.rules.internal.plan.logic;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Node;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** {@code condition ? yes : no}. Only the branch that is taken is evaluated. */
public final class Choice {
    private Choice() {}

    public record OfNumber(BooleanNode condition, NumberNode yes, NumberNode no) implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            byte chosen = condition.evaluate(vector);
            return chosen == BooleanNode.MISSING
                    ? Double.NaN
                    : (chosen == BooleanNode.TRUE ? yes : no).evaluate(vector);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return blamed(condition, yes, no, vector).missingSlot(vector);
        }
    }

    public record OfText(BooleanNode condition, TextNode yes, TextNode no) implements TextNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            byte chosen = condition.evaluate(vector);
            return chosen == BooleanNode.MISSING ? null : (chosen == BooleanNode.TRUE ? yes : no).evaluate(vector);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return blamed(condition, yes, no, vector).missingSlot(vector);
        }
    }

    public record OfBoolean(BooleanNode condition, BooleanNode yes, BooleanNode no) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            byte chosen = condition.evaluate(vector);
            return chosen == MISSING ? MISSING : (chosen == TRUE ? yes : no).evaluate(vector);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return blamed(condition, yes, no, vector).missingSlot(vector);
        }
    }

    private static Node blamed(BooleanNode condition, Node yes, Node no, FeatureVector vector) {
        byte chosen = condition.evaluate(vector);
        return chosen == BooleanNode.MISSING ? condition : chosen == BooleanNode.TRUE ? yes : no;
    }
}
