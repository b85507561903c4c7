package dev.fraudscorer.json;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.internal.cards.ShownText;
import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Assessments as JSON: one object, names in snake case, constants in lower case as in a policy, times in ISO 8601.
 * The same assessment gives the same bytes. Thread-safe.
 */
public final class AssessmentJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().characterEscapes(new LineEscapes()).build();

    private AssessmentJson() {}

    /** The assessment as one line of JSON, without a line end. */
    public static String write(Assessment assessment) {
        StringWriter out = new StringWriter(1024);
        try (AssessmentWriter writer = new AssessmentWriter(JSON.createGenerator(ObjectWriteContext.empty(), out))) {
            writer.write(assessment);
        }
        return out.toString();
    }

    /**
     * The assessment that {@code json} holds; {@code read(write(a))} equals {@code a}.
     *
     * @throws IllegalArgumentException if {@code json} is not an assessment; the message names the field
     */
    public static Assessment read(String json) {
        Object root;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            root = new JsonReader(parser, "an assessment").document();
        } catch (JacksonException e) {
            // The cause is left out on purpose: its text repeats the JSON.
            throw new IllegalArgumentException(
                    "an assessment in JSON was expected: " + ShownText.of(e.getOriginalMessage()));
        }
        return AssessmentParser.assessment(new Field("", root));
    }
}
