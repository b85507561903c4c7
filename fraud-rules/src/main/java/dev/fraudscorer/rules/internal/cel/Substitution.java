package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.shaded.dev.cel.common.ast.CelConstant;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.stream.Stream;

/** Puts a literal in the place of a name, and keeps the ids, to which the places in the text belong. */
final class Substitution {
    private Substitution() {}

    static CelExpr replace(String name, CelConstant literal, CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT ->
                expression.ident().name().equals(name)
                        ? expression.toBuilder().setConstant(literal).build()
                        : expression;
            case SELECT -> {
                CelExpr operand = replace(name, literal, expression.select().operand());
                yield expression.toBuilder()
                        .setSelect(expression.select().toBuilder()
                                .setOperand(operand)
                                .build())
                        .build();
            }
            case CALL -> call(name, literal, expression);
            case LIST -> {
                List<CelExpr> items =
                        replaceAll(name, literal, expression.list().elements());
                yield expression.toBuilder()
                        .setList(CelExpr.CelList.newBuilder().addElements(items).build())
                        .build();
            }
            default -> expression;
        };
    }

    /** How many nodes a tree has. */
    static int sizeOf(CelExpr expression) {
        Stream<CelExpr> parts = switch (expression.getKind()) {
            case SELECT -> Stream.of(expression.select().operand());
            case CALL -> Stream.concat(expression.call().target().stream(), expression.call().args().stream());
            case LIST -> expression.list().elements().stream();
            default -> Stream.empty();
        };
        return 1 + parts.mapToInt(Substitution::sizeOf).sum();
    }

    private static CelExpr call(String name, CelConstant literal, CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        CelExpr.CelCall.Builder replaced = CelExpr.CelCall.newBuilder()
                .setFunction(call.function())
                .addArgs(replaceAll(name, literal, call.args()));
        call.target().ifPresent(target -> replaced.setTarget(replace(name, literal, target)));
        return expression.toBuilder().setCall(replaced.build()).build();
    }

    private static List<CelExpr> replaceAll(String name, CelConstant literal, List<CelExpr> expressions) {
        return expressions.stream()
                .map(expression -> replace(name, literal, expression))
                .toList();
    }
}
