package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MemoryCommandTest {
    private static final String POLICY = """
            policy: test
            version: 1
            events: { payment: { card: key, merchant: key, amount: number } }
            features:
              card: { windows: [1h, 30d], aggregates: [count, sum(amount), distinct(merchant)] }
              card+merchant: { windows: [30d], aggregates: [count] }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void policy() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
    }

    @Test
    void memory_entitiesOfTwoKinds_printsEachAndTheSetting() {
        CommandOutput output = CommandOutput.of(
                "memory",
                folder.toString(),
                "--entities",
                "card=1000000,card+merchant=2000000",
                "--events-per-entity",
                "card=40,card+merchant=3");

        assertThat(output.exit()).as(output.err()).isZero();
        assertThat(output.out().lines())
                .hasSize(4)
                .anyMatch(line -> line.matches(
                        "card: 1,000,000 of 40 events and 10 values of each attribute, [0-9,]{3,5} bytes each"))
                .anyMatch(line -> line.matches(
                        "card_merchant: 2,000,000 of 3 events and 10 values of each attribute, [0-9]{3} bytes each"))
                .anyMatch(line -> line.matches("profiles: \\{ memory: [0-9]{3,4}MiB \\}"));
    }

    @Test
    void memory_moreEventsAndValues_isMore() {
        long few = bytes("card=1000");
        assertThat(bytes("card=2000")).isBetween(2 * few * 9 / 10, 2 * few * 11 / 10);
        assertThat(bytes("card=1000", "--events-per-entity", "card=100")).isGreaterThan(2 * few);
        assertThat(bytes("card=1000", "--values-per-entity", "card=30")).isGreaterThan(few);
    }

    private long bytes(String entities, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"memory", folder.toString(), "--json", "--entities", entities}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        CommandOutput output = CommandOutput.of(arguments);
        assertThat(output.exit()).as(output.err()).isZero();
        JsonNode root = JsonMapper.builder().build().readTree(output.out());
        assertThat(root.get("memory").longValue())
                .isGreaterThan(root.get("bytes").longValue());
        return root.get("bytes").longValue();
    }

    @Test
    void memory_unknownEntity_isRefusedInWords() {
        CommandOutput unknown = CommandOutput.of("memory", folder.toString(), "--entities", "crad=7");
        CommandOutput uncounted = CommandOutput.of(
                "memory", folder.toString(), "--entities", "card=7", "--events-per-entity", "card+merchant=7");

        assertThat(unknown.exit()).isOne();
        assertThat(unknown.err()).contains("no entity [crad]; the policy has [card, card_merchant]");
        assertThat(uncounted.err()).contains("'card+merchant' is not among --entities");
    }
}
