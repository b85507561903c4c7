package dev.fraudscorer.lab.replay.quality;

import dev.fraudscorer.lab.metrics.RankingMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How scores and decisions stand to the labels. Immutable. */
public final class ReplayQuality {
    private final Parts parts;

    ReplayQuality(Parts parts) {
        this.parts = parts;
    }

    /** Decisions of all events, and the labelled frauds among them. */
    public DecisionCounts decisions() {
        return parts.decisions;
    }

    /** How well the score ranks, over the labelled events. */
    public RankingMetrics score() {
        return parts.score;
    }

    /** How well the score would rank with the evidence of rules only. */
    public RankingMetrics rulesAlone() {
        return parts.rulesAlone;
    }

    /** How well the score would rank with the evidence of models only. */
    public RankingMetrics modelsAlone() {
        return parts.modelsAlone;
    }

    /** Each rule and each detector of anomalies with evidence, in the order of their first. */
    public List<RuleQuality> rules() {
        return parts.rules;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReplayQuality that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString().replaceFirst("Parts", "ReplayQuality");
    }

    record Parts(
            DecisionCounts decisions,
            RankingMetrics score,
            RankingMetrics rulesAlone,
            RankingMetrics modelsAlone,
            List<RuleQuality> rules) {}
}
