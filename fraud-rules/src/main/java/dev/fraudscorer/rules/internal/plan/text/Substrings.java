package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Parts of a text by their places, counted in code points from 0. A place outside of the text makes them missing. */
public final class Substrings {
    private Substrings() {}

    /** {@code text.charAt(place)}: one code point, or the empty text at the end. */
    public record CharacterAt(TextNode text, NumberNode place) implements TextNode {
        @Override
        public @Nullable PlanNode child(int index) {
            return index == 0 ? text : index == 1 ? place : null;
        }

        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            String whole = text.evaluate(vector);
            int start = whole == null ? -1 : CodePoints.index(whole, place.evaluate(vector));
            if (whole == null || start < 0) {
                return null;
            }
            return start == whole.length() ? "" : whole.substring(start, whole.offsetByCodePoints(start, 1));
        }
    }

    /** {@code text.substring(from, to)}, without the code point at {@code to}; to the end if there is none. */
    public record Between(
            TextNode text, NumberNode from, @Nullable NumberNode to) implements TextNode {
        @Override
        public @Nullable PlanNode child(int index) {
            return index == 0 ? text : index == 1 ? from : index == 2 ? to : null;
        }

        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            String whole = text.evaluate(vector);
            if (whole == null) {
                return null;
            }
            int start = CodePoints.index(whole, from.evaluate(vector));
            int end = to == null ? whole.length() : CodePoints.index(whole, to.evaluate(vector));
            return start < 0 || end < start ? null : whole.substring(start, end);
        }
    }
}
