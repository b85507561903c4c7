package dev.fraudscorer.lab.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.testkit.EventLine;
import dev.fraudscorer.testkit.RealData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model that returns exactly 0 beside rules that are all but certain, from a public bug report. */
class ZeroModelTest {
    @Test
    void score_modelReturnsZero_doesNotWipeOutTwoRules() throws Exception {
        Path steps = RealData.caseFolder("B22-hard-zero").resolve("ops.jsonl");
        List<String> lines = Files.readAllLines(steps).stream()
                .filter(line -> line.contains("two-rules"))
                .toList();

        assertThat(lines).isNotEmpty();
        try (FraudScorer scorer = FraudScorer.load(steps.resolveSibling("policy"))) {
            for (String line : lines) {
                Assessment assessment = scorer.assess(EventLine.event(scorer, "payment", line));

                assertThat(assessment.decision()).isEqualTo(Decision.DENY);
                assertThat(assessment.degraded()).isFalse();
            }
        }
    }
}
