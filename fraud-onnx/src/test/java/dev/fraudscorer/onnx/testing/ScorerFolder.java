package dev.fraudscorer.onnx.testing;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A policy folder with one event type of numbers {@code a1} to {@code a60}, a text and a key. */
public final class ScorerFolder {
    private final Path folder;

    public ScorerFolder(Path folder) {
        this.folder = folder;
    }

    /** Puts a file into the folder. */
    public void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    /** Puts a file into the folder. */
    public void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    /** Where a file of the folder is. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Loads a scorer with models.
     *
     * @param models the section's entries
     */
    public FraudScorer load(String models) throws IOException {
        StringBuilder attributes = new StringBuilder("card: key, country: text");
        for (String name : SmallModels.names(60)) {
            attributes.append(", ").append(name).append(": number");
        }
        write("policy.yaml", """
                policy: test
                version: 1
                events:
                  payment: { %s }
                score: { combine: noisy_or, thresholds: { approve: 0.2, deny: 0.8 } }
                models:
                %s
                """.formatted(attributes, models));
        return FraudScorer.load(folder);
    }

    /** A payment whose first numbers are these; NaN for one that is not given. */
    public static Event payment(FraudScorer scorer, String id, double... numbers) {
        Event.Builder event = scorer.event("payment", id, Instant.parse("2026-11-22T12:00:00Z"))
                .set("card", "tok_1")
                .set("country", "DE");
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isNaN(numbers[i])) {
                event.set("a" + (i + 1), numbers[i]);
            }
        }
        return event.build();
    }
}
