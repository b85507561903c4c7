package dev.fraudscorer.cli.text;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.lab.metrics.Confusion;
import dev.fraudscorer.lab.replay.ReplaySummary;
import dev.fraudscorer.lab.replay.quality.DecisionCounts;
import dev.fraudscorer.lab.replay.quality.ReplayQuality;
import dev.fraudscorer.lab.replay.quality.RuleQuality;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells a replay's summary in words. */
public final class SummaryText {
    private SummaryText() {}

    public static void print(ReplaySummary summary, PrintWriter writer) {
        TextLines out = new TextLines(writer);
        out.line(
                "%,d lines: %,d scored, %,d broken, %,d repeated, %,d conflicting, %,d out of order",
                summary.lines(),
                summary.scored(),
                summary.broken(),
                summary.repeated(),
                summary.conflicting(),
                summary.outOfOrder());
        out.line(
                "%,d frauds became known on the way; %,d assessments were degraded",
                summary.labels(), summary.degraded());
        ReplayQuality quality = summary.quality();
        DecisionCounts decisions = quality.decisions();
        out.line(
                "approved %,d (%,d fraud), reviewed %,d (%,d fraud), denied %,d (%,d fraud)",
                decisions.approved(),
                decisions.fraudsApproved(),
                decisions.reviewed(),
                decisions.fraudsReviewed(),
                decisions.denied(),
                decisions.fraudsDenied());
        if (quality.score().frauds() > 0 && quality.score().goods() > 0) {
            out.line(
                    "AUC ROC %.4f, average precision %.4f over %,d labelled events",
                    quality.score().aucRoc(),
                    quality.score().averagePrecision(),
                    quality.score().frauds() + quality.score().goods());
        }
        for (RuleQuality rule : quality.rules()) {
            Confusion hits = rule.confusion();
            out.line(
                    "rule %s%s: fired on %,d, precision %s, recall %s, not evaluable on %,d",
                    rule.rule(),
                    rule.mode() == Mode.SHADOW ? " (shadow)" : "",
                    rule.fired(),
                    share(hits.precision()),
                    share(hits.recall()),
                    rule.notEvaluable());
        }
        out.flush();
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.3f", value);
    }
}
