package dev.fraudscorer.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy that the README shows is one that loads and does what the README says. */
class ReadmePolicyTest {
    private static final Path README = Path.of("..", "..", "README.md");

    @TempDir
    Path folder;

    @Test
    void readmePolicy_listedCard_isDenied() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf("```yaml\npolicy:") + "```yaml\n".length();
        Files.writeString(folder.resolve("policy.yaml"), readme.substring(begin, readme.indexOf("```", begin)));
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(folder.resolve("lists/blocked-cards.csv"), "key\ntok_9f3c\n");

        try (FraudScorer scorer = FraudScorer.builder(folder).without("models").load()) {
            Event payment = scorer.event("payment", "tx-4711", Instant.parse("2026-11-22T12:00:00Z"))
                    .set("card", "tok_9f3c")
                    .set("merchant", "m-42")
                    .set("amount", 129.90)
                    .set("country", "BR")
                    .build();

            Assessment assessment = scorer.score(payment);

            assertThat(assessment.decision()).isEqualTo(Decision.DENY);
            assertThat(assessment.decidedBy()).isEqualTo(new DecidedBy(DecidedBy.Cause.OVERRIDE, "blocked-card"));
            assertThat(assessment.reasonCodes()).extracting(Object::toString).containsExactly("LISTED_CARD");
        }
    }
}
