package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.ListLiteral;
import dev.fraudscorer.rules.internal.language.Expression.NumberLiteral;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Type;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a condition without logic into a constraint of values: a comparison with a constant into a set of numbers or
 * texts, one of two values into a set of differences, anything else into itself being true. What it needs to be
 * evaluated is there: {@code has(x)} is true of each.
 */
final class AtomicConstraints {
    private final Domains domains;

    AtomicConstraints(Domains domains) {
        this.domains = domains;
    }

    /** What holds if the condition has this value; null if it cannot have it. */
    @Nullable
    Term term(Expression condition, boolean value) {
        Atom atom = atom(condition);
        Values values = value ? atom.values : atom.values.complement();
        Values possible = values.and(atom.domain);
        if (possible.isEmpty()) {
            return null;
        }
        Map<String, Values> all = new TreeMap<>();
        all.put(atom.key, possible);
        for (String name : CanonicalForm.needs(condition)) {
            all.put("has(" + name + ")", TextSet.TRUE);
        }
        return new Term(all);
    }

    private Atom atom(Expression condition) {
        if (condition instanceof Call call) {
            switch (call.operation()) {
                case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                    return comparison(call);
                }
                case IN -> {
                    if (call.argument(1) instanceof ListLiteral list) {
                        return member(call.argument(0), list);
                    }
                }
                default -> {}
            }
        }
        return Atom.truth(CanonicalForm.of(condition));
    }

    private Atom comparison(Call call) {
        Expression left = call.argument(0);
        Expression right = call.argument(1);
        Operation operation = call.operation();
        if (left.type().isNumeric()) {
            Double constant = constant(right);
            if (constant != null) {
                return new Atom(CanonicalForm.of(left), set(operation, constant), domains.ofNumber(left));
            }
            constant = constant(left);
            if (constant != null) {
                return new Atom(CanonicalForm.of(right), set(turned(operation), constant), domains.ofNumber(right));
            }
        } else if (left.type() == Type.TEXT && isEquality(operation)) {
            TextLiteral literal =
                    right instanceof TextLiteral ofRight ? ofRight : left instanceof TextLiteral ofLeft ? ofLeft : null;
            if (literal != null) {
                Expression other = literal == right ? left : right;
                TextSet only = TextSet.of(literal.value());
                TextSet values = operation == Operation.EQUAL ? only : only.complement();
                return new Atom(CanonicalForm.of(other), values, domains.ofText(other));
            }
        }
        return difference(operation, CanonicalForm.of(left), CanonicalForm.of(right));
    }

    /** Two values that neither is constant: what their difference may be, whichever comes first. */
    private static Atom difference(Operation operation, String left, String right) {
        boolean turn = left.compareTo(right) > 0;
        String key = turn ? right + " - " + left : left + " - " + right;
        NumberSet domain = left.equals(right) ? NumberSet.of(0) : NumberSet.ALL;
        return new Atom(key, set(turn ? turned(operation) : operation, 0), domain);
    }

    private Atom member(Expression value, ListLiteral list) {
        if (value.type().isNumeric()) {
            double[] numbers = list.items().stream()
                    .mapToDouble(item -> item instanceof NumberLiteral literal ? literal.value() : Double.NaN)
                    .toArray();
            return new Atom(CanonicalForm.of(value), NumberSet.of(numbers), domains.ofNumber(value));
        }
        Set<String> texts = list.items().stream()
                .map(item -> item instanceof TextLiteral literal ? literal.value() : CanonicalForm.of(item))
                .collect(Collectors.toSet());
        return new Atom(CanonicalForm.of(value), new TextSet(texts, false), domains.ofText(value));
    }

    private static @Nullable Double constant(Expression expression) {
        if (expression instanceof NumberLiteral literal) {
            return literal.value();
        }
        if (expression instanceof Call call && call.operation() == Operation.NEGATE) {
            Double positive = constant(call.argument(0));
            return positive == null ? null : Double.valueOf(-positive);
        }
        return null;
    }

    private static boolean isEquality(Operation operation) {
        return operation == Operation.EQUAL || operation == Operation.NOT_EQUAL;
    }

    private static NumberSet set(Operation operation, double bound) {
        return switch (operation) {
            case EQUAL -> NumberSet.of(bound);
            case NOT_EQUAL -> NumberSet.of(bound).complement();
            case LESS -> NumberSet.below(bound, false);
            case LESS_OR_EQUAL -> NumberSet.below(bound, true);
            case GREATER -> NumberSet.above(bound, false);
            case GREATER_OR_EQUAL -> NumberSet.above(bound, true);
            default -> throw new IllegalArgumentException("no comparison: " + operation);
        };
    }

    /** The equivalent comparison with its sides exchanged. */
    private static Operation turned(Operation operation) {
        return switch (operation) {
            case LESS -> Operation.GREATER;
            case LESS_OR_EQUAL -> Operation.GREATER_OR_EQUAL;
            case GREATER -> Operation.LESS;
            case GREATER_OR_EQUAL -> Operation.LESS_OR_EQUAL;
            default -> operation;
        };
    }

    private record Atom(String key, Values values, Values domain) {
        static Atom truth(String key) {
            return new Atom(key, TextSet.TRUE, TextSet.of("true", "false"));
        }
    }
}
