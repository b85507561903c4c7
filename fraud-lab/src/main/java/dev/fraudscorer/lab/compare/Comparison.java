package dev.fraudscorer.lab.compare;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A champion and a challenger over the same history. Immutable.
 *
 * <p>Between two models of one policy, score and decisions are the policy's, once with the champion active and the
 * challenger without effect, once the other way round; everything else is the same.
 */
public final class Comparison {
    private final Parts parts;

    Comparison(Parts parts) {
        this.parts = parts;
    }

    /** What is in use. */
    public Contender champion() {
        return parts.champion;
    }

    /** What might take its place. */
    public Contender challenger() {
        return parts.challenger;
    }

    /** Events before it were scored, since features are made of them, but not compared; null if all were. */
    public @Nullable Instant from() {
        return parts.from;
    }

    /** That both scored. */
    public long events() {
        return parts.events;
    }

    /** Events that only the champion scored; the challenger's schema refuses them. */
    public long championOnly() {
        return parts.championOnly;
    }

    /** Events that only the challenger scored. */
    public long challengerOnly() {
        return parts.challengerOnly;
    }

    /** The scores of the {@code events}. */
    public ScoreComparison score() {
        return parts.score;
    }

    /** The decisions on the {@code events}. */
    public DecisionShift decisions() {
        return parts.decisions;
    }

    /** The scores of the two models; null if policies are compared. */
    public @Nullable ModelScores models() {
        return parts.models;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Comparison that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString().replaceFirst("Parts", "Comparison");
    }

    record Parts(
            Contender champion,
            Contender challenger,
            @Nullable Instant from,
            long events,
            long championOnly,
            long challengerOnly,
            ScoreComparison score,
            DecisionShift decisions,
            @Nullable ModelScores models) {}
}
