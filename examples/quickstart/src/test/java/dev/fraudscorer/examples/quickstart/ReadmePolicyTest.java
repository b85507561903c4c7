package dev.fraudscorer.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy that the README shows loads as shown and works as the README describes. */
class ReadmePolicyTest {
    private static final Path MODEL_OF_TWO_COLUMNS = Repository.file("hosts/policy/models/trees.onnx");

    @TempDir
    Path parent;

    @Test
    void readmePolicy_listedCard_isDenied() throws IOException {
        try (FraudScorer scorer = FraudScorer.load(ReadmeBlocks.read().writePolicy(parent))) {
            Assessment assessment = scorer.score(payment(scorer, "tok_0a1b"));

            assertThat(assessment.decision()).isEqualTo(Decision.DENY);
            assertThat(assessment.decidedBy()).isEqualTo(new DecidedBy(DecidedBy.Cause.OVERRIDE, "blocked-card"));
            assertThat(assessment.reasonCodes()).extracting(Object::toString).containsExactly("LISTED_CARD");
        }
    }

    @Test
    void readmePolicy_withTheSectionOfModels_scoresByTheModel() throws IOException {
        ReadmeBlocks readme = ReadmeBlocks.read();
        Path folder = readme.writePolicy(parent);
        Files.writeString(folder.resolve("policy.yaml"), readme.only("yaml", "models:"), StandardOpenOption.APPEND);
        Files.createDirectories(folder.resolve("models"));
        Files.copy(MODEL_OF_TWO_COLUMNS, folder.resolve("models/gbt.onnx"));

        try (FraudScorer scorer = FraudScorer.load(folder)) {
            Assessment assessment = scorer.score(payment(scorer, "tok_9f3c"));

            assertThat(assessment.degraded()).isFalse();
            assertThat(assessment.evidence()).extracting(Evidence::source).contains("gbt");
        }
    }

    private static Event payment(FraudScorer scorer, String card) {
        return scorer.event("payment", "tx-4711", Instant.parse("2026-11-22T12:00:00Z"))
                .set("card", card)
                .set("merchant", "m-42")
                .set("amount", 129.90)
                .set("country", "BR")
                .build();
    }
}
