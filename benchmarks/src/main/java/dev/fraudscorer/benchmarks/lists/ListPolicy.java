package dev.fraudscorer.benchmarks.lists;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.PolicyLoader;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureVector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** A policy with one list and one rule, which asks it. Confined to one thread. */
final class ListPolicy {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final LoadedPolicy policy;
    private final EvidenceSource rules;
    private final FeatureVector vector;
    private final EventType payment;
    private long fired;

    private ListPolicy(LoadedPolicy policy) {
        this.policy = policy;
        this.rules = policy.evidenceSources().get(0);
        this.vector = new FeatureVector(policy.schema(), policy.attributes());
        this.payment = Objects.requireNonNull(policy.eventTypes().get("payment"));
    }

    /** Writes the policy with so many keys into a folder. */
    static void write(Path folder, int keys) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), """
                policy: listed
                version: "1"
                events: { payment: { card: key } }
                lists: { blocked: { file: blocked.txt, of: card } }
                rules: [ { id: blocked, when: card in lists.blocked, reason: LISTED, decide: deny } ]
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("blocked.txt"))) {
            for (int i = 0; i < keys; i++) {
                out.write(key(i));
                out.write('\n');
            }
        }
    }

    static ListPolicy load(Path folder) {
        return new ListPolicy(PolicyLoader.load(folder, Set.of()));
    }

    /** A token of 20 characters; another one for each number. */
    static String key(long number) {
        // The digits of an odd multiple: in no order, as tokens come, and each number's own.
        String digits = Long.toHexString(number * FACTOR);
        return "tok_" + "0".repeat(16 - digits.length()) + digits;
    }

    Event event(long number) {
        return payment.newEvent("event", NOON).set("card", key(number)).build();
    }

    /** Asks the rule. */
    void ask(Event event) {
        vector.begin(event, policy.lists().edition());
        rules.evaluate(vector, item -> fired++);
    }

    /** How often it fired. */
    long fired() {
        return fired;
    }
}
