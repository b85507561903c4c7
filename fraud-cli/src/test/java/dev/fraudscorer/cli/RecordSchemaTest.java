package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fraudscorer.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published schema is that of what is written. */
class RecordSchemaTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void validate_recordsOfAllKinds_fitThePublishedSchemaAndHaveNoFieldBesideIt() throws IOException {
        JsonNode published = MAPPER.readTree(Files.readString(Repository.file("docs/schema/decision-record-1.json")));
        Schema schema = schema(published);
        Schema strict = schema(withoutFurtherFields(published.deepCopy()));
        Path policy = RecordedPayments.policy(folder.resolve("policy"));
        Path file = RecordedPayments.record(policy, folder.resolve("records"), 500, 4);

        for (String line : Files.readAllLines(file)) {
            JsonNode record = MAPPER.readTree(line);
            assertThat(schema.validate(record)).as(line).isEmpty();
            assertThat(strict.validate(record))
                    .as("docs/schema lacks a field of %s", line)
                    .isEmpty();
        }
    }

    @Test
    void validate_whatIsNoRecord_isFound() throws IOException {
        Schema schema =
                schema(MAPPER.readTree(Files.readString(Repository.file("docs/schema/decision-record-1.json"))));
        Path policy = RecordedPayments.policy(folder.resolve("policy"));
        String line = Files.readAllLines(RecordedPayments.record(policy, folder.resolve("records"), 1, 4))
                .get(0);

        assertThat(schema.validate(MAPPER.readTree(line))).isEmpty();
        assertThat(schema.validate(MAPPER.readTree(line.replaceFirst("\"score\":[0-9.E-]+", "\"score\":1.5"))))
                .isNotEmpty();
        assertThat(schema.validate(MAPPER.readTree(line.replaceFirst("\"event_id\":", "\"id\":"))))
                .isNotEmpty();
        assertThat(schema.validate(MAPPER.readTree("{}"))).isNotEmpty();
    }

    private static Schema schema(JsonNode node) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(node);
    }

    /** The schema as if no field could be added: a field that is written and not published is found. */
    private static JsonNode withoutFurtherFields(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(RecordSchemaTest::withoutFurtherFields);
        return node;
    }
}
