package dev.fraudscorer.lab.compare;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.lab.replay.ReplaySummary;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison. Immutable.
 *
 * @param policy the policy with its digest
 * @param model the model that is compared; null if the policy is
 * @param replay what its replay did, from the beginning of the history
 */
public record Contender(Provenance policy, @Nullable String model, ReplaySummary replay) {
    public Contender {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(replay, "replay");
    }
}
