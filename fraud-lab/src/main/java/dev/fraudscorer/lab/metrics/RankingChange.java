package dev.fraudscorer.lab.metrics;

import java.util.Objects;

/**
 * One figure of two sides on the same events. Immutable.
 *
 * @param champion of the champion's scores
 * @param challenger of the challenger's scores
 * @param difference challenger less champion; its interval is of the differences on the same resampled events
 */
public record RankingChange(Estimate champion, Estimate challenger, Estimate difference) {
    public RankingChange {
        Objects.requireNonNull(champion, "champion");
        Objects.requireNonNull(challenger, "challenger");
        Objects.requireNonNull(difference, "difference");
    }
}
