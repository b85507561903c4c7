package dev.fraudscorer.lab.compare;

import dev.fraudscorer.assessment.Decision;
import java.util.Objects;

/**
 * One cell of a {@link DecisionShift}. Immutable.
 *
 * @param champion what the champion decides
 * @param challenger what the challenger decides on the same events
 * @param events how many events
 * @param frauds how many of them are labelled as fraud
 * @param goods how many of them are labelled as no fraud
 */
public record DecisionMove(Decision champion, Decision challenger, long events, long frauds, long goods) {
    public DecisionMove {
        Objects.requireNonNull(champion, "champion");
        Objects.requireNonNull(challenger, "challenger");
    }

    /** Whether the challenger decides more severely. */
    public boolean isMoreSevere() {
        return challenger.compareTo(champion) > 0;
    }

    /** Whether the challenger decides more mildly. */
    public boolean isMilder() {
        return challenger.compareTo(champion) < 0;
    }
}
