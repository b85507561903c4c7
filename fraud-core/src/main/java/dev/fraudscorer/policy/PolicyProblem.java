package dev.fraudscorer.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in a policy folder. Immutable.
 *
 * @param at where it stands
 * @param found what stands there
 * @param expected what should
 * @param nearest the known name that was probably meant; null if none is near
 * @param excerpt the line of the document, cut if it is long, and under it a line with a caret at the place; null if the
 *     place is in no text of the policy, as for a list file or for a section made by code
 */
public record PolicyProblem(
        Location at,
        String found,
        String expected,
        @Nullable String nearest,
        @Nullable String excerpt) {
    public PolicyProblem {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(expected, "expected");
    }

    PolicyProblem withExcerpt(@Nullable String shown) {
        return new PolicyProblem(at, found, expected, nearest, shown);
    }

    /** On one line: {@code policy.yaml:12:18: found …; expected …; did you mean '…'?}. */
    @Override
    public String toString() {
        String message = at + ": found " + found + "; expected " + expected;
        return nearest == null ? message : message + "; did you mean '" + nearest + "'?";
    }
}
