package dev.fraudscorer.lab.replay.quality;

import dev.fraudscorer.lab.metrics.RankingMetrics;
import java.util.List;
import java.util.Objects;

/**
 * How scores and decisions stand to the labels. Immutable.
 *
 * @param decisions decisions of all events, and the labelled frauds among them
 * @param score how well the score ranks, over the labelled events
 * @param rulesAlone how well the score would rank with the evidence of rules only
 * @param modelsAlone how well the score would rank with the evidence of models only
 * @param rules each rule and each detector of anomalies with evidence, in the order of their first
 */
public record ReplayQuality(
        DecisionCounts decisions,
        RankingMetrics score,
        RankingMetrics rulesAlone,
        RankingMetrics modelsAlone,
        List<RuleQuality> rules) {
    public ReplayQuality {
        Objects.requireNonNull(decisions, "decisions");
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(rulesAlone, "rulesAlone");
        Objects.requireNonNull(modelsAlone, "modelsAlone");
        rules = List.copyOf(rules);
    }
}
