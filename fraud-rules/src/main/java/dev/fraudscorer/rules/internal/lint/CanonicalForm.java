package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.BooleanLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.ListLiteral;
import dev.fraudscorer.rules.internal.language.Expression.NumberLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.ExpressionWriter;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.language.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Expressions as texts, equal where they mean the same, whatever the order in which sums and products are written. */
final class CanonicalForm {
    private static final Set<Operation> COMMUTATIVE =
            EnumSet.of(Operation.MULTIPLY, Operation.MIN, Operation.MAX, Operation.AND, Operation.OR);
    private static final Set<Operation> ABSORBING =
            EnumSet.of(Operation.AND, Operation.OR, Operation.CONDITIONAL, Operation.HAS, Operation.IF_MISSING);

    private CanonicalForm() {}

    static String of(Expression expression) {
        if (expression instanceof NumberLiteral literal) {
            return Double.toString(literal.value() + 0.0);
        } else if (expression instanceof TextLiteral literal) {
            return "'" + literal.value().replace("\\", "\\\\").replace("'", "\\'") + "'";
        } else if (expression instanceof BooleanLiteral literal) {
            return Boolean.toString(literal.value());
        } else if (expression instanceof ListLiteral list) {
            return list.items().stream().map(CanonicalForm::of).sorted().collect(Collectors.joining(", ", "[", "]"));
        } else if (expression instanceof Expression.Factors factors) {
            return "'" + factors.target() + "'";
        } else if (expression instanceof Reference reference) {
            return ExpressionWriter.name(reference.symbol());
        }
        return call((Call) expression);
    }

    private static String call(Call call) {
        List<String> arguments =
                new ArrayList<>(call.arguments().stream().map(CanonicalForm::of).toList());
        boolean sum = call.operation() == Operation.ADD && call.type() != Type.TEXT;
        if (sum || COMMUTATIVE.contains(call.operation())) {
            arguments.sort(null);
        }
        return call.operation().writtenName() + "(" + String.join(", ", arguments) + ")";
    }

    static Set<String> namesIn(Expression expression) {
        Set<String> names = new TreeSet<>();
        expression.walk(part -> {
            if (part instanceof Reference reference) {
                names.add(ExpressionWriter.name(reference.symbol()));
            }
        });
        return names;
    }

    /** The attributes and features without which the expression is missing. */
    static Set<String> needs(Expression expression) {
        Set<String> needs = new TreeSet<>();
        return collectNeeds(expression, needs) ? needs : Set.of();
    }

    private static boolean collectNeeds(Expression expression, Set<String> needs) {
        if (expression instanceof Reference reference && reference.symbol() instanceof Symbol.Slot slot) {
            needs.add(slot.variable().name());
        } else if (expression instanceof Call call) {
            if (ABSORBING.contains(call.operation())) {
                return false;
            }
            for (Expression argument : call.arguments()) {
                if (!collectNeeds(argument, needs)) {
                    return false;
                }
            }
        }
        return true;
    }
}
