package dev.fraudscorer.json;

import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.record.DecisionRecord;
import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Decision records as JSON: one object on one line, in version {@value DecisionRecord#SCHEMA_VERSION} of the schema that is
 * published as {@code docs/schema/decision-record-1.json}. The same record gives the same bytes. Thread-safe.
 *
 * <p>Later versions only add: a reader passes over fields that it does not have a place for.
 */
public final class DecisionRecordJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().characterEscapes(new LineEscapes()).build();

    private DecisionRecordJson() {}

    /** The record as one line of JSON, without a line end. */
    public static String write(DecisionRecord record) {
        StringWriter out = new StringWriter(4096);
        try (RecordWriter writer = new RecordWriter(JSON.createGenerator(ObjectWriteContext.empty(), out))) {
            writer.write(record);
        }
        return out.toString();
    }

    /**
     * The record that {@code json} holds; {@code read(write(r))} equals {@code r}.
     *
     * @throws IllegalArgumentException if {@code json} is not a record, or one of a later version with what this library has no
     *     word for; the message names the field and shows no value
     */
    public static DecisionRecord read(String json) {
        Object root;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            root = new JsonReader(parser, "a decision record").document();
        } catch (JacksonException e) {
            // Neither the cause nor its words: both may repeat the JSON, and with it a value.
            throw new IllegalArgumentException(
                    "a decision record in JSON was expected: not well-formed at " + ShownText.of(place(e)));
        }
        return RecordParser.record(new Field("", root));
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? "an unknown place"
                : "column " + e.getLocation().getColumnNr();
    }
}
