package dev.fraudscorer.lab.compare;

import dev.fraudscorer.lab.metrics.Estimate;
import dev.fraudscorer.lab.metrics.RankingChange;
import dev.fraudscorer.lab.metrics.RankingComparison;
import dev.fraudscorer.lab.metrics.ScoreBin;
import dev.fraudscorer.lab.metrics.ScoreShift;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison as one JSON object, for a pipeline that decides about a challenger. Stateless, thread-safe. */
public final class ComparisonJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ComparisonJson() {}

    /** The comparison, indented, with a line break at its end; what is undefined is null. */
    public static String write(Comparison comparison) {
        ObjectNode root = MAPPER.createObjectNode();
        put(root.putObject("champion"), comparison.champion());
        put(root.putObject("challenger"), comparison.challenger());
        root.put("from", comparison.from() == null ? null : comparison.from().toString());
        root.put("events", comparison.events());
        root.put("champion_only", comparison.championOnly());
        root.put("challenger_only", comparison.challengerOnly());
        put(root.putObject("score"), comparison.score());
        put(root.putArray("decisions"), comparison.decisions());
        ModelScores models = comparison.models();
        if (models != null) {
            ObjectNode node = root.putObject("models");
            node.put("events", models.events());
            node.put("champion_only", models.championOnly());
            node.put("challenger_only", models.challengerOnly());
            node.put("neither", models.neither());
            put(node.putObject("score"), models.score());
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void put(ObjectNode node, Contender contender) {
        node.put("policy", contender.policy().policy());
        node.put("version", contender.policy().version());
        node.put("digest", contender.policy().digest());
        if (contender.model() != null) {
            node.put("model", contender.model());
        }
        node.put("scored", contender.replay().scored());
        node.put("broken", contender.replay().broken());
        node.put("degraded", contender.replay().degraded());
    }

    private static void put(ObjectNode node, ScoreComparison score) {
        ScoreShift shift = score.shift();
        ObjectNode distribution = node.putObject("distribution");
        putNumber(distribution, "psi", shift.psi());
        ArrayNode bins = distribution.putArray("bins");
        for (ScoreBin bin : shift.bins()) {
            ObjectNode item = bins.addObject();
            putNumber(item, "above", bin.above());
            putNumber(item, "up_to", bin.upTo());
            item.put("champion_share", bin.championShare());
            item.put("challenger_share", bin.challengerShare());
            item.put("psi", bin.psi());
        }
        RankingComparison ranking = score.ranking();
        ObjectNode labelled = node.putObject("ranking");
        labelled.put("frauds", ranking.frauds());
        labelled.put("goods", ranking.goods());
        labelled.put("resamples", ranking.resampling().resamples());
        labelled.put("seed", ranking.resampling().seed());
        put(labelled.putObject("auc_roc"), ranking.aucRoc());
        put(labelled.putObject("average_precision"), ranking.averagePrecision());
    }

    private static void put(ObjectNode node, RankingChange change) {
        put(node.putObject("champion"), change.champion());
        put(node.putObject("challenger"), change.challenger());
        put(node.putObject("difference"), change.difference());
    }

    private static void put(ObjectNode node, Estimate estimate) {
        putNumber(node, "value", estimate.value());
        putNumber(node, "low", estimate.low());
        putNumber(node, "high", estimate.high());
    }

    private static void put(ArrayNode moves, DecisionShift shift) {
        for (DecisionMove move : shift.moves()) {
            moves.addObject()
                    .put("champion", move.champion().name())
                    .put("challenger", move.challenger().name())
                    .put("events", move.events())
                    .put("frauds", move.frauds())
                    .put("goods", move.goods());
        }
    }

    /** JSON has neither NaN nor infinity. */
    private static void putNumber(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
