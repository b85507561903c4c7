package dev.fraudscorer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.testkit.EventLine;
import dev.fraudscorer.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Models of public bug reports with what is right of them, by the library that trained them or by hand. They lie beside
 * the test data and are skipped where they are absent.
 */
class CaseModelsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B13b-xgb-base-score-fixed",
                "B15-xgb-missing",
                "B15b-skl-hist-missing",
                "B22b-ort-tiny",
                "B25-base_value_binary",
                "B25-logistic_cid1_pos",
                "B25-logistic_leaf_only_pos",
                "B25-logistic_leaf_only_zero",
                "B25-logistic_stump_pos",
                "B26-ort-dag",
                "B28b-ort-v5-logistic-sigmoid",
                "B28c-sigmoid-and-right-golden",
                "B29-ort-members-40000",
                "B29b-ort-members-between",
                "B30-skl-forest",
                "B30b-skl-forest-at-thresholds",
                "B31-skl-adaboost",
                "B33-skl-text-labels"
            })
    void score_caseThatLoads_isWhatTheLibrarySays(String name) throws Exception {
        Path folder = RealData.caseFolder(name);
        JsonNode expected =
                JSON.readTree(Files.readString(folder.resolve("expected.json"))).get("expected");
        List<Assessment> assessments = assess(folder);

        assertThat(assessments).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(assessments.get(i).score())
                    .as(name + ", row " + i)
                    .isCloseTo(expected.get(i).asDouble(), Offset.offset(1e-5));
            assertThat(assessments.get(i).degraded()).as(name + ", row " + i).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "B13-xgb-base-score | for golden vector",
                "B28-ort-v5-logistic | write 'transform: sigmoid' if golden vectors of the training library confirm it",
                "B32b-skl-hist-thresholds-golden | for golden vector",
                "B33b-skl-text-labels-unnamed | 'fraud_class' in the policy to name the one that is fraud"
            })
    void load_caseThatIsWrong_isRefused(String name, String message) {
        Path folder = RealData.caseFolder(name);

        assertThatThrownBy(() -> FraudScorer.load(folder.resolve("policy")).close())
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B13c-xgb-base-score-no-golden", "B32-skl-hist-thresholds"})
    void load_wrongConversionWithoutGolden_isWarnedOf(String name) throws Exception {
        try (FraudScorer scorer = FraudScorer.load(RealData.caseFolder(name).resolve("policy"))) {
            assertThat(ModelReport.of(scorer).get(0).warnings())
                    .anySatisfy(warning -> assertThat(warning).contains("a wrong conversion cannot be found"));
        }
    }

    private static List<Assessment> assess(Path folder) throws IOException {
        List<Assessment> assessments = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.load(folder.resolve("policy"))) {
            for (String line : Files.readAllLines(folder.resolve("ops.jsonl"))) {
                if (!line.isBlank()) {
                    assessments.add(scorer.assess(EventLine.event(scorer, "payment", line)));
                }
            }
        }
        return assessments;
    }
}
