package dev.fraudscorer.rules;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Policies with limits, and payments received by a clock that tests set. */
final class LimitedPolicy {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** Seven lines: what a test adds begins in line 8. */
    static final String HEAD = """
            policy: limited
            version: "1"
            events:
              payment: { card: { type: key, required: false }, ip: { type: ip, required: false }, amount: number,
                         currency: { type: currency, required: false } }
            score:
              thresholds: { approve: 0.2, deny: 0.8 }
            """;

    private final Path folder;
    private final SettableClock clock = new SettableClock(NOON);
    private int payments;

    LimitedPolicy(Path folder) {
        this.folder = folder;
    }

    LimitedPolicy write(String sections) {
        return file("policy.yaml", HEAD + sections);
    }

    LimitedPolicy file(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path folder() {
        return folder;
    }

    FraudScorer load() {
        return builder().load();
    }

    FraudScorer.Builder builder() {
        return FraudScorer.builder(folder).clock(clock);
    }

    /** The clock goes on. */
    void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    Assessment pay(FraudScorer scorer, @Nullable String card) {
        return pay(scorer, card, 10);
    }

    Assessment pay(FraudScorer scorer, @Nullable String card, double amount) {
        return scorer.score(payment(scorer, card, amount).build());
    }

    Event.Builder payment(FraudScorer scorer, @Nullable String card, double amount) throws InvalidEventException {
        Event.Builder event =
                scorer.event("payment", "tx-" + payments++, clock.instant()).set("amount", amount);
        return card == null ? event : event.set("card", card);
    }
}
