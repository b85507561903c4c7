package dev.fraudscorer.lab.compare;

import dev.fraudscorer.lab.metrics.RankingComparison;
import dev.fraudscorer.lab.metrics.ScoreShift;
import java.util.Objects;

/**
 * Two scores of the same events. Immutable.
 *
 * @param shift how far their distributions are apart, over all events
 * @param ranking how well each separates fraud from the rest, over the labelled events; it may be undefined
 */
public record ScoreComparison(ScoreShift shift, RankingComparison ranking) {
    public ScoreComparison {
        Objects.requireNonNull(shift, "shift");
        Objects.requireNonNull(ranking, "ranking");
    }
}
