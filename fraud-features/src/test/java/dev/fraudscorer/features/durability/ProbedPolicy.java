package dev.fraudscorer.features.durability;

import dev.fraudscorer.FraudScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy with entities of every kind and with every aggregate, from which a test makes others by replacing a text. */
public final class ProbedPolicy {
    public static final String TEXT = """
            policy: durable
            version: 1
            events:
              payment:
                card: { type: key, required: false }
                merchant: { type: key, required: false }
                ip: ip
                country: text
                amount: { type: number, cards: never }
                lat: number
                lon: number
                declined: boolean
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            probed:
              calendar: { zone: Europe/Vienna }
              profiles: { lateness: 1h, exact_events: 65000, max_entities: 8000 }
              features:
                card:
                  - windows: [10m, 6h, { length: 6h, offset: 6h }]
                    aggregates: [count, sum(amount), mean(amount) excluding_current, min(amount), max(amount)]
                  - windows: [6h, 3h]
                    aggregates: [stddev(amount), distinct(merchant), share(country), fraud_count, fraud_rate]
                  - aggregates: [elapsed, age, is_new(merchant), 'speed(lat, lon)']
                  - windows: [12h]
                    aggregates: [count, sum(amount), share(country), fraud_count]
                    where: declined > 0
                    as: declined
                merchant:
                  - windows: [1h, 12h]
                    aggregates: [count, mean(amount), stddev(amount), min(amount), max(amount), distinct(card)]
                  - windows: [12h, { length: 2h, offset: 1h }]
                    aggregates: [count, sum(amount), distinct(card), fraud_rate]
                    where: amount > 100
                    as: large
                card+merchant:
                  windows: [12h]
                  aggregates: [count, share(calendar.hour), is_new(country)]
                ip:
                  windows: [2h]
                  aggregates: [count, distinct(card), age, sum(amount)]
            """;

    /** A hot entity keeps few events one by one, and some that it has folded are not too late to come again. */
    static final String FOLDING = TEXT.replace("lateness: 1h, exact_events: 65000", "lateness: 5h, exact_events: 64");

    private ProbedPolicy() {}

    /** @param folder that exists; the policy is written to it */
    static FraudScorer load(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), text);
        return FraudScorer.load(folder);
    }
}
