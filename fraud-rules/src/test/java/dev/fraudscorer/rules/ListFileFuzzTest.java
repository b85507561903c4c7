package dev.fraudscorer.rules;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * Any bytes as a list file: it loads, or its mistakes are reported. In a normal run the seeds are inputs; the profile
 * {@code fuzz} searches for more.
 */
@Tag("slow")
final class ListFileFuzzTest {
    private static final String POLICY = """
            policy: fuzz
            version: "1"
            events:
              payment: { card: key, ip: ip }
            lists:
              cards: { file: list.csv, of: card }
            rules:
              - { id: listed, when: card in lists.cards, reason: LISTED, decide: deny }
            score:
              thresholds: { approve: 0.2, deny: 0.8 }
            """;

    private static Path folder = Path.of("");

    @BeforeAll
    static void writePolicy() throws IOException {
        folder = Files.createTempDirectory("list-file-fuzz");
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        // The first load brings its classes in, which takes seconds under the fuzzer and is no input's fault.
        Files.writeString(folder.resolve("list.csv"), "key\ntok_1\n");
        FraudScorer.load(folder).close();
    }

    @AfterAll
    static void deletePolicy() throws IOException {
        Files.deleteIfExists(folder.resolve("list.csv"));
        Files.delete(folder.resolve("policy.yaml"));
        Files.delete(folder);
    }

    @FuzzTest(maxDuration = "10m")
    void load_anyBytes_loadsOrReports(byte[] content) throws IOException {
        long start = System.nanoTime();
        Files.write(folder.resolve("list.csv"), content);
        try {
            FraudScorer.load(folder).close();
        } catch (PolicyException e) {
            if (e.problems().isEmpty()) {
                throw new AssertionError("refused without a report", e);
            }
        }
        FuzzLimit.check(start);
    }
}
