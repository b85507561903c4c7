package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a loaded policy has to say of its features. */
class PolicyNotesTest {
    private static final String POLICY = """
            policy: test
            version: 1
            events: { payment: { card: key, merchant: key, amount: number, lat: number, lon: number } }
            features:
              card: { windows: [1h], aggregates: [count, sum(amount)] }
              merchant:
                - { windows: [1h], aggregates: [sum(lat)] }
                - { aggregates: ['speed(lat, lon)'] }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    private Path folder;

    @Test
    void notes_planWithoutGeneratedCode_nameTheEntityAndTheReason() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            assertThat(scorer.policy().notes())
                    .containsExactly(
                            "features: entity 'merchant': its windows are read by walking through the plan, with the same"
                                    + " values in several times the time: it adds up numbers that are never kept as hundredths, such as"
                                    + " those of a place");
        }
    }

    @Test
    void notes_codeSwitchedOff_haveTheSwitch() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        System.setProperty("fraudscorer.features.bytecode", "false");
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            assertThat(scorer.policy().notes())
                    .hasSize(2)
                    .allMatch(note -> note.endsWith(
                            "several times the time: -Dfraudscorer.features.bytecode=false leaves generated code out"));
        } finally {
            System.clearProperty("fraudscorer.features.bytecode");
        }
    }
}
