package dev.fraudscorer.json;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.internal.cards.ShownText;
import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assessments as JSON: one object, names in snake case, constants in lower case as in a policy, times in ISO 8601.
 * The same assessment gives the same bytes. Thread-safe.
 */
public final class AssessmentJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new LineEscapes()).build())
            .build();

    private AssessmentJson() {}

    /** The assessment as one line of JSON, without a line end. */
    public static String write(Assessment assessment) {
        StringWriter out = new StringWriter(1024);
        try (AssessmentWriter writer = new AssessmentWriter(MAPPER.createGenerator(out))) {
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
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            // The cause is left out on purpose: its text repeats what stands in the JSON.
            throw new IllegalArgumentException(
                    "an assessment in JSON was expected: " + ShownText.of(e.getOriginalMessage()));
        }
        return AssessmentParser.assessment(new Field("", root));
    }
}
