package dev.fraudscorer.lab.compare;

import java.util.Objects;

/**
 * The scores of two models themselves, before the policy's other evidence. Immutable.
 *
 * @param events on which both gave a score
 * @param championOnly events on which only the champion did: a value that the other needs was missing, or it failed
 * @param challengerOnly events on which only the challenger did
 * @param neither events on which neither did
 * @param score both scores of the {@code events}
 */
public record ModelScores(long events, long championOnly, long challengerOnly, long neither, ScoreComparison score) {
    public ModelScores {
        Objects.requireNonNull(score, "score");
    }
}
