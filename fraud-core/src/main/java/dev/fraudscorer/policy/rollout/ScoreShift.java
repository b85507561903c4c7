package dev.fraudscorer.policy.rollout;

import java.util.List;

/**
 * How the challenger's scores differ from the champion's, on the events compared. Immutable.
 *
 * @param champion how many of its scores lie in [0, 0.1), [0.1, 0.2) and so on; ten counts, the last one with 1
 * @param challenger the same of the challenger's
 * @param meanDifference the challenger's score less the champion's, on average; 0 without events
 * @param psi the population stability index of the ten counts, with half an event added to each so that an empty one has a
 *     logarithm: below 0.1 the distributions are taken for the same, above 0.25 for different ones
 */
public record ScoreShift(List<Long> champion, List<Long> challenger, double meanDifference, double psi) {
    public ScoreShift {
        champion = List.copyOf(champion);
        challenger = List.copyOf(challenger);
    }
}
