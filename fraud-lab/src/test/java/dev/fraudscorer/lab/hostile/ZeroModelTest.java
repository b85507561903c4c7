package dev.fraudscorer.lab.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.lab.RealData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model that returns exactly 0 beside rules that are all but certain, from a public bug report. */
class ZeroModelTest {
    @Test
    void score_modelReturnsZero_doesNotWipeOutTwoRules() throws Exception {
        Path steps = RealData.file("../cases/B22-hard-zero/ops.jsonl");
        List<JsonNode> lines = Files.readAllLines(steps).stream()
                .filter(line -> line.contains("two-rules"))
                .map(JsonMapper.shared()::readTree)
                .toList();

        assertThat(lines).isNotEmpty();
        try (FraudScorer scorer = FraudScorer.load(steps.resolveSibling("policy"))) {
            for (JsonNode line : lines) {
                Assessment assessment = scorer.assess(event(scorer, line));

                assertThat(assessment.decision()).isEqualTo(Decision.DENY);
                assertThat(assessment.degraded()).isFalse();
            }
        }
    }

    private static Event event(FraudScorer scorer, JsonNode line) {
        Event.Builder event = scorer.event(
                "payment",
                line.get("id").asString(),
                Instant.parse(line.get("time").asString()));
        line.get("set").properties().forEach(entry -> {
            if (entry.getValue().isNumber()) {
                event.set(entry.getKey(), entry.getValue().asDouble());
            } else {
                event.set(entry.getKey(), entry.getValue().asString());
            }
        });
        return event.build();
    }
}
