package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.Node;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Where a text stands in another, in code points from 0; -1 if nowhere. */
public final class Position {
    private Position() {}

    /** The first place at or after {@code from}. */
    public record First(TextNode text, TextNode sought, NumberNode from) implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            String whole = text.evaluate(vector);
            String part = sought.evaluate(vector);
            if (whole == null || part == null) {
                return Double.NaN;
            }
            int start = CodePoints.index(whole, from.evaluate(vector));
            return start < 0 ? Double.NaN : place(whole, whole.indexOf(part, start));
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return blamed(text, sought, from, vector);
        }
    }

    /** The last place at or before {@code from}, if there is one to begin from. */
    public record Last(
            TextNode text, TextNode sought, @Nullable NumberNode from) implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            String whole = text.evaluate(vector);
            String part = sought.evaluate(vector);
            if (whole == null || part == null) {
                return Double.NaN;
            }
            int start = from == null ? whole.length() : CodePoints.index(whole, from.evaluate(vector));
            return start < 0 ? Double.NaN : place(whole, whole.lastIndexOf(part, start));
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return blamed(text, sought, from, vector);
        }
    }

    private static int place(String whole, int index) {
        return index < 0 ? -1 : whole.codePointCount(0, index);
    }

    private static int blamed(TextNode text, TextNode sought, @Nullable NumberNode from, FeatureVector vector) {
        if (text.evaluate(vector) == null || sought.evaluate(vector) == null) {
            return TextFunction.firstMissing(text, sought, vector);
        }
        return from != null && Double.isNaN(from.evaluate(vector)) ? from.missingSlot(vector) : Node.NO_SLOT;
    }
}
