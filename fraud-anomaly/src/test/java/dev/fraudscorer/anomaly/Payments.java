package dev.fraudscorer.anomaly;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** A policy with one detector, and payments: small amounts by day, and now and then an odd one. */
final class Payments {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Random random;
    private long number;

    Payments(long seed) {
        this.random = new Random(seed);
    }

    /** Writes a policy whose detector is {@code entry}, the lines below {@code - id: odd}. */
    static Path policy(Path folder, String... entry) {
        StringBuilder text = new StringBuilder("""
                policy: payments
                version: 1
                events:
                  payment: { card: key, channel: text, amount: number, tries: number, night: boolean }
                anomaly:
                  - id: odd
                """);
        for (String line : entry) {
            text.append("    ").append(line).append('\n');
        }
        text.append("""
                score:
                  thresholds: { approve: 0.2, deny: 0.8 }
                """);
        return write(folder, text.toString());
    }

    static Path write(Path folder, String policy) {
        try {
            Files.writeString(folder.resolve("policy.yaml"), policy);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Event usual(FraudScorer scorer) {
        return payment(scorer, 10 + 5 * random.nextGaussian(), 1, random.nextInt(10) == 0);
    }

    /** A usual payment whose id no other stream has. */
    Event usual(FraudScorer scorer, String stream) {
        return begun(scorer, stream + "-" + number)
                .set("card", "card-" + random.nextInt(50))
                .set("channel", "CNP")
                .set("amount", Math.max(1, 10 + 5 * random.nextGaussian()))
                .set("tries", 1)
                .set("night", random.nextInt(10) == 0)
                .build();
    }

    Event odd(FraudScorer scorer) {
        return payment(scorer, 5_000 + random.nextInt(1_000), 40 + random.nextInt(9), true);
    }

    Event payment(FraudScorer scorer, double amount, double tries, boolean night) {
        return begun(scorer, "tx-" + number)
                .set("card", "card-" + random.nextInt(50))
                .set("channel", "CNP")
                .set("amount", Math.max(1, amount))
                .set("tries", tries)
                .set("night", night)
                .build();
    }

    Event withoutTries(FraudScorer scorer) {
        return begun(scorer, "tx-" + number)
                .set("card", "card-1")
                .set("channel", "POS")
                .set("amount", 12)
                .set("night", false)
                .build();
    }

    /** Received when it happened, whatever the clock of this machine shows. */
    private Event.Builder begun(FraudScorer scorer, String id) {
        Instant stamp = NOON.plusSeconds(number++);
        return scorer.event("payment", id, stamp).receivedAt(stamp);
    }
}
