package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.BooleanLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a condition has a value: in each of these cases, and in no other. A case that contradicts itself is left out, so
 * no case at all means never.
 */
final class NormalForm {
    /** A condition with more cases is left alone. */
    private static final int MOST_TERMS = 128;

    private final AtomicConstraints atoms;

    NormalForm(Domains domains) {
        this.atoms = new AtomicConstraints(domains);
    }

    /** The cases in which the condition is true, or in which it is false; null if there are too many. */
    @Nullable
    List<Term> of(Expression condition, boolean value) {
        if (condition instanceof BooleanLiteral literal) {
            return literal.value() == value ? List.of(Term.ANYTHING) : List.of();
        }
        if (condition instanceof Call call) {
            switch (call.operation()) {
                case NOT -> {
                    return of(call.argument(0), !value);
                }
                case AND, OR -> {
                    boolean both = (call.operation() == Operation.AND) == value;
                    List<Term> left = of(call.argument(0), value);
                    List<Term> right = of(call.argument(1), value);
                    return both ? both(left, right) : either(left, right);
                }
                case CONDITIONAL -> {
                    List<Term> then = both(of(call.argument(0), true), of(call.argument(1), value));
                    List<Term> otherwise = both(of(call.argument(0), false), of(call.argument(2), value));
                    return either(then, otherwise);
                }
                case EQUAL, NOT_EQUAL -> {
                    if (call.argument(0).type() == Type.BOOLEAN) {
                        boolean same = call.operation() == Operation.EQUAL;
                        return equality(call, same == value);
                    }
                }
                default -> {}
            }
        }
        Term term = atoms.term(condition, value);
        return term == null ? List.of() : List.of(term);
    }

    private @Nullable List<Term> equality(Call call, boolean same) {
        List<Term> left = both(of(call.argument(0), true), of(call.argument(1), same));
        List<Term> right = both(of(call.argument(0), false), of(call.argument(1), !same));
        return either(left, right);
    }

    private static @Nullable List<Term> either(@Nullable List<Term> left, @Nullable List<Term> right) {
        if (left == null || right == null || left.size() + right.size() > MOST_TERMS) {
            return null;
        }
        List<Term> terms = new ArrayList<>(left);
        right.stream().filter(term -> !left.contains(term)).forEach(terms::add);
        return terms;
    }

    private static @Nullable List<Term> both(@Nullable List<Term> left, @Nullable List<Term> right) {
        // Whatever the other is: never and something is never.
        if ((left != null && left.isEmpty()) || (right != null && right.isEmpty())) {
            return List.of();
        }
        if (left == null || right == null || left.size() * right.size() > MOST_TERMS) {
            return null;
        }
        List<Term> terms = new ArrayList<>();
        for (Term a : left) {
            for (Term b : right) {
                Term together = a.and(b);
                if (together != null && !terms.contains(together)) {
                    terms.add(together);
                }
            }
        }
        return terms;
    }
}
