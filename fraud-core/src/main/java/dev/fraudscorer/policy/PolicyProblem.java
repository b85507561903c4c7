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
 */
public record PolicyProblem(
        Location at,
        String found,
        String expected,
        @Nullable String nearest) {
    public PolicyProblem {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(expected, "expected");
    }

    /** {@code policy.yaml:12:18: found …; expected …; did you mean '…'?}. */
    @Override
    public String toString() {
        String message = at + ": found " + found + "; expected " + expected;
        return nearest == null ? message : message + "; did you mean '" + nearest + "'?";
    }
}
