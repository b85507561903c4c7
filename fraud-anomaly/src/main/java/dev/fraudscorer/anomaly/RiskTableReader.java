package dev.fraudscorer.anomaly;

import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code risk_at: { 0.99: 0.05, 0.999: 0.2 }}. */
final class RiskTableReader {
    private static final String EXPECTED = "quantiles with their risks, such as { 0.99: 0.05, 0.999: 0.2 }";

    private final PolicyReader reader;

    RiskTableReader(PolicyReader reader) {
        this.reader = reader;
    }

    /** The table; null if something was reported. */
    @Nullable
    RiskTable read(Node node) {
        MapNode map = reader.map(node);
        if (map == null) {
            return null;
        }
        List<RiskTable.Knot> knots = new ArrayList<>();
        boolean valid = !map.entries().isEmpty();
        if (!valid) {
            reader.report(node.at(), "an empty mapping", EXPECTED);
        }
        for (MapNode.Entry entry : map.entries()) {
            RiskTable.Knot knot = knot(entry);
            valid &= knot != null && follows(knot, knots, entry);
            if (knot != null) {
                knots.add(knot);
            }
        }
        return valid ? new RiskTable(knots) : null;
    }

    private RiskTable.@Nullable Knot knot(MapNode.Entry entry) {
        Double quantile = quantile(entry);
        Double risk = reader.number(entry.value(), 0, 1);
        return quantile == null || risk == null ? null : new RiskTable.Knot(quantile, risk);
    }

    private @Nullable Double quantile(MapNode.Entry entry) {
        try {
            double quantile = Double.parseDouble(entry.key());
            if (quantile >= 0 && quantile <= 1) {
                return quantile;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        reader.report(entry.at(), "the key '" + entry.key() + "'", "a quantile in [0, 1]");
        return null;
    }

    private boolean follows(RiskTable.Knot knot, List<RiskTable.Knot> before, MapNode.Entry entry) {
        if (before.isEmpty()) {
            return true;
        }
        RiskTable.Knot last = before.get(before.size() - 1);
        if (knot.quantile() <= last.quantile()) {
            reader.report(
                    entry.at(),
                    "the quantile " + knot.quantile() + " after " + last.quantile(),
                    "quantiles that rise from one to the next");
            return false;
        }
        if (knot.risk() < last.risk()) {
            reader.report(
                    entry.value().at(),
                    "the risk " + knot.risk() + " after " + last.risk(),
                    "risks that do not fall: the odder, the riskier");
            return false;
        }
        return true;
    }
}
