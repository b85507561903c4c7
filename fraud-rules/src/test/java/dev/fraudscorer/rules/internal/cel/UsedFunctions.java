package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.Set;

/** Collects the functions that a tree calls, by the names that CEL gives them. */
final class UsedFunctions {
    private final Set<String> names = new HashSet<>();

    private UsedFunctions() {}

    /** Of a tree that the walk through the syntax let pass. */
    static Set<String> of(CelExpr expression) {
        UsedFunctions used = new UsedFunctions();
        used.visit(expression);
        return used.names;
    }

    private void visit(CelExpr expression) {
        switch (expression.getKind()) {
            case CALL -> {
                names.add(expression.call().function());
                expression.call().target().ifPresent(this::visit);
                expression.call().args().forEach(this::visit);
            }
            case LIST -> expression.list().elements().forEach(this::visit);
            case SELECT -> visit(expression.select().operand());
            default -> {
                // A literal or a name: it calls nothing.
            }
        }
    }
}
