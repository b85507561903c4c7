package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.shaded.dev.cel.common.CelIssue;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import dev.fraudscorer.shaded.dev.cel.parser.CelMacro;
import dev.fraudscorer.shaded.dev.cel.parser.CelMacroExprFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * CEL's macros over a list of literals, written out when they are parsed: {@code ['a', 'b'].exists(x, card == x)}
 * becomes {@code card == 'a' || card == 'b'}. So they need no loop, and a missing value is absorbed as {@code ||} and
 * {@code &&} absorb it, as CEL defines {@code exists} and {@code all}. {@code exists_one} counts, and absorbs nothing.
 *
 * <p>What is applied to anything else is left as it is, a call of an unknown function. Confined to one thread.
 */
final class ListMacros {
    static final Set<String> NAMES = Set.of("exists", "all", "exists_one", "existsOne");

    /** How large one expression may become: about 25 copies of the largest that can be nested once. */
    static final int MOST_NODES = 10_000;

    private static final String OR = "_||_";
    private static final String AND = "_&&_";

    private int nodes;

    /** Forgets what was written out before. */
    void begin() {
        nodes = 0;
    }

    @SuppressWarnings("Immutable") // the parser that calls back is confined to one thread, as this is
    List<CelMacro> all() {
        return NAMES.stream()
                .map(name -> CelMacro.newReceiverMacro(
                        name, 2, (factory, target, arguments) -> expand(name, factory, target, arguments)))
                .toList();
    }

    private Optional<CelExpr> expand(
            String name, CelMacroExprFactory factory, CelExpr target, List<CelExpr> arguments) {
        CelExpr variable = arguments.get(0);
        boolean understood = isListOfLiterals(target) && variable.getKind() == CelExpr.ExprKind.Kind.IDENT;
        if (!understood) {
            return Optional.empty();
        }
        List<CelExpr> items = target.list().elements();
        nodes += items.size() * Substitution.sizeOf(arguments.get(1));
        if (nodes > MOST_NODES) {
            return Optional.of(factory.reportError(
                    CelIssue.formatError(factory.getSourceLocation(target), SyntaxProblem.TOO_LARGE_MACRO)));
        }
        List<CelExpr> copies = new ArrayList<>();
        for (CelExpr item : items) {
            CelExpr copy = factory.copy(arguments.get(1));
            copies.add(Substitution.replace(variable.ident().name(), item.constant(), copy));
        }
        return Optional.of(
                switch (name) {
                    case "exists" -> joined(copies, OR, factory.newBoolLiteral(false), factory);
                    case "all" -> joined(copies, AND, factory.newBoolLiteral(true), factory);
                    default -> exactlyOne(copies, factory);
                });
    }

    private static boolean isListOfLiterals(CelExpr target) {
        return target.getKind() == CelExpr.ExprKind.Kind.LIST
                && target.list().optionalIndices().isEmpty()
                && target.list().elements().stream().allMatch(item -> item.getKind() == CelExpr.ExprKind.Kind.CONSTANT);
    }

    private static CelExpr exactlyOne(List<CelExpr> copies, CelMacroExprFactory factory) {
        List<CelExpr> counted = copies.stream()
                .map(copy -> factory.newGlobalCall("_?_:_", copy, factory.newIntLiteral(1), factory.newIntLiteral(0)))
                .toList();
        CelExpr sum = joined(counted, "_+_", factory.newIntLiteral(0), factory);
        return factory.newGlobalCall("_==_", sum, factory.newIntLiteral(1));
    }

    /** As a balanced tree: the checker goes down a tree by recursion. */
    private static CelExpr joined(List<CelExpr> parts, String operator, CelExpr none, CelMacroExprFactory factory) {
        int size = parts.size();
        if (size < 2) {
            return size == 0 ? none : parts.get(0);
        }
        return factory.newGlobalCall(
                operator,
                joined(parts.subList(0, size / 2), operator, none, factory),
                joined(parts.subList(size / 2, size), operator, none, factory));
    }
}
