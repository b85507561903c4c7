package dev.fraudscorer.lab.compare;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A champion and a challenger over the same history. Immutable.
 *
 * <p>Between two models of one policy, score and decisions are the policy's, once with the champion active and the
 * challenger without effect, once the other way round; everything else is the same.
 *
 * @param champion what is in use
 * @param challenger what might take its place
 * @param from events before it were scored, since features are made of them, but not compared; null if all were
 * @param events that both scored
 * @param championOnly events that only the champion scored; the challenger's schema refuses them
 * @param challengerOnly events that only the challenger scored
 * @param score the scores of the {@code events}
 * @param decisions the decisions on the {@code events}
 * @param models the scores of the two models; null if policies are compared
 */
public record Comparison(
        Contender champion,
        Contender challenger,
        @Nullable Instant from,
        long events,
        long championOnly,
        long challengerOnly,
        ScoreComparison score,
        DecisionShift decisions,
        @Nullable ModelScores models) {
    public Comparison {
        Objects.requireNonNull(champion, "champion");
        Objects.requireNonNull(challenger, "challenger");
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(decisions, "decisions");
    }
}
