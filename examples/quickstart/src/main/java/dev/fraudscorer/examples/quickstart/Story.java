package dev.fraudscorer.examples.quickstart;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Thresholds;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import dev.fraudscorer.spi.vector.Variable;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Prints assessments with their evidence for a person to read. */
final class Story {
    /** What a person looks at first; each is printed if the policy has it and it is present. */
    private static final List<Fact> FACTS = List.of(
            new Fact("card.count_1h", "the card's payments within an hour: %.0f"),
            new Fact("amount_to_card_mean_30d", "amount to the card's mean of a month: %.1f"),
            new Fact("device.distinct_card_10m", "the device's cards within ten minutes: %.0f"),
            new Fact("device.count_30d", "the device's payments within a month: %.0f"),
            new Fact("merchant.fraud_rate_30d_offset_7d", "frauds among the shop's older payments: %.3f"));

    private final PrintStream out;

    Story(PrintStream out) {
        this.out = out;
    }

    void print(List<ReplayedEvent> events, List<Variable> variables) {
        for (ReplayedEvent event : events) {
            print(event, variables);
            say("");
        }
    }

    private void print(ReplayedEvent replayed, List<Variable> variables) {
        Assessment assessment = replayed.assessment();
        Event event = replayed.historic().event();
        say("%-7s  score %.3f   payment %s at %s", assessment.decision(), assessment.score(), event.id(), event.time());
        say(
                "         %s %.2f at %s (%s, %s), %s, card of %s",
                given(event, "currency"),
                event.number("amount"),
                given(event, "merchant"),
                given(event, "category"),
                given(event, "country"),
                "CNP".equals(event.text("channel")) ? "card not present" : "card present",
                given(event, "card_country"));
        say("  why    %s", why(assessment));
        for (Evidence item : assessment.evidence()) {
            say("         %s", item.kind() == EvidenceKind.CONTRIBUTION ? cause(assessment, item) : line(item));
        }
        StringBuilder facts = new StringBuilder();
        for (Fact fact : FACTS) {
            variables.stream()
                    .filter(variable -> variable.name().equals(fact.feature))
                    .mapToDouble(variable -> replayed.features().number(variable.slot()))
                    .filter(value -> !Double.isNaN(value))
                    .forEach(value -> facts.append(facts.isEmpty() ? "" : "; ")
                            .append(String.format(Locale.ROOT, fact.words, value)));
        }
        say("  seen   %s", facts);
        say("  truth  %s", truth(replayed));
    }

    private static String given(Event event, String attribute) {
        return Objects.toString(event.text(attribute), "unknown " + attribute);
    }

    private static String why(Assessment assessment) {
        if (assessment.decidedBy().cause() != DecidedBy.Cause.THRESHOLDS) {
            return "decided by the " + assessment.decidedBy();
        }
        Thresholds thresholds = assessment.scheme().thresholds();
        if (assessment.decision() == Decision.APPROVE) {
            return String.format(Locale.ROOT, "the score is below the approve threshold of %.2f", thresholds.approve());
        }
        return assessment.decision() == Decision.DENY
                ? String.format(Locale.ROOT, "the score is at or above the deny threshold of %.2f", thresholds.deny())
                : String.format(
                        Locale.ROOT,
                        "the score is between the thresholds of %.2f and %.2f",
                        thresholds.approve(),
                        thresholds.deny());
    }

    private static String line(Evidence item) {
        String risk = Double.isNaN(item.risk()) ? "    -" : String.format(Locale.ROOT, "%.3f", item.risk());
        String shadow = item.mode() == Mode.SHADOW ? " (shadow, without effect)" : "";
        String reason = item.reason() == null ? "" : "[" + item.reason() + "] ";
        String detail = item.kind() == EvidenceKind.MODEL ? "the model's probability of fraud" : item.detail();
        return String.format(
                Locale.ROOT,
                "%s  %-13s %-24s %s%s%s",
                risk,
                item.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                item.source(),
                reason,
                detail,
                shadow);
    }

    /** A feature that raised a model's score: by how much of the log-odds, and what it was. */
    private static String cause(Assessment assessment, Evidence item) {
        String share =
                Double.isNaN(item.contribution()) ? "    -" : String.format(Locale.ROOT, "%+.2f", item.contribution());
        String value = assessment.valuesOf(item).stream()
                .map(EvidenceValue::toString)
                .findFirst()
                .orElse(item.detail());
        return String.format(Locale.ROOT, "%s    for %-9s %s", share, item.source(), value);
    }

    private static String truth(ReplayedEvent replayed) {
        if (replayed.historic().label() == null) {
            return "unknown";
        }
        return replayed.historic().isFraud() ? "fraud, known on " + replayed.labelKnownAt() : "legitimate";
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private record Fact(String feature, String words) {}
}
