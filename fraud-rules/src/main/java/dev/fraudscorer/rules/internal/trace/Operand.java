package dev.fraudscorer.rules.internal.trace;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.BooleanLiteral;
import dev.fraudscorer.rules.internal.language.Expression.NumberLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.Meaning;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Expressions without parts as values, and values as expressions. */
final class Operand {
    private Operand() {}

    /** Whether it has a value that a slot could hold; times and lists stay what they are. */
    static boolean hasValue(Expression expression) {
        return switch (expression.type()) {
            case NUMBER, INTEGER, TEXT, BOOLEAN -> true;
            default -> false;
        };
    }

    /** The value of a literal or a name. */
    static Traced value(Expression expression, FeatureVector vector) {
        if (expression instanceof NumberLiteral number) {
            return Traced.of(number.value());
        }
        if (expression instanceof TextLiteral text) {
            return Traced.of(text.value());
        }
        if (expression instanceof BooleanLiteral truth) {
            return Traced.of(truth.value());
        }
        Reference reference = (Reference) expression;
        if (!(reference.meaning() instanceof Meaning.Slot slot)) {
            return Traced.of(vector.event().type().name());
        }
        int at = slot.variable().slot();
        return switch (slot.variable().type()) {
            case NUMBER -> number(vector.number(at), at);
            case TEXT -> text(vector.text(at), at);
            case BOOLEAN -> Double.isNaN(vector.number(at)) ? Traced.missing(at) : Traced.of(vector.number(at) == 1);
        };
    }

    private static Traced number(double value, int slot) {
        return Double.isNaN(value) ? Traced.missing(slot) : Traced.of(value);
    }

    private static Traced text(@Nullable String value, int slot) {
        return value == null ? Traced.missing(slot) : Traced.of(value);
    }

    /** What stands for {@code argument} once its value is known. */
    static Expression literal(Expression argument, Object value) {
        if (value instanceof Double number) {
            return new NumberLiteral(number, argument.type(), argument.offset());
        }
        if (value instanceof String text) {
            return new TextLiteral(text, argument.offset());
        }
        return value instanceof Boolean truth ? new BooleanLiteral(truth, argument.offset()) : argument;
    }
}
