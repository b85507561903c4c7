package dev.fraudscorer.anomaly;

import java.util.List;

/**
 * How the rank of a score becomes a risk: nothing below the first quantile, on a straight line between two, and as at the
 * last one above it. Immutable, allocates nothing.
 */
final class RiskTable {
    /** One event in fifty is odd enough for evidence. */
    static final RiskTable DEFAULT = new RiskTable(
            List.of(new Knot(0.98, 0.01), new Knot(0.99, 0.05), new Knot(0.999, 0.20), new Knot(1, 0.30)));

    private final double[] quantiles;
    private final double[] risks;

    /** @param knots at least one, quantiles rising, risks not falling */
    RiskTable(List<Knot> knots) {
        this.quantiles = knots.stream().mapToDouble(Knot::quantile).toArray();
        this.risks = knots.stream().mapToDouble(Knot::risk).toArray();
    }

    /** The risk of a score above a share {@code quantile} of the recent ones; 0 if it is not odd. */
    double risk(double quantile) {
        if (quantile < quantiles[0]) {
            return 0;
        }
        int next = 1;
        while (next < quantiles.length && quantiles[next] <= quantile) {
            next++;
        }
        if (next == quantiles.length) {
            return risks[next - 1];
        }
        double share = (quantile - quantiles[next - 1]) / (quantiles[next] - quantiles[next - 1]);
        return risks[next - 1] + share * (risks[next] - risks[next - 1]);
    }

    /**
     * A quantile and its risk.
     *
     * @param quantile in [0, 1]
     * @param risk in [0, 1]
     */
    record Knot(double quantile, double risk) {}
}
