package dev.fraudscorer.features;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A scorer whose cache has so many ids, and the values that it saw last. Confined to one thread. */
final class ForgottenIdsHost implements AutoCloseable {
    private static final String POLICY = """
            policy: forgotten
            version: "1"
            events:
              payment: { card: key, device: { type: key, required: false }, memo: text, amount: number, present: boolean }
              login: { card: key, device: { type: key, required: false } }
            profiles: { lateness: 2h }
            idempotency: { remember: %d }
            time: { order: %s }
            features:
              card:
                - windows: [10m, 1h]
                  aggregates: [count, sum(amount), distinct(device), max(amount)]
                - aggregates: [elapsed, age, is_new(device)]
              device: [ { windows: [1h], aggregates: [count] } ]
            score: { thresholds: { approve: 0.2, deny: 0.8 }, on_failure: review }
            """;

    private final FraudScorer scorer;
    private Map<String, Object> last = Map.of();

    ForgottenIdsHost(Path folder, String order, int remembered) {
        try {
            Path policy = Files.createDirectories(folder.resolve(order + remembered));
            Files.writeString(policy.resolve("policy.yaml"), POLICY.formatted(remembered, order));
            this.scorer = FraudScorer.builder(policy)
                    .listener((event, values, assessment) -> last = values(values))
                    .load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FraudScorer scorer() {
        return scorer;
    }

    Assessment score(Event event) {
        last = Map.of();
        return scorer.score(event);
    }

    /** By name each number, text or state of the event that was scored last; nothing if it was answered from memory. */
    Map<String, Object> last() {
        return last;
    }

    private static Map<String, Object> values(FeatureValues seen) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int slot = 0; slot < seen.size(); slot++) {
            ValueState state = seen.state(slot);
            String text = seen.text(slot);
            values.put(seen.name(slot), state != ValueState.PRESENT ? state : text != null ? text : seen.number(slot));
        }
        return values;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
