package dev.fraudscorer.features.forget;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A scorer of payments by cards at merchants, with the features that it saw last. */
final class ForgetHost implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String POLICY = """
            policy: test
            version: 1
            events:
              payment: { card: { type: key, trim: true }, merchant: { type: key, required: false, max_length: 2000 },
                         device: { type: key, required: false }, amount: number }
            profiles: { lateness: 1h, exact_events: 128 }
            features:
              card: { windows: [1h, 24h], aggregates: [count, sum(amount), distinct(merchant)] }
              merchant: { windows: [24h], aggregates: [count, distinct(card)] }
              card+merchant: { windows: [24h], aggregates: [count, sum(amount)] }
              device: { windows: [24h], aggregates: [count] }
            score: { thresholds: { approve: 0.2, deny: 0.8 }, on_failure: review }
            """;

    private final FraudScorer scorer;
    private final ThreadLocal<Map<String, String>> last = ThreadLocal.withInitial(TreeMap::new);

    ForgetHost(Path folder) {
        this(folder, null);
    }

    ForgetHost(Path folder, @Nullable ProfileStoreFactory store) {
        try {
            Files.writeString(folder.resolve("policy.yaml"), POLICY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FraudScorer.Builder builder = FraudScorer.builder(folder).listener((event, values, assessment) -> {
            Map<String, String> seen = new TreeMap<>();
            for (int slot = 0; slot < values.size(); slot++) {
                seen.put(values.name(slot), values.state(slot) + " " + values.number(slot));
            }
            last.set(seen);
        });
        if (store != null) {
            builder.provide(ProfileStoreFactory.class, store);
        }
        this.scorer = builder.load();
    }

    FraudScorer scorer() {
        return scorer;
    }

    Event payment(String id, long second, String card, String merchant) {
        Instant time = NOON.plusSeconds(second);
        return scorer.event("payment", id, time)
                .receivedAt(time)
                .set("card", card)
                .set("merchant", merchant)
                .set("amount", 10)
                .build();
    }

    Assessment score(String id, long second, String card, String merchant) {
        return scorer.score(payment(id, second, card, merchant));
    }

    /** The state and the number of a feature of the event that this thread has scored last. */
    String last(String feature) {
        return Objects.requireNonNull(last.get().get(feature), feature);
    }

    /** All of them. */
    Map<String, String> last() {
        return last.get();
    }

    long gauge(String name) {
        return Objects.requireNonNull(TestGauges.of(scorer.metrics().gauges()).get(name), name);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
