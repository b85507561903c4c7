package dev.fraudscorer.json;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.assessment.ScoringScheme;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes assessments token by token. Confined to one thread. */
final class AssessmentWriter implements AutoCloseable {
    private final JsonGenerator out;

    AssessmentWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(Assessment assessment) {
        out.writeStartObject();
        out.writeStringProperty("event_id", assessment.eventId());
        out.writeStringProperty("event_type", assessment.eventType());
        out.writeStringProperty("event_time", assessment.eventTime().toString());
        out.writeStringProperty("received_at", assessment.receivedAt().toString());
        out.writeNumberProperty("score", assessment.score());
        out.writeStringProperty("decision", lower(assessment.decision()));
        write(assessment.decidedBy());
        out.writeBooleanProperty("degraded", assessment.degraded());
        out.writeName("reason_codes");
        out.writeStartArray();
        for (ReasonCode code : assessment.reasonCodes()) {
            out.writeString(code.code());
        }
        out.writeEndArray();
        write("outcomes", assessment.outcomes());
        out.writeName("evidence");
        out.writeStartArray();
        for (int i = 0; i < assessment.evidence().size(); i++) {
            write(assessment.evidence().get(i), assessment.values().of(i));
        }
        out.writeEndArray();
        write(assessment.scheme());
        write(assessment.provenance());
        out.writeEndObject();
    }

    @Override
    public void close() {
        out.close();
    }

    private void write(DecidedBy decidedBy) {
        out.writeName("decided_by");
        out.writeStartObject();
        out.writeStringProperty("cause", lower(decidedBy.cause()));
        if (decidedBy.source() != null) {
            out.writeStringProperty("source", decidedBy.source());
        }
        out.writeEndObject();
    }

    private void write(Evidence item, List<EvidenceValue> values) {
        out.writeStartObject();
        out.writeStringProperty("kind", lower(item.kind()));
        out.writeStringProperty("source", item.source());
        if (item.reason() != null) {
            out.writeStringProperty("reason", item.reason().code());
        }
        if (!Double.isNaN(item.risk())) {
            out.writeNumberProperty("risk", item.risk());
        }
        if (!Double.isNaN(item.contribution())) {
            out.writeNumberProperty("contribution", item.contribution());
        }
        if (item.weight() != 1) {
            out.writeNumberProperty("weight", item.weight());
        }
        if (item.decides() != null) {
            out.writeStringProperty("decide", lower(item.decides()));
        }
        if (item.exemptFromBudget()) {
            out.writeStringProperty("budget", "none");
        }
        if (!Double.isNaN(item.propensity())) {
            out.writeNumberProperty("propensity", item.propensity());
        }
        if (item.mode() != Mode.ACTIVE) {
            out.writeStringProperty("mode", lower(item.mode()));
        }
        if (item.severity() != null) {
            out.writeStringProperty("severity", lower(item.severity()));
        }
        write("outcomes", item.outcomes());
        if (item.failure() != null) {
            out.writeStringProperty("failure", lower(item.failure()));
        }
        if (item.partOf() != null) {
            out.writeStringProperty("part_of", item.partOf());
        }
        out.writeStringProperty("detail", item.detail());
        if (!values.isEmpty()) {
            out.writeName("values");
            out.writeStartArray();
            values.forEach(this::write);
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void write(EvidenceValue value) {
        out.writeStartObject();
        out.writeStringProperty("name", value.name());
        switch (value.type()) {
            case NUMBER -> out.writeNumberProperty("value", value.number());
            case TEXT -> out.writeStringProperty("value", value.text());
            case BOOLEAN -> out.writeBooleanProperty("value", value.number() == 1);
        }
        if (!Double.isNaN(value.limit())) {
            out.writeNumberProperty("limit", value.limit());
        }
        if (value.approximate()) {
            out.writeBooleanProperty("approximate", true);
        }
        out.writeEndObject();
    }

    private void write(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            out.writeName(name);
            out.writeStartArray();
            texts.forEach(out::writeString);
            out.writeEndArray();
        }
    }

    private void write(ScoringScheme scheme) {
        out.writeName("scheme");
        out.writeStartObject();
        out.writeStringProperty("combine", lower(scheme.combine()));
        out.writeNumberProperty("base_rate", scheme.baseRate());
        out.writeName("thresholds");
        out.writeStartObject();
        out.writeNumberProperty("approve", scheme.thresholds().approve());
        out.writeNumberProperty("deny", scheme.thresholds().deny());
        out.writeEndObject();
        out.writeName("overrides");
        out.writeStartArray();
        for (Decision decision : scheme.overrides()) {
            out.writeString(lower(decision));
        }
        out.writeEndArray();
        out.writeStringProperty("on_failure", lower(scheme.onFailure()));
        if (!scheme.onFailureOf().isEmpty()) {
            out.writeName("on_failure_of");
            out.writeStartObject();
            scheme.onFailureOf().forEach((source, decision) -> out.writeStringProperty(source, lower(decision)));
            out.writeEndObject();
        }
        if (scheme.onNothing()
                != scheme.withReactions(scheme.onFailureOf(), null).onNothing()) {
            out.writeStringProperty("on_nothing", lower(scheme.onNothing()));
        }
        out.writeEndObject();
    }

    private void write(Provenance provenance) {
        out.writeName("provenance");
        out.writeStartObject();
        out.writeStringProperty("policy", provenance.policy());
        out.writeStringProperty("version", provenance.version());
        out.writeStringProperty("digest", provenance.digest());
        out.writeStringProperty("library", provenance.library());
        out.writeEndObject();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
