package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.assessment.Combiner;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.Thresholds;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code score:}, how score and decision follow from evidence. */
public final class ScoreSection {
    private static final List<String> KEYS =
            List.of("combine", "base_rate", "thresholds", "overrides", "on_failure", "on_nothing");
    private static final double LEAST_BASE_RATE = 1e-6;
    private static final double DEFAULT_BASE_RATE = 0.5;

    private final PolicyReader reader;

    public ScoreSection(PolicyReader reader) {
        this.reader = reader;
    }

    /**
     * The scheme; null if something was reported.
     *
     * @param reactions to the failures of single sources, by their ids
     */
    @Nullable
    public ScoringScheme read(Node section, Map<String, Decision> reactions) {
        MapNode map = reader.map(section, KEYS);
        if (map == null) {
            return null;
        }
        Combiner combine = reader.constant(map.get("combine"), Combiner.class, "combiner", Combiner.NOISY_OR);
        Node baseRateNode = map.get("base_rate");
        Double baseRate = baseRateNode == null
                ? Double.valueOf(DEFAULT_BASE_RATE)
                : reader.number(baseRateNode, LEAST_BASE_RATE, 1 - LEAST_BASE_RATE);
        if (baseRateNode != null && combine != null && combine != Combiner.LOG_ODDS) {
            reader.report(baseRateNode.at(), "base_rate with " + combine.policyName(), "it only with log_odds");
        }
        Thresholds thresholds = thresholds(reader.require(map, "thresholds", "thresholds: { approve: α, deny: β }"));
        Node overridesNode = map.get("overrides");
        List<Decision> overrides = overridesNode == null ? ScoringScheme.DEFAULT_OVERRIDES : overrides(overridesNode);
        Decision onFailure = reader.constant(map.get("on_failure"), Decision.class, "decision", Decision.REVIEW);
        Decision onNothing = reader.constant(map.get("on_nothing"), Decision.class, "decision");
        if (combine == null || baseRate == null || thresholds == null || overrides == null || onFailure == null) {
            return null;
        }
        return ScoringScheme.of(combine, baseRate, thresholds, overrides, onFailure)
                .withReactions(reactions, onNothing);
    }

    private @Nullable Thresholds thresholds(@Nullable Node node) {
        MapNode map = reader.map(node, List.of("approve", "deny"));
        if (node == null || map == null) {
            return null;
        }
        Double approve =
                reader.number(reader.require(map, "approve", "the threshold α below which a score approves"), 0, 1);
        Double deny =
                reader.number(reader.require(map, "deny", "the threshold β at or above which a score denies"), 0, 1);
        if (approve == null || deny == null) {
            return null;
        }
        if (approve > deny) {
            reader.report(node.at(), "approve " + approve + " above deny " + deny, "approve not above deny");
            return null;
        }
        return new Thresholds(approve, deny);
    }

    private @Nullable List<Decision> overrides(Node node) {
        List<Node> items = reader.list(node);
        if (items == null) {
            return null;
        }
        List<Decision> decisions = new ArrayList<>();
        for (Node item : items) {
            Decision decision = reader.constant(item, Decision.class, "decision");
            if (decision == null) {
                return null;
            }
            decisions.add(decision);
        }
        int all = Decision.values().length;
        if (decisions.size() != all || new HashSet<>(decisions).size() != all) {
            reader.report(
                    node.at(), "the overrides " + decisions, "approve, review and deny, each once, in their order");
            return null;
        }
        return decisions;
    }
}
