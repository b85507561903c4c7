package dev.fraudscorer.json;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Combiner;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.EvidenceValues;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.Severity;
import dev.fraudscorer.assessment.Thresholds;
import dev.fraudscorer.assessment.Verdict;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes assessments of parsed JSON. */
final class AssessmentParser {
    private AssessmentParser() {}

    static Assessment assessment(Field root) {
        return Assessment.builder(
                        root.get("event_id").text(), root.get("event_type").text())
                .eventTime(time(root.get("event_time")))
                .receivedAt(receipt(root.get("received_at")))
                .score(root.get("score").number())
                .verdict(new Verdict(root.get("decision").constant(Decision.class), decidedBy(root.get("decided_by"))))
                .evidence(root.get("evidence").items().stream()
                        .map(AssessmentParser::evidence)
                        .toList())
                .values(EvidenceValues.of(root.get("evidence").items().stream()
                        .map(AssessmentParser::values)
                        .toList()))
                .scheme(scheme(root.get("scheme")))
                .provenance(provenance(root.get("provenance")))
                .build();
    }

    private static Instant time(Field field) {
        try {
            return Instant.parse(field.text());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("field '" + field.path() + "' is not a time in ISO 8601");
        }
    }

    /** A time to the millisecond. */
    private static Instant receipt(Field field) {
        try {
            return Instant.ofEpochMilli(time(field).toEpochMilli());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "field '" + field.path() + "' is too far from 1970 to be a time of receipt");
        }
    }

    private static DecidedBy decidedBy(Field field) {
        return new DecidedBy(field.get("cause").constant(DecidedBy.Cause.class), field.find("source", Field::text));
    }

    private static Evidence evidence(Field field) {
        return Evidence.builder(
                        field.get("kind").constant(EvidenceKind.class),
                        field.get("source").text())
                .reason(field.find("reason", reason -> new ReasonCode(reason.text())))
                .risk(field.findOr("risk", Field::number, Double.NaN))
                .weight(field.findOr("weight", Field::number, 1.0))
                .decides(field.find("decide", decide -> decide.constant(Decision.class)))
                .mode(field.findOr("mode", mode -> mode.constant(Mode.class), Mode.ACTIVE))
                .detail(field.get("detail").text())
                .outcomes(field.<List<Field>>findOr("outcomes", Field::items, List.of()).stream()
                        .map(Field::text)
                        .toList())
                .severity(field.find("severity", severity -> severity.constant(Severity.class)))
                .contribution(field.findOr("contribution", Field::number, Double.NaN))
                .failure(field.find("failure", failure -> failure.constant(FailureKind.class)))
                .exemptFromBudget(field.find("budget", budget -> budget.constant(Budget.class)) != null)
                .propensity(field.findOr("propensity", Field::number, Double.NaN))
                .partOf(field.find("part_of", Field::text))
                .build();
    }

    private static List<EvidenceValue> values(Field evidence) {
        return evidence.<List<Field>>findOr("values", Field::items, List.of()).stream()
                .map(AssessmentParser::value)
                .toList();
    }

    private static EvidenceValue value(Field field) {
        EvidenceValue value = exactValue(field);
        return field.findOr("approximate", Field::truth, false) ? value.asApproximate() : value;
    }

    private static EvidenceValue exactValue(Field field) {
        String name = field.get("name").text();
        Field value = field.get("value");
        if (value.value() instanceof String text) {
            return EvidenceValue.ofText(name, text);
        }
        return value.value() instanceof Boolean truth
                ? EvidenceValue.ofBoolean(name, truth)
                : EvidenceValue.ofNumber(name, value.number(), field.findOr("limit", Field::number, Double.NaN));
    }

    private static ScoringScheme scheme(Field field) {
        Field thresholds = field.get("thresholds");
        ScoringScheme scheme = ScoringScheme.of(
                field.get("combine").constant(Combiner.class),
                field.get("base_rate").number(),
                new Thresholds(
                        thresholds.get("approve").number(),
                        thresholds.get("deny").number()),
                field.get("overrides").items().stream()
                        .map(item -> item.constant(Decision.class))
                        .toList(),
                field.get("on_failure").constant(Decision.class));
        return scheme.withReactions(
                field.findOr("on_failure_of", AssessmentParser::reactions, Map.of()),
                field.find("on_nothing", onNothing -> onNothing.constant(Decision.class)));
    }

    private static Map<String, Decision> reactions(Field field) {
        Map<String, Decision> bySource = new HashMap<>();
        field.members().forEach((source, decision) -> bySource.put(source, decision.constant(Decision.class)));
        return bySource;
    }

    /** Which budgets limit what an item denies. */
    private enum Budget {
        NONE
    }

    private static Provenance provenance(Field field) {
        return Provenance.of(
                field.get("policy").text(),
                field.get("version").text(),
                field.get("digest").text(),
                field.get("library").text());
    }
}
