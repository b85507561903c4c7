package dev.fraudscorer.examples.quickstart;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.lab.metrics.Confusion;
import dev.fraudscorer.lab.policymodel.TrainingReport;
import dev.fraudscorer.lab.replay.quality.DecisionCounts;
import dev.fraudscorer.lab.replay.quality.ReplayQuality;
import dev.fraudscorer.lab.replay.quality.RuleQuality;
import java.io.PrintStream;
import java.util.Locale;

/** Prints how decisions stand to the truth, how long a score takes, and the same figures as one line of JSON. */
final class Report {
    private final PrintStream out;

    private Report(PrintStream out) {
        this.out = out;
    }

    static void print(ScoredHistory scored, TrainingReport training, PrintStream out) {
        new Report(out).print(scored, training);
    }

    private void print(ScoredHistory scored, TrainingReport training) {
        ReplayQuality quality = scored.quality();
        say("Summary of %,d payments after %s", scored.events(), training.trainedUntil());
        if (!scored.faults().isEmpty()) {
            say("In the whole history: %s", scored.faults());
        }
        say("");
        decisions(quality.decisions());
        ranking(quality);
        rules(quality);
        Latencies latencies = scored.latencies();
        say(
                "Latency of one score: p50 %.1f µs, p99 %.1f µs, p99.9 %.1f µs",
                latencies.micros(0.5), latencies.micros(0.99), latencies.micros(0.999));
        say("");
        out.println(json(scored, quality));
    }

    private void decisions(DecisionCounts counts) {
        say("decision       payments     fraud   share fraud");
        decision("approved", counts.approved(), counts.fraudsApproved());
        decision("reviewed", counts.reviewed(), counts.fraudsReviewed());
        decision("denied", counts.denied(), counts.fraudsDenied());
        say("");
    }

    private void decision(String name, long events, long frauds) {
        say("%-12s %,10d %,9d %11.2f %%", name, events, frauds, events == 0 ? 0 : 100.0 * frauds / events);
    }

    private void ranking(ReplayQuality quality) {
        say("ranking               AUC ROC   average precision");
        say(
                "rules alone           %7.4f   %7.4f",
                quality.rulesAlone().aucRoc(), quality.rulesAlone().averagePrecision());
        say(
                "model alone           %7.4f   %7.4f",
                quality.modelsAlone().aucRoc(), quality.modelsAlone().averagePrecision());
        say(
                "rules and model       %7.4f   %7.4f",
                quality.score().aucRoc(), quality.score().averagePrecision());
        say("");
    }

    private void rules(ReplayQuality quality) {
        say("%-26s %8s %10s %8s %14s", "rule", "fired", "precision", "recall", "not evaluable");
        for (RuleQuality rule : quality.rules()) {
            Confusion hits = rule.confusion();
            say(
                    "%-26s %,8d %10s %8s %,14d",
                    rule.rule() + (rule.mode() == Mode.SHADOW ? " (shadow)" : ""),
                    rule.fired(),
                    share(hits.precision()),
                    share(hits.recall()),
                    rule.notEvaluable());
        }
        say("");
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String json(ScoredHistory scored, ReplayQuality quality) {
        DecisionCounts decisions = quality.decisions();
        Latencies latencies = scored.latencies();
        return String.format(
                Locale.ROOT,
                "{\"events\":%d,\"auc\":%s,\"average_precision\":%s,\"approved\":%d,\"reviewed\":%d,\"denied\":%d,"
                        + "\"p50_us\":%s,\"p99_us\":%s,\"p999_us\":%s}",
                scored.events(),
                number(quality.score().aucRoc(), "%.5f"),
                number(quality.score().averagePrecision(), "%.5f"),
                decisions.approved(),
                decisions.reviewed(),
                decisions.denied(),
                number(latencies.micros(0.5), "%.2f"),
                number(latencies.micros(0.99), "%.2f"),
                number(latencies.micros(0.999), "%.2f"));
    }

    /** JSON has no NaN: what is undefined without frauds, or without events, is null. */
    private static String number(double value, String format) {
        return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, format, value);
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
