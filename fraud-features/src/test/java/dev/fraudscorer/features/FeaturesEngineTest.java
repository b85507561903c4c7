package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features on the whole way: a policy folder, events scored, recorded, assessed and labelled. */
class FeaturesEngineTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String POLICY = """
            policy: test
            version: 1
            events:
              payment: { card: key, merchant: { type: key, required: false }, amount: number }
            profiles: { lateness: 1h }
            features:
              card: { windows: [1h], aggregates: [count, sum(amount), elapsed] }
              merchant: { windows: [1d], aggregates: [count, fraud_rate] }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    private Path folder;

    private final Map<String, Object> seen = new LinkedHashMap<>();
    private FraudScorer scorer;

    @BeforeEach
    void load() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    seen.clear();
                    for (int slot = 0; slot < values.size(); slot++) {
                        boolean present = values.state(slot) == ValueState.PRESENT;
                        seen.put(values.name(slot), present ? values.number(slot) : values.state(slot));
                    }
                })
                .load();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void score_secondPayment_seesTheFirst() {
        scorer.score(payment("a", NOON, 10));
        scorer.score(payment("b", NOON.plusSeconds(90), 32));

        assertThat(seen)
                .containsEntry("card.count_1h", 2.0)
                .containsEntry("card.sum_amount_1h", 42.0)
                .containsEntry("card.elapsed", 90.0)
                .containsEntry("merchant.count_1d", 2.0)
                .containsEntry("merchant.fraud_rate_1d", 0.0);
    }

    @Test
    void assess_beforeScore_countsNothing() {
        scorer.assess(payment("a", NOON, 10));
        scorer.score(payment("b", NOON, 1));

        assertThat(seen).containsEntry("card.count_1h", 1.0).containsEntry("card.elapsed", ValueState.NO_HISTORY);
    }

    @Test
    void record_beforeScore_counts() {
        scorer.record(payment("a", NOON, 10));
        scorer.score(payment("b", NOON, 1));

        assertThat(seen).containsEntry("card.sum_amount_1h", 11.0).containsEntry("card.elapsed", 0.0);
    }

    @Test
    void score_labelKnownMeanwhile_movesTheFraudRate() {
        Event fraud = payment("a", NOON, 10);
        scorer.score(fraud);
        scorer.label(fraud, Label.fraud(LabelSource.CHARGEBACK, NOON.plus(Duration.ofHours(2))));

        scorer.score(payment("b", NOON.plus(Duration.ofHours(1)), 1));
        assertThat(seen).containsEntry("merchant.fraud_rate_1d", 0.0);

        scorer.score(payment("c", NOON.plus(Duration.ofHours(3)), 1));
        assertThat(seen).containsEntry("merchant.fraud_rate_1d", 1 / 3.0);
    }

    @Test
    void score_missingKeyOrTooLate_reportsWhy() {
        scorer.score(scorer.event("payment", "a", NOON)
                .set("card", "c")
                .set("amount", 1)
                .build());
        assertThat(seen).containsEntry("merchant.count_1d", ValueState.NOT_GIVEN);

        scorer.score(payment("b", NOON.minus(Duration.ofHours(2)), 1));
        assertThat(seen)
                .containsEntry("card.count_1h", ValueState.TOO_LATE)
                .containsEntry("card.elapsed", ValueState.TOO_LATE)
                .containsEntry("merchant.count_1d", 1.0);
    }

    private Event payment(String id, Instant time, double amount) {
        return scorer.event("payment", id, time)
                .set("card", "c")
                .set("merchant", "m")
                .set("amount", amount)
                .build();
    }
}
