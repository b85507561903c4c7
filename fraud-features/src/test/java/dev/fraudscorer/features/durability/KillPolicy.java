package dev.fraudscorer.features.durability;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The policy of a process that is killed, and its payments, each made of its number alone, so that a log of numbers is a
 * log of payments. Nothing of it ever leaves a window, so that each payment shows in every count for good.
 */
final class KillPolicy {
    static final int CARDS = 200;
    static final int MERCHANTS = 12;

    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long MILLIS_APART = 100;
    private static final int MOST_LATE = 3_600_000;
    private static final String TEXT = """
            policy: killed
            version: 1
            events:
              payment: { card: { type: key, required: false }, merchant: { type: key, required: false }, amount: number }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            profiles: { lateness: 6h, exact_events: 1000, max_entities: 2000 }
            features:
              card: { windows: [90d], aggregates: [count excluding_current, sum(amount)] }
              merchant: { windows: [90d], aggregates: [count excluding_current, sum(amount)] }
            """;

    private KillPolicy() {}

    static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), TEXT);
    }

    static Event payment(FraudScorer scorer, long number) {
        SplittableRandom random = new SplittableRandom(number);
        int late = random.nextInt(10) == 0 ? random.nextInt(MOST_LATE) : 0;
        long time = START + MOST_LATE + number * MILLIS_APART - late;
        return scorer.event("payment", "payment-" + number, Instant.ofEpochMilli(time))
                .set("card", "card-" + card(number))
                .set("merchant", "merchant-" + merchant(number))
                .set("amount", amount(number))
                .build();
    }

    /** A payment after all those with numbers below {@code number}, of one entity only. */
    static Event last(FraudScorer scorer, long number, String attribute, String key) {
        Instant time = Instant.ofEpochMilli(START + MOST_LATE + number * MILLIS_APART);
        return scorer.event("payment", "last-" + key, time).set(attribute, key).build();
    }

    static int card(long number) {
        return (int) Math.floorMod(number * 31 + number / 7, (long) CARDS);
    }

    static int merchant(long number) {
        return (int) Math.floorMod(number * 17 + number / 5, (long) MERCHANTS);
    }

    /** Whole, so that sums are exact. */
    static double amount(long number) {
        return 1 + number % 997;
    }
}
