package dev.fraudscorer.rules.internal.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.ListType;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Meaning;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Rates;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.language.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns a checked tree of CEL into ours. What the language does not have was refused before. */
final class Translation {
    private final CelAbstractSyntaxTree tree;
    private final Positions positions;
    private final ExpressionText text;
    private final Scope scope;

    Translation(CelAbstractSyntaxTree tree, ExpressionText text, Scope scope) {
        this.tree = tree;
        this.positions = new Positions(tree, text.text());
        this.text = text;
        this.scope = scope;
    }

    /** Null if a mistake was found, which has been reported. */
    @Nullable
    Expression translate() {
        Expression expression = translate(tree.getExpr());
        return text.isFaulty() ? null : expression;
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
        String name = tree.getReferenceOrThrow(expression.id()).name();
        Meaning meaning = scope.find(name);
        if (meaning == null) {
            throw new IllegalStateException("the checker resolved a name that is not in scope: " + name);
        }
        return new Expression.Reference(meaning, positions.of(expression));
    }

    private Expression list(CelExpr expression) {
        List<Expression> items = new ArrayList<>();
        for (CelExpr item : expression.list().elements()) {
            items.add(translate(item));
        }
        boolean texts = tree.getTypeOrThrow(expression.id()) instanceof ListType list
                && list.hasElemType()
                && CelTypes.toType(list.elemType()) == Type.TEXT;
        return new Expression.ListLiteral(items, texts ? Type.TEXT_LIST : Type.NUMBER_LIST, positions.of(expression));
    }

    private Expression call(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        List<Expression> arguments = new ArrayList<>();
        call.target().ifPresent(target -> arguments.add(translate(target)));
        for (CelExpr argument : call.args()) {
            arguments.add(translate(argument));
        }
        Operation operation = Operations.find(call.function(), call.target().isPresent(), arguments.size());
        if (operation == null) {
            throw unexpected(expression);
        }
        if (operation == Operation.AMOUNT_IN) {
            exchange(arguments);
        }
        Type type = CelTypes.toType(tree.getTypeOrThrow(expression.id()));
        return new Expression.Call(operation, arguments, type, positions.of(expression));
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
            arguments.add(new Expression.Reference(new Meaning.Slot(rates.amount()), target.offset()));
            arguments.add(new Expression.Reference(new Meaning.Slot(rates.currency()), target.offset()));
            arguments.add(new Expression.Factors(currency.value(), rates.factorsTo(currency.value()), target.offset()));
        }
    }

    private static IllegalStateException unexpected(CelExpr expression) {
        return new IllegalStateException("the walk through the syntax let pass: " + expression.getKind());
    }
}
