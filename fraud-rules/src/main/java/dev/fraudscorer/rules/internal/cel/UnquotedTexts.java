package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.language.Type;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The places of names where a text would fit: compared with another name that is a text, or given to its method. */
final class UnquotedTexts {
    private final Scope scope;
    private final SourcePositions positions;
    private final Set<Integer> places = new HashSet<>();

    private UnquotedTexts(ParsedExpression parsed, Scope scope) {
        this.scope = scope;
        this.positions = new SourcePositions(parsed.tree(), parsed.text().text());
    }

    /** In code points. */
    static Set<Integer> places(ParsedExpression parsed, Scope scope) {
        UnquotedTexts texts = new UnquotedTexts(parsed, scope);
        texts.visit(parsed.tree().getExpr());
        return texts.places;
    }

    /** What to write instead of a name that is none. */
    static String remedy(String name) {
        return "a text in quotes: \"" + name + "\"";
    }

    private void visit(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return;
        }
        CelExpr.CelCall call = expression.call();
        List<CelExpr> arguments = call.args();
        boolean compares = call.function().equals(Operation.EQUAL.celName())
                || call.function().equals(Operation.NOT_EQUAL.celName());
        if (compares && arguments.size() == 2) {
            addIfPairedWith(arguments.get(0), arguments.get(1));
            addIfPairedWith(arguments.get(1), arguments.get(0));
        }
        call.target().ifPresent(target -> {
            arguments.forEach(argument -> addIfPairedWith(argument, target));
            visit(target);
        });
        arguments.forEach(this::visit);
    }

    private void addIfPairedWith(CelExpr name, CelExpr other) {
        if (name.getKind() == CelExpr.ExprKind.Kind.IDENT && isText(other)) {
            places.add(positions.of(name));
        }
    }

    private boolean isText(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> {
                Symbol symbol = scope.find(expression.ident().name());
                yield symbol != null && !(symbol instanceof Symbol.Broken) && symbol.type() == Type.TEXT;
            }
            default -> false;
        };
    }
}
