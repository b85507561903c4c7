package dev.fraudscorer.rules.lint;

import dev.fraudscorer.policy.Location;
import java.util.Objects;

/**
 * Something in a policy that loads but is likely a mistake. Immutable.
 *
 * @param kind what it is
 * @param subject the rule, feature or list that it is about
 * @param at where that stands
 * @param found what was found, in words
 * @param advice what to do about it
 */
public record LintFinding(LintKind kind, String subject, Location at, String found, String advice) {
    public LintFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(advice, "advice");
    }

    /** It on one line: place, what was found, what to do. */
    @Override
    public String toString() {
        return at + ": " + found + "; " + advice;
    }
}
