package dev.fraudscorer.rules.internal.lint;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What holds together: each thing has one of its values. Immutable.
 *
 * @param values the possible values by what they are values of; none is empty
 */
record Term(Map<String, Values> values) {
    /** Without constraints, so it always holds. */
    static final Term ANYTHING = new Term(Map.of());

    Term {
        values = Map.copyOf(values);
    }

    /** Both together; null if they cannot hold together. */
    @Nullable
    Term and(Term other) {
        Map<String, Values> both = new TreeMap<>(values);
        for (Map.Entry<String, Values> entry : other.values.entrySet()) {
            Values before = both.get(entry.getKey());
            Values after = before == null ? entry.getValue() : before.and(entry.getValue());
            if (after.isEmpty()) {
                return null;
            }
            both.put(entry.getKey(), after);
        }
        return new Term(both);
    }

    /** Whether the other holds wherever this holds. */
    boolean implies(Term other) {
        for (Map.Entry<String, Values> entry : other.values.entrySet()) {
            Values mine = values.get(entry.getKey());
            if (mine == null || !mine.within(entry.getValue())) {
                return false;
            }
        }
        return true;
    }
}
