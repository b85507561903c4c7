package dev.fraudscorer.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLineTest {
    private final FraudScorer scorer;

    EventLineTest(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), """
                policy: lines
                version: "1"
                events:
                  payment: { card: key, amount: number, online: boolean }
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """);
        scorer = FraudScorer.load(folder);
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void event_lineWithValuesOfEachKind_isTheEventThatCodeBuilds() {
        Event expected = scorer.event("payment", "e1", Instant.parse("2026-05-04T12:00:00Z"))
                .set("card", "12")
                .set("amount", 12.5)
                .set("online", true)
                .build();

        Event event = EventLine.event(
                scorer,
                "payment",
                "{\"op\": \"score\", \"id\": \"e1\", \"time\": \"2026-05-04T12:00:00Z\","
                        + " \"set\": {\"card\": \"12\", \"amount\": 12.5, \"online\": true}}");

        assertThat(event.hasSameContent(expected)).isTrue();
    }

    @Test
    void event_lineWithoutValues_isRefused() {
        assertThatThrownBy(() ->
                        EventLine.event(scorer, "payment", "{\"id\": \"e1\", \"time\": \"2026-05-04T12:00:00Z\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a mapping 'set'");
    }
}
