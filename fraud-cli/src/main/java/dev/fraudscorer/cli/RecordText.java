package dev.fraudscorer.cli;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordedValue;
import dev.fraudscorer.record.SourceDigest;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Prints a record as a person reads it: what was decided and why, what was not known, by which policy. */
final class RecordText {
    private final PrintWriter out;

    RecordText(PrintWriter out) {
        this.out = out;
    }

    /** @param all whether every value is printed, those of features that were simply there among them */
    void print(DecisionRecord record, boolean all) {
        Assessment assessment = record.assessment();
        line(assessment.decision() + " " + assessment.eventType() + " " + assessment.eventId() + " at "
                + assessment.eventTime());
        line("  score " + number(assessment.score()) + ", approve below "
                + number(assessment.scheme().thresholds().approve()) + ", deny from "
                + number(assessment.scheme().thresholds().deny()) + "; decided by " + assessment.decidedBy()
                + (assessment.degraded() ? "; degraded" : ""));
        line("  received " + assessment.receivedAt()
                + (record.durationNanos() < 0 ? "" : ", answered in " + micros(record.durationNanos())));
        printEvidence(assessment);
        print("attributes", record.attributes(), true);
        print(all ? "features" : "features that were not known", record.features(), all);
        printPolicy(record);
        out.println();
    }

    private void printEvidence(Assessment assessment) {
        if (!assessment.evidence().isEmpty()) {
            line("  evidence");
        }
        for (int i = 0; i < assessment.evidence().size(); i++) {
            Evidence item = assessment.evidence().get(i);
            line("    " + describe(item));
            for (EvidenceValue value : assessment.values().of(i)) {
                line("      " + value);
            }
        }
    }

    private static String describe(Evidence item) {
        StringBuilder text = new StringBuilder(
                        item.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(' ')
                .append(item.source());
        if (item.failure() != null) {
            text.append(": ").append(item.failure().name().toLowerCase(Locale.ROOT));
        }
        if (item.decides() != null) {
            text.append(", decides ").append(item.decides());
        }
        if (!Double.isNaN(item.risk())) {
            text.append(", risk ").append(number(item.risk()));
        }
        if (!Double.isNaN(item.contribution())) {
            text.append(", contribution ").append(number(item.contribution()));
        }
        if (item.reason() != null) {
            text.append(", ").append(item.reason().code());
        }
        if (item.mode() != Mode.ACTIVE) {
            text.append(", in ")
                    .append(item.mode().name().toLowerCase(Locale.ROOT))
                    .append(" only");
        }
        return item.detail().isEmpty()
                ? text.toString()
                : text.append(" (").append(item.detail()).append(')').toString();
    }

    private void print(String title, List<RecordedValue> values, boolean all) {
        List<RecordedValue> shown = values.stream()
                .filter(value -> all || value.state() != ValueState.PRESENT)
                .toList();
        if (!shown.isEmpty()) {
            line("  " + title);
        }
        shown.forEach(value -> line("    " + describe(value)));
    }

    private static String describe(RecordedValue value) {
        if (value.state() != ValueState.PRESENT) {
            String why = value.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return value.name() + ": " + why + (value.refusal() == null ? "" : ", " + value.refusal());
        }
        String shown = value.type() == ValueType.TEXT
                ? "'" + value.text() + "'"
                : value.type() == ValueType.BOOLEAN ? Boolean.toString(value.number() == 1) : number(value.number());
        return value.name() + " = " + shown + (value.approximate() ? " (approximate)" : "")
                + (value.secret() ? " (secret, its token)" : "");
    }

    private void printPolicy(DecisionRecord record) {
        Provenance by = record.assessment().provenance();
        line("  policy " + by.policy() + " " + by.version() + ", library " + by.library());
        // A digest is of hexadecimal digits, among which some may look like a card number.
        out.println("    " + by.digest());
        for (ListVersion list : record.lists()) {
            line("  list " + list.name() + " of " + list.entries() + " entries, " + list.file());
            out.println("    " + digest(list.digest()));
        }
        for (SourceDigest model : record.models()) {
            line("  model " + model.source());
            out.println("    " + model.digest());
        }
    }

    /** That of a list is as the file has it; one that is none is shown as any text. */
    private static String digest(String digest) {
        return digest.matches("sha256:[0-9a-f]{64}") ? digest : ShownText.of(digest);
    }

    /** All texts of a record were chosen by somebody else. */
    private void line(String text) {
        out.println(ShownText.of(text));
    }

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : BigDecimal.valueOf(number).toString();
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%,.1f µs", nanos / 1e3);
    }
}
