package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.metrics.ScorerObserver;
import dev.fraudscorer.testkit.Allocations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured of an event makes no garbage, so that an observer costs what it does itself. */
final class ObserverAllocationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int EVENTS = 5_000;
    private static final int RUNS = 12;
    /** Of 5,000 events: less than a tenth of an object for each. */
    private static final double NOISE = 2;

    @TempDir
    Path folder;

    @Test
    void score_observed_allocatesWhatItDoesWithoutObserver() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), """
                policy: observed
                version: 1
                events: { payment: { card: key, amount: number } }
                rules:
                  - { id: high, when: amount > 500, reason: HIGH, risk: 0.4 }
                idempotency: { remember: 1000 }
                score: { combine: max, thresholds: { approve: 0.20, deny: 0.80 } }
                """);
        try (FraudScorer plain = FraudScorer.load(folder);
                FraudScorer observed = FraudScorer.builder(folder)
                        .observer(new ScorerObserver() {})
                        .load()) {
            double without = bytesPerEvent(plain);
            double with = bytesPerEvent(observed);

            assertThat(with).isLessThan(without + NOISE);
        }
    }

    private static double bytesPerEvent(FraudScorer scorer) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                events.add(scorer.event("payment", run + "-" + i, NOON)
                        .set("card", "tok-" + i)
                        .set("amount", i % 1_000)
                        .receivedAt(NOON)
                        .build());
            }
            least = Math.min(least, Allocations.of(() -> events.forEach(scorer::score)));
        }
        return (double) least / EVENTS;
    }
}
