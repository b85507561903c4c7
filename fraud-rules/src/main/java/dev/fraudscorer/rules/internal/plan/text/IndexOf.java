package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/**
 * The position of a text in another, in code points from 0; -1 if nowhere.
 *
 * @param last whether it is the last place, at or before {@code from}, rather than the first at or after it
 * @param from where to begin; null for all places
 */
public record IndexOf(
        boolean last,
        TextNode text,
        TextNode sought,
        @Nullable NumberNode from) implements NumberNode {
    @Override
    public @Nullable PlanNode child(int index) {
        return switch (index) {
            case 0 -> text;
            case 1 -> sought;
            case 2 -> from;
            default -> null;
        };
    }

    @Override
    public double evaluate(FeatureVector vector) {
        String whole = text.evaluate(vector);
        String part = sought.evaluate(vector);
        if (whole == null || part == null) {
            return Double.NaN;
        }
        int all = last ? whole.length() : 0;
        int start = from == null ? all : CodePoints.index(whole, from.evaluate(vector));
        if (start < 0) {
            return Double.NaN;
        }
        int index = last ? whole.lastIndexOf(part, start) : whole.indexOf(part, start);
        return index < 0 ? -1 : whole.codePointCount(0, index);
    }
}
