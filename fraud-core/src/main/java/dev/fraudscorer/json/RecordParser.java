package dev.fraudscorer.json;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.EvidenceOrigin;
import dev.fraudscorer.record.RecordedValue;
import dev.fraudscorer.record.RecordedValues;
import dev.fraudscorer.record.SourceDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes decision records of parsed JSON. */
final class RecordParser {
    private RecordParser() {}

    static DecisionRecord record(Field root) {
        int version = (int) wholeNumber(root.get("schema_version"), 1, Integer.MAX_VALUE);
        try {
            return record(root, version);
        } catch (IllegalArgumentException e) {
            if (version <= DecisionRecord.SCHEMA_VERSION) {
                throw e;
            }
            throw new IllegalArgumentException(
                    "a record of version " + version
                            + " of the schema, of which this library reads what is also in version "
                            + DecisionRecord.SCHEMA_VERSION + ": " + e.getMessage()
                            + "; expected a library that is as new as the one that wrote it",
                    e);
        }
    }

    private static DecisionRecord record(Field root, int version) {
        Field duration = root.find("duration_nanos");
        return DecisionRecord.builder(AssessmentParser.assessment(root.get("assessment")))
                .schemaVersion(version)
                .attributes(values(root.get("attributes")))
                .features(values(root.get("features")))
                .origins(root.get("origins").items().stream()
                        .map(RecordParser::origin)
                        .toList())
                .lists(root.get("lists").items().stream()
                        .map(RecordParser::list)
                        .toList())
                .models(root.get("models").items().stream()
                        .map(RecordParser::model)
                        .toList())
                .durationNanos(duration == null ? -1 : wholeNumber(duration, 0, Long.MAX_VALUE))
                .build();
    }

    private static RecordedValues values(Field field) {
        if (!(field.value() instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("field '" + field.path() + "' is not an object");
        }
        List<RecordedValue> values = new ArrayList<>(members.size());
        members.forEach((key, content) -> {
            String name = (String) key;
            // The path is the section alone: a name in a file of others is shown to nobody.
            values.add(value(name, new Field(field.path() + "[" + values.size() + "]", content)));
        });
        return RecordedValues.of(values);
    }

    private static RecordedValue value(String name, Field field) {
        if (!(field.value() instanceof Map)) {
            return bare(name, field);
        }
        Field missing = field.find("missing");
        RecordedValue value;
        if (missing == null) {
            value = bare(name, field.get("value"));
        } else {
            ValueState state = missing.constant(ValueState.class);
            value = RecordedValue.ofMissing(name, state, field.find("refusal", Field::text));
        }
        value = field.findOr("approximate", Field::truth, false) ? value.asApproximate() : value;
        return field.findOr("secret", Field::truth, false) ? value.asSecret() : value;
    }

    private static RecordedValue bare(String name, Field field) {
        if (field.value() instanceof String text) {
            return RecordedValue.ofText(name, text);
        }
        if (field.value() instanceof Boolean truth) {
            return RecordedValue.ofBoolean(name, truth);
        }
        double number = field.number();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("field '" + field.path() + "' is not a finite number");
        }
        return RecordedValue.ofNumber(name, number);
    }

    private static EvidenceOrigin origin(Field field) {
        return EvidenceOrigin.of(field.find("source", Field::text), field.findOr("reasons", Field::truth, false), (int)
                wholeNumber(field.get("items"), 1, Integer.MAX_VALUE));
    }

    private static ListVersion list(Field field) {
        return ListVersion.of(
                field.get("name").text(),
                field.get("file").text(),
                field.get("digest").text(),
                wholeNumber(field.get("entries"), 0, Long.MAX_VALUE));
    }

    private static SourceDigest model(Field field) {
        return SourceDigest.of(field.get("source").text(), field.get("digest").text());
    }

    private static long wholeNumber(Field field, long least, long most) {
        double number = field.number();
        if (!(number >= least && number <= most && number == Math.rint(number))) {
            throw new IllegalArgumentException(
                    "field '" + field.path() + "' is not a whole number from " + least + " to " + most);
        }
        return (long) number;
    }
}
