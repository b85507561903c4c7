package dev.fraudscorer.rules.lint;

import dev.fraudscorer.policy.Location;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something in a policy that loads but is likely a mistake. Immutable. */
public final class LintFinding {
    private final LintKind kind;
    private final String subject;
    private final Location at;
    private final String found;
    private final String advice;

    LintFinding(LintKind kind, String subject, Location at, String found, String advice) {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(advice, "advice");
        this.kind = kind;
        this.subject = subject;
        this.at = at;
        this.found = found;
        this.advice = advice;
    }

    /** Makes it of its parts, which the accessors describe. */
    public static LintFinding of(LintKind kind, String subject, Location at, String found, String advice) {
        return new LintFinding(kind, subject, at, found, advice);
    }

    /** What it is. */
    public LintKind kind() {
        return kind;
    }

    /** The rule, feature or list that it is about. */
    public String subject() {
        return subject;
    }

    /** Its place in the policy. */
    public Location at() {
        return at;
    }

    /** What was found, in words. */
    public String found() {
        return found;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** It on one line: place, what was found, what to do. */
    @Override
    public String toString() {
        return at + ": " + found + "; " + advice;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof LintFinding that
                        && kind.equals(that.kind)
                        && subject.equals(that.subject)
                        && at.equals(that.at)
                        && found.equals(that.found)
                        && advice.equals(that.advice));
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, subject, at, found, advice);
    }
}
