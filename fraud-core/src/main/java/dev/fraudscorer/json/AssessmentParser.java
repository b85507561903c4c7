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
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        Field source = field.find("source");
        return new DecidedBy(field.get("cause").constant(DecidedBy.Cause.class), source == null ? null : source.text());
    }

    private static Evidence evidence(Field field) {
        Field reason = field.find("reason");
        Field decide = field.find("decide");
        Field mode = field.find("mode");
        Field severity = field.find("severity");
        Field failure = field.find("failure");
        return Evidence.builder(
                        field.get("kind").constant(EvidenceKind.class),
                        field.get("source").text())
                .reason(reason == null ? null : new ReasonCode(reason.text()))
                .risk(numberOr(field.find("risk"), Double.NaN))
                .weight(numberOr(field.find("weight"), 1))
                .decides(decide == null ? null : decide.constant(Decision.class))
                .mode(mode == null ? Mode.ACTIVE : mode.constant(Mode.class))
                .detail(field.get("detail").text())
                .outcomes(itemsOf(field.find("outcomes")).stream()
                        .map(Field::text)
                        .toList())
                .severity(severity == null ? null : severity.constant(Severity.class))
                .contribution(numberOr(field.find("contribution"), Double.NaN))
                .failure(failure == null ? null : failure.constant(FailureKind.class))
                .build();
    }

    private static List<EvidenceValue> values(Field evidence) {
        return itemsOf(evidence.find("values")).stream()
                .map(AssessmentParser::value)
                .toList();
    }

    private static EvidenceValue value(Field field) {
        String name = field.get("name").text();
        Field value = field.get("value");
        if (value.value() instanceof String text) {
            return EvidenceValue.ofText(name, text);
        }
        return value.value() instanceof Boolean truth
                ? EvidenceValue.ofBoolean(name, truth)
                : EvidenceValue.ofNumber(name, value.number(), numberOr(field.find("limit"), Double.NaN));
    }

    private static List<Field> itemsOf(@Nullable Field field) {
        return field == null ? List.of() : field.items();
    }

    private static double numberOr(@Nullable Field field, double fallback) {
        return field == null ? fallback : field.number();
    }

    private static ScoringScheme scheme(Field field) {
        Field thresholds = field.get("thresholds");
        return ScoringScheme.of(
                field.get("combine").constant(Combiner.class),
                field.get("base_rate").number(),
                new Thresholds(
                        thresholds.get("approve").number(),
                        thresholds.get("deny").number()),
                field.get("overrides").items().stream()
                        .map(item -> item.constant(Decision.class))
                        .toList(),
                field.get("on_failure").constant(Decision.class));
    }

    private static Provenance provenance(Field field) {
        return Provenance.of(
                field.get("policy").text(),
                field.get("version").text(),
                field.get("digest").text(),
                field.get("library").text());
    }
}
