package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.rules.internal.language.Expression;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a condition is true and when it is false, as far as that can be derived. Immutable.
 *
 * @param whenTrue the cases in which it is true; null if there are too many
 * @param whenFalse the cases in which it is false; null if there are too many
 */
record TruthCases(@Nullable List<Term> whenTrue, @Nullable List<Term> whenFalse) {
    static TruthCases of(Expression condition, NormalForm forms) {
        return new TruthCases(forms.of(condition, true), forms.of(condition, false));
    }

    boolean isNeverTrue() {
        return whenTrue != null && whenTrue.isEmpty();
    }

    /** Whether it is true wherever it can be decided. */
    boolean isNeverFalse() {
        return whenFalse != null && whenFalse.isEmpty();
    }

    /** Whether the other is true wherever this is: certain if this returns true, possible otherwise. */
    boolean implies(TruthCases other) {
        if (whenTrue == null || whenTrue.isEmpty()) {
            return false;
        }
        for (Term mine : whenTrue) {
            if (!other.holdsIn(mine)) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsIn(Term given) {
        if (whenTrue != null && whenTrue.stream().anyMatch(given::implies)) {
            return true;
        }
        // Not false, and not missing either, since all that it reads is there.
        return whenFalse != null
                && whenTrue != null
                && given.values().keySet().containsAll(read())
                && whenFalse.stream().allMatch(term -> given.and(term) == null);
    }

    private Set<String> read() {
        Set<String> read = new TreeSet<>();
        for (List<Term> terms : List.of(requireKnown(whenTrue), requireKnown(whenFalse))) {
            terms.forEach(term -> read.addAll(term.values().keySet()));
        }
        return read;
    }

    private static List<Term> requireKnown(@Nullable List<Term> terms) {
        return terms == null ? List.of() : terms;
    }
}
