package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.SmallModels.neuron;
import static dev.fraudscorer.onnx.testing.SmallModels.stump;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.onnx.testing.ScorerFolder;
import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.testkit.RealData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a model gave its score, as the evidence shows it. */
class ModelReasonsTest {
    private static final double[] RISKY = {9, 1};

    @TempDir
    Path folder;

    private ScorerFolder files;

    @BeforeEach
    void writeModels() throws Exception {
        files = new ScorerFolder(folder);
        // Tests whether the second column is at most 0.5.
        files.write("stump.onnx", stump(1, 2, 0.1f, 0.7f, "NONE").toBytes());
        files.write("neuron.onnx", neuron(1, 2).toBytes());
        files.write(
                "background.json",
                OnnxModel.backgroundRows(
                        List.of(new double[] {1, 0}, new double[] {2, 0}, new double[] {3, 0}, new double[] {4, 1})));
    }

    @Test
    void score_reviewed_showsWhatRaisedTheScoreWithItsCodeAndValue() throws Exception {
        try (FraudScorer scorer = files.load("""
                - { id: t, file: stump.onnx, inputs: [a1, a2], background: background.json, reasons: { a2: HIGH_A2 } }
                """)) {
            Assessment assessment = scorer.score(ScorerFolder.payment(scorer, "tx-1", RISKY));

            assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
            assertThat(assessment.evidence())
                    .extracting(Evidence::kind)
                    .containsExactly(EvidenceKind.MODEL, EvidenceKind.CONTRIBUTION);
            Evidence reason = assessment.evidence().get(1);
            assertThat(reason.source()).isEqualTo("t");
            assertThat(reason.reason()).isEqualTo(new ReasonCode("HIGH_A2"));
            assertThat(reason.detail()).isEqualTo("a2");
            // Three background rows of four have 0.1, one has 0.7.
            assertThat(reason.contribution()).isCloseTo(0.7 - 0.25, within(1e-6));
            assertThat(assessment.valuesOf(reason))
                    .extracting(EvidenceValue::toString)
                    .containsExactly("a2 = 1");
            assertThat(assessment.principalReasons()).containsExactly(new ReasonCode("HIGH_A2"));
            assertThat(assessment.scheme().score(assessment.evidence())).isEqualTo(assessment.score());
        }
    }

    @Test
    void score_approved_isNotExplainedUnlessAlways() throws Exception {
        try (FraudScorer scorer = files.load("- { id: t, file: stump.onnx, inputs: [a1, a2] }")) {
            assertThat(scorer.score(ScorerFolder.payment(scorer, "tx-1", 9, 0)).evidence())
                    .hasSize(1);
        }
        try (FraudScorer scorer =
                files.load("- { id: t, file: stump.onnx, inputs: [a1, a2], explain: always, transform: 1 - x }")) {
            // The transform turns the sign: what lowers the model's score raises the risk.
            assertThat(scorer.score(ScorerFolder.payment(scorer, "tx-1", 9, 0)).evidence())
                    .extracting(Evidence::detail)
                    .containsExactly(
                            "probability from output 'y'",
                            "a2 (no background rows: both ways of a split count the same)");
        }
        try (FraudScorer scorer = files.load("- { id: t, file: stump.onnx, inputs: [a1, a2], explain: never }")) {
            assertThat(scorer.score(ScorerFolder.payment(scorer, "tx-1", RISKY)).evidence())
                    .hasSize(1);
        }
    }

    @Test
    void score_modelInOnnxRuntime_saysThatNoAttributionIsAvailable() throws Exception {
        try (FraudScorer scorer = files.load("- { id: n, file: neuron.onnx, inputs: [a1, a2] }")) {
            Evidence last = scorer.score(ScorerFolder.payment(scorer, "tx-1", RISKY))
                    .evidence()
                    .get(1);

            assertThat(last.kind()).isEqualTo(EvidenceKind.CONTRIBUTION);
            assertThat(last.contribution()).isNaN();
            assertThat(last.detail()).isEqualTo("no attribution is available: only models in the kernel are explained");
        }
    }

    @Test
    void score_modelThatCannotScore_isNotExplained() throws Exception {
        try (FraudScorer scorer = files.load("""
                - { id: t, file: stump.onnx, inputs: [a1, a2], missing: refuse, explain: always }
                - { id: u, file: stump.onnx, inputs: [a1, a2], explain: always }
                """)) {
            scorer.score(ScorerFolder.payment(scorer, "tx-1", RISKY));
            Assessment assessment = scorer.score(ScorerFolder.payment(scorer, "tx-2", Double.NaN, 1));

            assertThat(assessment.evidence()).extracting(Evidence::source).containsExactly("t", "u", "u");
            assertThat(assessment.evidence().get(0).kind()).isEqualTo(EvidenceKind.FAILURE);
        }
    }

    @Test
    void score_realModel_showsTheFourThatRaisedItMost() throws Exception {
        files.write("gbt.onnx", Files.readAllBytes(RealData.file("bench/gbt_500x32.onnx")));
        String inputs = String.join(", ", SmallModels.names(60));
        Random random = new Random(5);
        try (FraudScorer scorer =
                files.load("- { id: gbt, file: gbt.onnx, inputs: [" + inputs + "], explain: always }")) {
            for (int i = 0; i < 200; i++) {
                double[] row = random.doubles(60, -2, 2).toArray();
                List<Evidence> evidence = scorer.score(ScorerFolder.payment(scorer, "tx-" + i, row))
                        .evidence();

                assertThat(evidence).hasSizeBetween(2, 5);
                for (int k = 1; k < evidence.size(); k++) {
                    assertThat(evidence.get(k).contribution()).as("row %d", i).isPositive();
                }
                for (int k = 2; k < evidence.size(); k++) {
                    assertThat(evidence.get(k).contribution())
                            .isLessThanOrEqualTo(evidence.get(k - 1).contribution());
                }
            }
        }
    }
}
