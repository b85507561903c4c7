package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Rates;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.language.Type;
import dev.fraudscorer.shaded.dev.cel.common.CelAbstractSyntaxTree;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelConstant;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns a tree of CEL into ours, finds the type of each part on the way, and reports operations that do not fit their
 * arguments. What the language does not have was refused before. CEL's own checker finds the same types and mistakes, but
 * takes longer than all else in loading a policy: it is the oracle of the tests.
 *
 * <p>What is broken, a name or an operation that was reported, is of the type {@link Type#ANY}, which fits everywhere.
 */
final class Translation {
    private final CelAbstractSyntaxTree tree;
    private final SourcePositions positions;
    private final ExpressionText text;
    private final Scope scope;
    private boolean usesBroken;

    Translation(CelAbstractSyntaxTree tree, ExpressionText text, Scope scope) {
        this.tree = tree;
        this.positions = new SourcePositions(tree, text.text());
        this.text = text;
        this.scope = scope;
    }

    /** Null if a mistake has been reported, or a name is broken. */
    @Nullable
    Expression translate() {
        Expression expression = translate(tree.getExpr());
        return usesBroken || text.isFaulty() ? null : expression;
    }

    private Expression translate(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> literal(expression);
            case IDENT, SELECT -> reference(expression);
            case LIST -> list(expression);
            case CALL -> call(expression);
            default -> throw unexpected(expression);
        };
    }

    private Expression literal(CelExpr expression) {
        CelConstant constant = expression.constant();
        int offset = positions.of(expression);
        return switch (constant.getKind()) {
            case DOUBLE_VALUE -> new Expression.NumberLiteral(constant.doubleValue(), Type.NUMBER, offset);
            case INT64_VALUE -> new Expression.NumberLiteral(constant.int64Value(), Type.INTEGER, offset);
            case STRING_VALUE -> new Expression.TextLiteral(constant.stringValue(), offset);
            case BOOLEAN_VALUE -> new Expression.BooleanLiteral(constant.booleanValue(), offset);
            default -> throw unexpected(expression);
        };
    }

    private Expression reference(CelExpr expression) {
        Symbol symbol = Objects.requireNonNull(scope.find(name(expression)), "a name that was looked up before");
        usesBroken |= symbol instanceof Symbol.Broken;
        return new Expression.Reference(symbol, positions.of(expression));
    }

    private static String name(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.SELECT
                ? name(expression.select().operand()) + "."
                        + expression.select().field()
                : expression.ident().name();
    }

    private Expression list(CelExpr expression) {
        List<Expression> items = translateAll(expression.list().elements());
        boolean texts = !items.isEmpty() && items.get(0).type() == Type.TEXT;
        return new Expression.ListLiteral(items, texts ? Type.TEXT_LIST : Type.NUMBER_LIST, positions.of(expression));
    }

    private Expression call(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        List<CelExpr> written = new ArrayList<>();
        call.target().ifPresent(written::add);
        written.addAll(call.args());
        Operation operation = Operations.find(call.function(), call.target().isPresent(), written.size());
        if (operation == null) {
            throw unexpected(expression);
        }
        List<Expression> arguments = translateAll(written);
        int offset = positions.of(expression);
        Type type = type(operation, arguments, offset);
        if (operation == Operation.AMOUNT_IN && arguments.get(0).type() == Type.TEXT) {
            exchange(arguments);
        }
        return new Expression.Call(operation, arguments, type, offset);
    }

    private List<Expression> translateAll(List<CelExpr> expressions) {
        List<Expression> translated = new ArrayList<>(expressions.size());
        for (CelExpr expression : expressions) {
            translated.add(translate(expression));
        }
        return translated;
    }

    /** The type of the result, which is open if it hangs on an argument that is broken. */
    private Type type(Operation operation, List<Expression> arguments, int offset) {
        List<Type> types = new ArrayList<>(arguments.size());
        for (Expression argument : arguments) {
            types.add(argument.type());
        }
        Type result = operation.resultFor(types);
        if (result != null) {
            return result;
        }
        text.report(offset, operation.applyTo(types), operation.usageNear(types));
        return Type.ANY;
    }

    /** Puts amount, currency and factors in the place of the target currency. */
    private void exchange(List<Expression> arguments) {
        Expression target = arguments.remove(0);
        Rates rates = scope.rates();
        if (rates == null) {
            text.report(
                    target.offset(),
                    "'amount_in' without rates of exchange",
                    "a section 'rates', such as rates: { base: EUR, per_base: { USD: 1.08 } }");
        } else if (!(target instanceof Expression.TextLiteral currency)) {
            text.report(target.offset(), "an expression", "a currency in quotes, since rates are prepared once");
        } else if (!rates.currencies().contains(currency.value())) {
            text.reportUnknown(target.offset(), "currency", currency.value(), new TreeSet<>(rates.currencies()));
        } else {
            arguments.add(new Expression.Reference(new Symbol.Slot(rates.amount()), target.offset()));
            arguments.add(new Expression.Reference(new Symbol.Slot(rates.currency()), target.offset()));
            arguments.add(new Expression.Factors(currency.value(), rates.factorsTo(currency.value()), target.offset()));
        }
    }

    private static IllegalStateException unexpected(CelExpr expression) {
        return new IllegalStateException("the walk through the syntax let pass: " + expression.getKind());
    }
}
