package dev.fraudscorer.features.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot of more than a scorer has memory for: those with the most history are kept, and the others are not taken for new. */
class LessMemoryTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int HONEST = 100;
    private static final int PAYMENTS = 30;
    private static final int OTHERS = 20_000;
    private static final String POLICY = """
            policy: test
            version: 1
            events: { payment: { card: key, amount: number } }
            idempotency: { remember: 1000 }
            profiles: { memory: 16MiB }
            features:
              card: { windows: [1d, 30d], aggregates: [count, sum(amount), elapsed] }
            score: { thresholds: { approve: 0.2, deny: 0.8 }, on_failure: review }
            """;

    @TempDir
    private Path folder;

    private double count;
    private ValueState state = ValueState.NOT_GIVEN;

    @Test
    void restore_moreThanThereIsMemoryFor_keepsLongHistoriesAndMarksTheRest() throws IOException {
        Path file = folder.resolve("state.snapshot");
        try (FraudScorer scorer = load("16MiB")) {
            for (int i = 0; i < HONEST * PAYMENTS; i++) {
                pay(scorer, "h-" + i, i, "honest-" + i % HONEST);
            }
            for (int i = 0; i < OTHERS; i++) {
                pay(scorer, "o-" + i, HONEST * PAYMENTS + i, "other-" + i);
            }
            assertThat(gauge(scorer, "features.evicted{entity=card,source=features}"))
                    .isZero();
            scorer.state().snapshot(file);
        }
        try (FraudScorer scorer = load("1MiB")) {
            scorer.state().restore(file);

            assertThat(gauge(scorer, "features.memory.used{source=features}")).isLessThanOrEqualTo(1 << 20);
            assertThat(gauge(scorer, "features.evicted{entity=card,source=features}"))
                    .isPositive();
            int after = HONEST * PAYMENTS + OTHERS;
            int kept = 0;
            for (int i = 0; i < HONEST; i++) {
                kept += keptOrMarked(scorer, after + i, "honest-" + i, PAYMENTS) ? 1 : 0;
            }
            assertThat(kept).isGreaterThanOrEqualTo(HONEST * 99 / 100);
            for (int i = 0; i < OTHERS; i++) {
                keptOrMarked(scorer, after + HONEST + i, "other-" + i, 1);
            }
        }
    }

    private boolean keptOrMarked(FraudScorer scorer, int second, String card, int before) {
        boolean degraded = pay(scorer, "back-" + card, second, card);
        if (state == ValueState.PRESENT) {
            assertThat(count).as(card).isEqualTo(before + 1);
            assertThat(degraded).as(card).isFalse();
            return true;
        }
        assertThat(state).as(card).isEqualTo(ValueState.EVICTED);
        assertThat(degraded).as(card).isTrue();
        return false;
    }

    private boolean pay(FraudScorer scorer, String id, int second, String card) {
        return scorer.score(scorer.event("payment", id, START.plusSeconds(second))
                        .set("card", card)
                        .set("amount", 10)
                        .build())
                .degraded();
    }

    private FraudScorer load(String memory) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY.replace("16MiB", memory));
        return FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    int slot = values.slot("card.count_30d");
                    state = values.state(slot);
                    count = state == ValueState.PRESENT ? values.number(slot) : Double.NaN;
                })
                .load();
    }

    private static long gauge(FraudScorer scorer, String name) {
        return Objects.requireNonNull(TestGauges.of(scorer.metrics().gauges()).get(name), name);
    }
}
