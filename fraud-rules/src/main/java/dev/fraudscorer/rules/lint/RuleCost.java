package dev.fraudscorer.rules.lint;

import dev.fraudscorer.policy.Location;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a rule takes at worst. Immutable. */
public final class RuleCost {
    private final String rule;
    private final Location at;
    private final long steps;

    RuleCost(String rule, Location at, long steps) {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(at, "at");
        this.rule = rule;
        this.at = at;
        this.steps = steps;
    }

    /** Makes it of its parts, which the accessors describe. */
    public static RuleCost of(String rule, Location at, long steps) {
        return new RuleCost(rule, at, steps);
    }

    /** The id of the rule. */
    public String rule() {
        return rule;
    }

    /** The place of its condition. */
    public Location at() {
        return at;
    }

    /** How many steps it takes, of about a nanosecond each; for comparing rules, not for promising times. */
    public long steps() {
        return steps;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RuleCost that
                        && rule.equals(that.rule)
                        && at.equals(that.at)
                        && steps == that.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, at, steps);
    }

    @Override
    public String toString() {
        return "RuleCost[rule=" + rule + ", at=" + at + ", steps=" + steps + "]";
    }
}
