package dev.fraudscorer.rules.internal.language;

import dev.fraudscorer.rules.internal.language.Expression.BooleanLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.Factors;
import dev.fraudscorer.rules.internal.language.Expression.ListLiteral;
import dev.fraudscorer.rules.internal.language.Expression.NumberLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a checked expression as an analyst would write it, with parentheses around every operator within another. */
public final class ExpressionWriter {
    private ExpressionWriter() {}

    /** The text of an expression, on one line. */
    public static String write(Expression expression) {
        if (expression instanceof Call call) {
            if (call.operation() == Operation.AMOUNT_IN) {
                // Amount and currency are in the rates, not in the text.
                return call.operation().apply(List.of(write(call.argument(2))));
            }
            boolean isOperator = call.operation().form() == Operation.Form.OPERATOR;
            List<String> arguments = call.arguments().stream()
                    .map(argument -> isOperator ? inParentheses(argument, call.operation()) : write(argument))
                    .toList();
            return call.operation().apply(arguments);
        }
        if (expression instanceof ListLiteral list) {
            return list.items().stream().map(ExpressionWriter::write).collect(Collectors.joining(", ", "[", "]"));
        }
        if (expression instanceof Reference reference) {
            return name(reference.symbol());
        }
        if (expression instanceof TextLiteral text) {
            return "'" + text.value().replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
        }
        if (expression instanceof Factors factors) {
            return "'" + factors.target() + "'";
        }
        if (expression instanceof NumberLiteral number) {
            return number(number.value());
        }
        return expression instanceof BooleanLiteral truth ? Boolean.toString(truth.value()) : "rates";
    }

    /** A number without a point if it is whole and a double holds it exactly. */
    public static String number(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return isWhole ? Long.toString((long) value) : Double.toString(value);
    }

    private static String inParentheses(Expression argument, Operation outer) {
        boolean isOperator = argument instanceof Call inner && inner.operation().form() == Operation.Form.OPERATOR;
        boolean continues = argument instanceof Call inner
                && inner.operation() == outer
                && (outer == Operation.AND || outer == Operation.OR);
        boolean comparesIn = (outer == Operation.AND || outer == Operation.OR)
                && argument instanceof Call inner
                && isComparison(inner.operation());
        String written = write(argument);
        return isOperator && !continues && !comparesIn ? "(" + written + ")" : written;
    }

    private static boolean isComparison(Operation operation) {
        return switch (operation) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN -> true;
            default -> false;
        };
    }

    public static String name(Symbol symbol) {
        if (symbol instanceof Symbol.Slot slot) {
            return slot.variable().name();
        }
        if (symbol instanceof Symbol.Listed listed) {
            return Scope.LISTS + listed.list();
        }
        return symbol instanceof Symbol.BuiltIn builtIn
                ? builtIn.name().toLowerCase(Locale.ROOT)
                : "a name with a mistake";
    }
}
