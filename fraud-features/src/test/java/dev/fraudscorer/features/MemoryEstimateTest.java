package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is estimated is held against what a store really takes. */
@Tag("slow")
class MemoryEstimateTest {
    private static final double TOLERANCE = 0.15;
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000L;
    private static final String POLICY = """
            policy: test
            version: 1
            events:
              payment:
                { card: { type: key, required: false }, merchant: { type: key, required: false }, amount: number, country: text, device: text }
            profiles: { memory: 200MB, lateness: 1h }
            features:
              card:
                - { windows: [1h, 10d], aggregates: [count, sum(amount), stddev(amount), distinct(country), share(device)] }
                - { windows: [12h], aggregates: [count, max(amount)] }
              merchant:
                - { windows: [1d, 10d], aggregates: [count, mean(amount), distinct(device), fraud_rate] }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    private Path folder;

    private FraudScorer scorer;
    private final SplittableRandom random = new SplittableRandom(4);

    @BeforeEach
    void load() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        scorer = FraudScorer.load(folder);
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void of_manySmallEntities_isWhatAStoreTakes() {
        Map<String, EntityLoad> loads =
                Map.of("card", EntityLoad.of(8_000).withEvents(20).withValues(6));
        send("card", 8_000, 20, 6);

        assertIsRight(MemoryEstimate.of(scorer, loads));
    }

    @Test
    void of_largeEntities_isWhatAStoreTakes() {
        Map<String, EntityLoad> loads =
                Map.of("merchant", EntityLoad.of(400).withEvents(600).withValues(200));
        send("merchant", 400, 600, 200);

        assertIsRight(MemoryEstimate.of(scorer, loads));
    }

    private void assertIsRight(MemoryEstimate estimate) {
        // Without what is free in the arrays, which a full store wins back.
        double taken = (double) gauge("features.bytes{entity=card,source=features}")
                + gauge("features.bytes{entity=merchant,source=features}");
        assertThat((double) estimate.bytes())
                .as("%s, a store takes %s", estimate, taken)
                .isCloseTo(taken, within(TOLERANCE * taken));
        assertThat(estimate.memory()).isGreaterThan(estimate.bytes());
    }

    /** As many events of each within ten days, spread over fifteen. */
    private void send(String entity, int entities, int events, int values) {
        int count = entities * events * 3 / 2;
        for (int i = 0; i < count; i++) {
            scorer.record(scorer.event("payment", "e" + i, Instant.ofEpochMilli(START + (long) i * 15 * DAY / count))
                    .set(entity, "%016d".formatted(random.nextInt(entities)))
                    .set("amount", random.nextInt(100_000) / 100.0)
                    .set("country", "country " + random.nextInt(values))
                    .set("device", "device " + random.nextInt(values))
                    .build());
        }
    }

    @Test
    void of_entityThatThePolicyDoesNotHave_isRefusedWithThoseThatItHas() {
        assertThatThrownBy(() -> MemoryEstimate.of(scorer, Map.of("crad", EntityLoad.of(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no entity [crad]; the policy has [card, merchant]");
    }

    @Test
    void memory_asTheBudget_keepsAllOfThemAndLittleLessDoesNot() throws IOException {
        int cards = 20_000;
        long memory = MemoryEstimate.of(
                        scorer,
                        Map.of("card", EntityLoad.of(cards).withEvents(12).withValues(6)))
                .memory();

        assertThat(evictedWith(Math.round(memory * (1 + TOLERANCE)), cards)).isZero();
        assertThat(evictedWith(Math.round(memory * (1 - TOLERANCE)), cards)).isPositive();
    }

    private long evictedWith(long memory, int cards) throws IOException {
        scorer.close();
        Files.writeString(folder.resolve("policy.yaml"), POLICY.replace("200MB", String.valueOf(memory)));
        scorer = FraudScorer.load(folder);
        send("card", cards, 12, 6);
        return gauge("features.evicted{entity=card,source=features}");
    }

    private long gauge(String name) {
        return Objects.requireNonNull(TestGauges.of(scorer.metrics().gauges()).get(name));
    }
}
