package dev.fraudscorer.metrics;

import dev.fraudscorer.assessment.Provenance;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A version of the policy, or other entity lists of it, took the place of those in use. Immutable. */
public final class PolicyChange {
    private final Kind kind;
    private final Provenance before;
    private final Provenance after;

    private PolicyChange(Kind kind, Provenance before, Provenance after) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.before = Objects.requireNonNull(before, "before");
        this.after = Objects.requireNonNull(after, "after");
    }

    /** Makes it of its parts, which the accessors describe. */
    public static PolicyChange of(Kind kind, Provenance before, Provenance after) {
        return new PolicyChange(kind, before, after);
    }

    /** What was read again. */
    public Kind kind() {
        return kind;
    }

    /** What was in use until now. */
    public Provenance before() {
        return before;
    }

    /** What is in use from now on; the same as before if nothing had changed. */
    public Provenance after() {
        return after;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicyChange that
                && kind == that.kind
                && before.equals(that.before)
                && after.equals(that.after);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, before, after);
    }

    @Override
    public String toString() {
        return "PolicyChange[kind=" + kind + ", before=" + before + ", after=" + after + "]";
    }

    /** What is read again. Later versions may have more of them. */
    public enum Kind {
        /** The whole policy. */
        POLICY,
        /** Its entity lists, all or some. */
        LISTS
    }
}
