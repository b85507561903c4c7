package dev.fraudscorer.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.testkit.TestGauges;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was refused teaches a detector nothing. */
class RefusedEventsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void score_stampedTooFarAhead_isNotLearned() {
        try (FraudScorer scorer = load("missing: impute")) {
            scorer.score(payment(scorer, "on time", NOON));
            long learned = gauge(scorer);

            for (int i = 0; i < 17; i++) {
                scorer.score(payment(scorer, "early" + i, NOON.plus(Duration.ofDays(90 + i))));
            }

            assertThat(learned).isEqualTo(1);
            assertThat(gauge(scorer)).isEqualTo(learned);
        }
    }

    @Test
    void score_withAnAttributeThatWasRefused_isNotLearned() {
        try (FraudScorer scorer = load("missing: impute")) {
            Event refused = scorer.event("payment", "refused", NOON)
                    .lenient()
                    .set("card", "c".repeat(5_000))
                    .set("amount", 1e9)
                    .receivedAt(NOON)
                    .build();

            assertThat(scorer.score(refused).degraded()).isTrue();
            assertThat(gauge(scorer)).isZero();
        }
    }

    private FraudScorer load(String... more) {
        return FraudScorer.load(
                Payments.policy(folder, "inputs: [amount, tries]", "warm_up: 300", "learn: { inline: true }", more[0]));
    }

    private static Event payment(FraudScorer scorer, String id, Instant stamp) {
        return scorer.event("payment", id, stamp)
                .set("card", "c")
                .set("amount", 12)
                .set("tries", 1)
                .receivedAt(NOON)
                .build();
    }

    private static long gauge(FraudScorer scorer) {
        Map<String, Long> gauges = TestGauges.of(scorer.metrics().gauges());
        return gauges.getOrDefault("anomaly.learned{source=odd}", -1L);
    }
}
