package dev.fraudscorer.cli;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.record.RecordSink;
import dev.fraudscorer.record.file.FileRecordSink;
import dev.fraudscorer.testkit.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Payments, some of them hostile, and the records of their decisions by a policy with everything that a decision can be made of: windows,
 * derived features, a list of secret keys, rules, a model in the kernel, one in ONNX Runtime, a detector that learns.
 */
final class RecordedPayments {
    static final KeyRing KEYS = KeyRing.of("2026-11", key('n')).andFormer("2026-05", key('f'));

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private RecordedPayments() {}

    private static byte[] key(char fill) {
        return String.valueOf(fill).repeat(KeyRing.SHORTEST_KEY).getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes the policy into a folder. */
    static Path policy(Path folder) {
        try {
            Path hosts = Repository.file("hosts/policy");
            Files.createDirectories(folder.resolve("lists"));
            Files.createDirectories(folder.resolve("models"));
            for (String model : List.of("models/network.onnx", "models/trees.onnx")) {
                Files.copy(hosts.resolve(model), folder.resolve(model));
            }
            Files.writeString(folder.resolve("lists/watched.txt"), "m-1\n");
            // In clear, as a person writes it, and as a token under a former key, as a tool may.
            Files.writeString(
                    folder.resolve("lists/stolen.txt"),
                    "tok-3\n" + KEYS.tokens("tok-4").get(1) + "\n");
            Files.writeString(
                    folder.resolve("policy.yaml"),
                    Files.readString(hosts.resolve("policy.yaml"))
                            .replace("    card: key\n", "    card: { type: key, secret: true }\n    note: text\n")
                            .replace("lists:\n", "lists:\n  stolen: { file: lists/stolen.txt, of: card }\n")
                            .replace("rules:\n", """
                                    rules:
                                      - id: stolen-card
                                        description: A card that is reported as stolen
                                        when: card in lists.stolen
                                        reason: STOLEN_CARD
                                        decide: deny
                                      - id: burst
                                        description: Many payments of one card
                                        when: card.count_1h > 5 && share < 0.5
                                        reason: BURST
                                        risk: 0.4
                                        severity: high
                                        outcomes: [step_up]
                                        mode: shadow
                                    """));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scores payments, and writes their records. Returns the file. */
    static Path record(Path policy, Path into, int payments, long seed) {
        try (RecordSink sink = FileRecordSink.into(into)
                        .waitWhenFull(Duration.ofMinutes(10))
                        .fileBytes(Long.MAX_VALUE)
                        .build();
                FraudScorer scorer =
                        FraudScorer.builder(policy).secrets(KEYS).records(sink).load()) {
            Random random = new Random(seed);
            for (int i = 0; i < payments; i++) {
                scorer.score(payment(scorer, "tx-" + i, NOON.plusSeconds(i), random));
            }
        }
        try (Stream<Path> files = Files.list(into)) {
            return files.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Event payment(FraudScorer scorer, String id, Instant time, Random random) {
        // One in twenty is stamped ahead or behind, as by a wrong clock.
        Instant stamp = random.nextInt(20) == 0 ? time.plusSeconds(random.nextInt(4_000_000) - 2_000_000) : time;
        Event.Builder event = scorer.event("payment", id, stamp).lenient().receivedAt(time);
        event.set("card", "tok-" + random.nextInt(30));
        if (random.nextInt(10) != 0) {
            event.set("merchant", "m-" + random.nextInt(5));
        }
        event.set("amount", random.nextInt(15) == 0 ? Double.NaN : Math.rint(random.nextDouble() * 1e5) / 100);
        event.set("channel", random.nextBoolean() ? "CNP" : "CP");
        event.set(
                "note",
                random.nextInt(30) == 0 ? "\"\n\u202e}{\ud800" : random.nextInt(30) == 0 ? "5425 2334 3010 9903" : "");
        return event.build();
    }
}
