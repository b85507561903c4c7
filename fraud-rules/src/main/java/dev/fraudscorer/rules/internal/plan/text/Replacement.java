package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/**
 * {@code text.replace(old, new, most)}: at most so many places from the left, all if {@code most} is negative. An empty
 * {@code old} matches before each code point and at the end. Allocates where something changes; a result longer than
 * {@link TextNode#MOST_CHARS} is missing.
 */
public record Replacement(TextNode text, TextNode old, TextNode replacement, NumberNode most) implements TextNode {
    @Override
    public @Nullable PlanNode child(int index) {
        return switch (index) {
            case 0 -> text;
            case 1 -> old;
            case 2 -> replacement;
            case 3 -> most;
            default -> null;
        };
    }

    @Override
    public @Nullable String evaluate(FeatureVector vector) {
        String whole = text.evaluate(vector);
        String sought = old.evaluate(vector);
        String put = replacement.evaluate(vector);
        double limit = most.evaluate(vector);
        if (whole == null || sought == null || put == null || limit != Math.rint(limit)) {
            return null;
        }
        return replaced(whole, sought, put, limit < 0 ? Double.MAX_VALUE : limit);
    }

    private static @Nullable String replaced(String whole, String sought, String put, double limit) {
        int found = limit > 0 ? whole.indexOf(sought) : -1;
        if (found < 0) {
            return whole;
        }
        StringBuilder result = new StringBuilder(whole.length() + put.length());
        int copied = 0;
        double left = limit;
        while (found >= 0 && left > 0) {
            result.append(whole, copied, found).append(put);
            if (result.length() > MOST_CHARS) {
                return null;
            }
            copied = found + sought.length();
            left--;
            found = next(whole, sought, found);
        }
        result.append(whole, copied, whole.length());
        return result.length() > MOST_CHARS ? null : result.toString();
    }

    private static int next(String whole, String sought, int found) {
        if (!sought.isEmpty()) {
            return whole.indexOf(sought, found + sought.length());
        }
        return found == whole.length() ? -1 : whole.offsetByCodePoints(found, 1);
    }
}
