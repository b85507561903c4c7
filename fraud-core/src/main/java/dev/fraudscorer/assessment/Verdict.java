package dev.fraudscorer.assessment;

import java.util.Objects;

/**
 * A decision and what made it. Immutable.
 *
 * @param decision the final act
 * @param decidedBy what made it
 */
public record Verdict(Decision decision, DecidedBy decidedBy) {
    public Verdict {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(decidedBy, "decidedBy");
    }
}
