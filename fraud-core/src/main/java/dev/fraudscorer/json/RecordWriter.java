package dev.fraudscorer.json;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.EvidenceOrigin;
import dev.fraudscorer.record.RecordedValue;
import dev.fraudscorer.record.RecordedValues;
import dev.fraudscorer.record.SourceDigest;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/** Writes decision records token by token. Confined to one thread. */
final class RecordWriter implements AutoCloseable {
    private final JsonGenerator out;

    RecordWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(DecisionRecord record) {
        out.writeStartObject();
        out.writeNumberProperty("schema_version", record.schemaVersion());
        out.writeName("assessment");
        // Shares the generator, which is closed by this writer.
        new AssessmentWriter(out).write(record.assessment());
        write("attributes", record.attributes());
        write("features", record.features());
        out.writeName("origins");
        out.writeStartArray();
        record.origins().forEach(this::write);
        out.writeEndArray();
        out.writeName("lists");
        out.writeStartArray();
        record.lists().forEach(this::write);
        out.writeEndArray();
        out.writeName("models");
        out.writeStartArray();
        record.models().forEach(this::write);
        out.writeEndArray();
        if (record.durationNanos() >= 0) {
            out.writeNumberProperty("duration_nanos", record.durationNanos());
        }
        out.writeEndObject();
    }

    @Override
    public void close() {
        out.close();
    }

    private void write(String name, RecordedValues values) {
        out.writeName(name);
        out.writeStartObject();
        for (int i = 0; i < values.size(); i++) {
            write(values.get(i));
        }
        out.writeEndObject();
    }

    /** What is there and nothing else is the bare value; all else is an object. */
    private void write(RecordedValue value) {
        out.writeName(value.name());
        boolean there = value.state() == ValueState.PRESENT;
        if (there && !value.approximate() && !value.secret()) {
            writeBare(value);
            return;
        }
        out.writeStartObject();
        if (there) {
            out.writeName("value");
            writeBare(value);
        } else {
            out.writeStringProperty("missing", value.state().name().toLowerCase(Locale.ROOT));
        }
        if (value.refusal() != null) {
            out.writeStringProperty("refusal", value.refusal());
        }
        if (value.approximate()) {
            out.writeBooleanProperty("approximate", true);
        }
        if (value.secret()) {
            out.writeBooleanProperty("secret", true);
        }
        out.writeEndObject();
    }

    private void writeBare(RecordedValue value) {
        ValueType type = Objects.requireNonNull(value.type());
        switch (type) {
            case NUMBER -> out.writeNumber(value.number());
            case TEXT -> out.writeString(value.text());
            case BOOLEAN -> out.writeBoolean(value.number() == 1);
        }
    }

    private void write(EvidenceOrigin origin) {
        out.writeStartObject();
        if (origin.source() != null) {
            out.writeStringProperty("source", origin.source());
        }
        if (origin.reasons()) {
            out.writeBooleanProperty("reasons", true);
        }
        out.writeNumberProperty("items", origin.items());
        out.writeEndObject();
    }

    private void write(ListVersion list) {
        out.writeStartObject();
        out.writeStringProperty("name", list.name());
        out.writeStringProperty("file", list.file());
        out.writeStringProperty("digest", list.digest());
        out.writeNumberProperty("entries", list.entries());
        out.writeEndObject();
    }

    private void write(SourceDigest model) {
        out.writeStartObject();
        out.writeStringProperty("source", model.source());
        out.writeStringProperty("digest", model.digest());
        out.writeEndObject();
    }
}
