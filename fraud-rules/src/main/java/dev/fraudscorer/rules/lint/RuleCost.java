package dev.fraudscorer.rules.lint;

import dev.fraudscorer.policy.Location;
import java.util.Objects;

/**
 * What a rule takes at worst. Immutable.
 *
 * @param rule its id
 * @param at where its condition stands
 * @param steps of about a nanosecond each; for comparing rules, not for promising times
 */
public record RuleCost(String rule, Location at, long steps) {
    public RuleCost {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(at, "at");
    }
}
