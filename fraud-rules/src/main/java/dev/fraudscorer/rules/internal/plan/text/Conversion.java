package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Node;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.number.NumberText;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Texts read as other types, and the other way round. A text that is no number, true or false makes the result missing. */
public final class Conversion {
    private Conversion() {}

    /** {@code double(text)}. */
    public record ToNumber(TextNode text) implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            String written = text.evaluate(vector);
            return written == null ? Double.NaN : NumberText.decimal(written);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return blamed(text, vector);
        }
    }

    /** {@code int(text)}. */
    public record ToInteger(TextNode text) implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            String written = text.evaluate(vector);
            return written == null ? Double.NaN : NumberText.whole(written);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return blamed(text, vector);
        }
    }

    /** {@code bool(text)}. */
    public record ToBoolean(TextNode text) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String written = text.evaluate(vector);
            if (written == null) {
                return MISSING;
            }
            return switch (written) {
                case "true", "True", "TRUE", "t", "1" -> TRUE;
                case "false", "False", "FALSE", "f", "0" -> FALSE;
                default -> MISSING;
            };
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return blamed(text, vector);
        }
    }

    /** {@code string(number)}: a whole number without a point. Allocates it. */
    public record OfNumber(NumberNode number) implements TextNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            double value = number.evaluate(vector);
            return Double.isNaN(value) ? null : NumberText.of(value);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return number.missingSlot(vector);
        }
    }

    /** {@code string(boolean)}. */
    public record OfBoolean(BooleanNode truth) implements TextNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            byte value = truth.evaluate(vector);
            return value == BooleanNode.MISSING ? null : value == BooleanNode.TRUE ? "true" : "false";
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return truth.missingSlot(vector);
        }
    }

    /** {@code string(time)}, as in RFC 3339. Allocates it. */
    public record OfTime(NumberNode millis) implements TextNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            double value = millis.evaluate(vector);
            return Double.isNaN(value)
                    ? null
                    : Instant.ofEpochMilli((long) value).toString();
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return millis.missingSlot(vector);
        }
    }

    private static int blamed(TextNode text, FeatureVector vector) {
        return text.evaluate(vector) == null ? text.missingSlot(vector) : Node.NO_SLOT;
    }
}
