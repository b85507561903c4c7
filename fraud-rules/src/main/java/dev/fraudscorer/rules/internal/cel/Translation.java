package dev.fraudscorer.rules.internal.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.ListType;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Meaning;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.language.Type;
import java.util.ArrayList;
import java.util.List;

/** Turns a checked tree of CEL into ours. What the language does not have was refused before. */
final class Translation {
    private final CelAbstractSyntaxTree tree;
    private final Positions positions;
    private final Scope scope;

    Translation(CelAbstractSyntaxTree tree, ExpressionText text, Scope scope) {
        this.tree = tree;
        this.positions = new Positions(tree, text.text());
        this.scope = scope;
    }

    Expression translate() {
        return translate(tree.getExpr());
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
        Type type = CelTypes.toType(tree.getTypeOrThrow(expression.id()));
        return new Expression.Call(operation, arguments, type, positions.of(expression));
    }

    private static IllegalStateException unexpected(CelExpr expression) {
        return new IllegalStateException("the walk through the syntax let pass: " + expression.getKind());
    }
}
