package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.ValueState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that was refused names no entity, and the assessment reports it. */
class RefusedKeyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String POLICY = """
            policy: test
            version: 1
            events:
              payment: { card: key, ip: ip, amount: number }
            features:
              card: { windows: [1h], aggregates: [count] }
              ip: { windows: [1h], aggregates: [count] }
              card+ip: { windows: [1h], aggregates: [count] }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    private Path folder;

    private final Map<String, ValueState> states = new HashMap<>();

    @Test
    void score_keyThatWasRefused_hasFeaturesThatAreInvalid() throws IOException {
        try (FraudScorer scorer = load()) {
            Assessment assessment = scorer.score(scorer.event("payment", "e-1", NOON)
                    .lenient()
                    .set("card", "c".repeat(5000))
                    .build());

            assertThat(states)
                    .containsEntry("card.count_1h", ValueState.INVALID)
                    .containsEntry("card_ip.count_1h", ValueState.INVALID)
                    .containsEntry("ip.count_1h", ValueState.NOT_GIVEN);
            assertThat(assessment.degraded()).isTrue();
            assertThat(assessment.evidence())
                    .filteredOn(evidence -> evidence.failure() == FailureKind.INVALID)
                    .extracting(evidence -> evidence.source() + " " + evidence.detail())
                    .containsExactly("event card: too_long", "features card", "features card_ip");
        }
    }

    private FraudScorer load() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        return FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    for (int slot = 0; slot < values.size(); slot++) {
                        states.put(values.name(slot), values.state(slot));
                    }
                })
                .load();
    }
}
