package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.language.ExpressionWriter;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.rules.internal.plan.number.NumberText;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Texts read as other types, and the other way round. A text that is no number, true or false makes the result missing. */
public final class Conversion {
    private Conversion() {}

    /** {@code double(text)}. */
    public record ToNumber(TextNode operand) implements NumberNode, UnaryNode {
        @Override
        public double evaluate(FeatureVector vector) {
            String written = operand.evaluate(vector);
            return written == null ? Double.NaN : NumberText.decimal(written);
        }
    }

    /** {@code int(text)}. */
    public record ToInteger(TextNode operand) implements NumberNode, UnaryNode {
        @Override
        public double evaluate(FeatureVector vector) {
            String written = operand.evaluate(vector);
            return written == null ? Double.NaN : NumberText.whole(written);
        }
    }

    /** {@code bool(text)}. */
    public record ToBoolean(TextNode operand) implements BooleanNode, UnaryNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String written = operand.evaluate(vector);
            if (written == null) {
                return MISSING;
            }
            return switch (written) {
                case "true", "True", "TRUE", "t", "1" -> TRUE;
                case "false", "False", "FALSE", "f", "0" -> FALSE;
                default -> MISSING;
            };
        }
    }

    /** {@code string(number)}: a whole number without a point. Allocates it. */
    public record OfNumber(NumberNode operand) implements TextNode, UnaryNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            double value = operand.evaluate(vector);
            return Double.isNaN(value) ? null : ExpressionWriter.number(value);
        }
    }

    /** {@code string(boolean)}. */
    public record OfBoolean(BooleanNode operand) implements TextNode, UnaryNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            byte value = operand.evaluate(vector);
            return value == BooleanNode.MISSING ? null : value == BooleanNode.TRUE ? "true" : "false";
        }
    }

    /** {@code string(time)}, as in RFC 3339. Allocates it. */
    public record OfTime(NumberNode operand) implements TextNode, UnaryNode {
        @Override
        public @Nullable String evaluate(FeatureVector vector) {
            double value = operand.evaluate(vector);
            return Double.isNaN(value)
                    ? null
                    : Instant.ofEpochMilli((long) value).toString();
        }
    }
}
