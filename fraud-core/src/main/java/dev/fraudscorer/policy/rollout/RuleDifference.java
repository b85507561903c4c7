package dev.fraudscorer.policy.rollout;

import java.util.Objects;

/**
 * On how many of the events compared a rule fired, with effect or without. Immutable.
 *
 * @param rule its id, by which it is the same rule in both policies
 * @param both in both policies
 * @param onlyChampion in that of the champion alone
 * @param onlyChallenger in that of the challenger alone
 */
public record RuleDifference(String rule, long both, long onlyChampion, long onlyChallenger) {
    public RuleDifference {
        Objects.requireNonNull(rule, "rule");
    }

    /** Whether it fired on other events in the one policy than in the other. */
    public boolean differs() {
        return onlyChampion > 0 || onlyChallenger > 0;
    }
}
