package dev.fraudscorer.rules.internal.condition;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.rules.internal.language.ExpectedText;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.ListLiteral;
import dev.fraudscorer.rules.internal.language.Expression.NumberLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Reports texts in expressions that an attribute is compared with and that no event ever holds there: a code that is
 * none, an address in another spelling, a capital letter where the case is folded. Such a comparison is always false.
 */
final class AttributeTextCheck {
    private static final int USUAL_BIN = 6;

    private final ExpressionText text;

    private AttributeTextCheck(ExpressionText text) {
        this.text = text;
    }

    /** Reports each of them at its place. */
    static void check(Expression expression, ExpressionText text) {
        AttributeTextCheck texts = new AttributeTextCheck(text);
        expression.walk(part -> {
            if (part instanceof Call call) {
                texts.check(call);
            }
        });
    }

    private void check(Call call) {
        if (call.operation() == Operation.EQUAL || call.operation() == Operation.NOT_EQUAL) {
            compare(call.argument(0), call.argument(1));
            compare(call.argument(1), call.argument(0));
        } else if (call.operation() == Operation.IN && call.argument(1) instanceof ListLiteral list) {
            list.items().forEach(item -> compare(call.argument(0), item));
        }
    }

    private void compare(Expression value, Expression compared) {
        int digits = binDigits(value);
        if (digits > 0 && compared instanceof TextLiteral literal && !isBin(literal.value(), digits)) {
            text.report(
                    literal.offset(),
                    "'" + literal.value() + "', which the first " + digits + " digits of a card number never are",
                    digits + " digits, or bin(…, 6) or bin(…, 8) for as many as are here");
            return;
        }
        if (compared instanceof TextLiteral literal && !canBe(value, literal.value())) {
            Attribute attribute = attribute(value);
            if (attribute != null) {
                report(attribute, literal);
            }
        }
    }

    private void report(Attribute attribute, TextLiteral literal) {
        String canonical = attribute.canonical(literal.value());
        String expected = canonical != null
                ? "'" + canonical + "', as events hold it"
                : ExpectedText.of(
                        attribute, literal.value(), "a range, in_cidr(" + attribute.name() + ", '10.0.0.0/8')");
        text.report(
                literal.offset(),
                "'" + literal.value() + "', which '" + attribute.name() + "' ("
                        + attribute.type().policyName() + ") never is",
                expected);
    }

    /** How many digits a value is that is the beginning of a card number; 0 if it is something else. */
    private static int binDigits(Expression value) {
        if (!(value instanceof Call call) || call.operation() != Operation.BIN) {
            return 0;
        }
        boolean explicit = call.arguments().size() > 1;
        return explicit && call.argument(1) instanceof NumberLiteral number
                ? (int) number.value()
                : explicit ? 0 : USUAL_BIN;
    }

    private static boolean isBin(String literal, int digits) {
        return literal.length() == digits && literal.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether some event gives {@code value} this text; true where nothing is known of it. */
    private static boolean canBe(Expression value, String sought) {
        if (value instanceof TextLiteral literal) {
            return literal.value().equals(sought);
        }
        if (value instanceof Call call) {
            return switch (call.operation()) {
                case CONDITIONAL -> canBe(call.argument(1), sought) || canBe(call.argument(2), sought);
                case IF_MISSING -> canBe(call.argument(0), sought) || canBe(call.argument(1), sought);
                default -> true;
            };
        }
        Attribute attribute = attribute(value);
        // Keys and texts that are taken as they come can be anything.
        return attribute == null || !attribute.isSpelled() || sought.equals(attribute.canonical(sought));
    }

    /** The attribute that a value is, or may be; null if it is none. */
    private static @Nullable Attribute attribute(Expression value) {
        if (value instanceof Reference reference && reference.symbol() instanceof Symbol.Slot slot) {
            return slot.variable().attribute();
        }
        if (value instanceof Call call) {
            return switch (call.operation()) {
                case CONDITIONAL -> first(attribute(call.argument(1)), attribute(call.argument(2)));
                case IF_MISSING -> first(attribute(call.argument(0)), attribute(call.argument(1)));
                default -> null;
            };
        }
        return null;
    }

    private static @Nullable Attribute first(@Nullable Attribute one, @Nullable Attribute other) {
        return one == null ? other : one;
    }
}
