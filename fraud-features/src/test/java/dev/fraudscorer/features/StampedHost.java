package dev.fraudscorer.features;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A host with a clock of its own that scores payments and notes what features they had. */
final class StampedHost implements AutoCloseable {
    private static final String POLICY = """
            policy: stamps
            version: "1"
            events: { payment: { card: key, merchant: key, amount: number } }
            profiles: { lateness: 2h }
            features:
              card:
                windows: [10m, 1h, { length: 1h, offset: 1h }]
                aggregates: [count, sum(amount), distinct(merchant), max(amount) excluding_current, elapsed, age,
                             is_new(merchant)]
              merchant: [ { windows: [1h], aggregates: [count, distinct(card)] } ]
              card+merchant: [ { windows: [3h], aggregates: [count, elapsed] } ]
            score: { thresholds: { approve: 0.2, deny: 0.8 }, on_failure: deny }
            """;

    final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final Path folder;
    private FraudScorer scorer;
    /** By thread, since several may score. */
    private final ThreadLocal<List<String>> last = ThreadLocal.withInitial(List::of);

    /** @param time the section of that name; empty for none */
    StampedHost(Path folder, String time) {
        this.folder = folder;
        try {
            Files.writeString(Files.createDirectories(folder).resolve("policy.yaml"), POLICY + time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.scorer = load();
    }

    private FraudScorer load() {
        return FraudScorer.builder(folder)
                .clock(clock)
                .listener((event, values, assessment) -> last.set(features(values)))
                .load();
    }

    FraudScorer scorer() {
        return scorer;
    }

    Event payment(String id, long stamp, String card, String merchant, double amount) {
        return payment(id, Instant.ofEpochMilli(stamp), card, merchant, amount);
    }

    Event payment(String id, Instant stamp, String card, String merchant, double amount) {
        return scorer.event("payment", id, stamp)
                .set("card", card)
                .set("merchant", merchant)
                .set("amount", amount)
                .build();
    }

    /** The event arrives when the clock shows {@code now}. */
    Assessment score(Event event, long now) {
        clock.set(Instant.ofEpochMilli(now));
        return scorer.score(event);
    }

    Assessment score(Event event) {
        return scorer.score(event);
    }

    /** How many payments of the last hour the card has, this one included. */
    int countOf(Event event) {
        scorer.score(event);
        return (int) Double.parseDouble(last("card.count_1h"));
    }

    /** Each feature of the event that was scored last, to the bit, or why it is missing. */
    List<String> lastFeatures() {
        return last.get();
    }

    String last(String feature) {
        return last.get().stream()
                .filter(text -> text.startsWith(feature + "="))
                .findFirst()
                .orElseThrow()
                .substring(feature.length() + 1);
    }

    /** The process ends, and another one continues from its snapshot. */
    void restart() {
        Path file = folder.resolve("state");
        scorer.state().snapshot(file);
        scorer.close();
        scorer = load();
        scorer.state().restore(file);
    }

    private static List<String> features(FeatureValues values) {
        List<String> features = new ArrayList<>();
        for (int slot = 0; slot < values.size(); slot++) {
            boolean missing = Double.isNaN(values.number(slot)) && values.text(slot) == null;
            features.add(values.name(slot) + "="
                    + (missing
                            ? values.state(slot)
                            : values.text(slot) == null ? values.number(slot) : values.text(slot)));
        }
        return features;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
