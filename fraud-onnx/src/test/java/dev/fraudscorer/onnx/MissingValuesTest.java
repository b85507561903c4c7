package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.SmallModels.forgetfulStump;
import static dev.fraudscorer.onnx.testing.SmallModels.stump;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.onnx.testing.ScorerFolder;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees send a missing value where they learnt to; those that did not learn it do not score it. */
class MissingValuesTest {
    @TempDir
    Path folder;

    private ScorerFolder files;

    @BeforeEach
    void writeModels() throws Exception {
        files = new ScorerFolder(folder);
        files.write("forgetful.onnx", forgetfulStump(0, 2, 0.9f, 0.05f, "NONE").toBytes());
        files.write("learnt.onnx", stump(0, 2, 0.9f, 0.05f, "NONE").toBytes());
    }

    @Test
    void score_treesThatNeverLearntMissing_doNotScoreAndDegrade() throws Exception {
        try (FraudScorer scorer = files.load("- { id: t, file: forgetful.onnx, inputs: [a1, a2] }")) {
            Assessment assessment = scorer.assess(ScorerFolder.payment(scorer, "tx-1", Double.NaN, 1));

            assertThat(assessment.evidence()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(EvidenceKind.FAILURE);
                assertThat(item.failure()).isEqualTo(FailureKind.NOT_EVALUABLE);
                assertThat(item.source()).isEqualTo("t");
                assertThat(item.detail()).isEqualTo("a1: NOT_GIVEN");
            });
            assertThat(assessment.degraded()).isTrue();
            assertThat(assessment.decision()).as("on_failure holds").isNotEqualTo(Decision.APPROVE);
            assertThat(ModelReport.of(scorer).get(0).inputsNeeded()).containsExactly("a1", "a2");
            assertThat(ModelReport.of(scorer).get(0).warnings())
                    .anySatisfy(warning -> assertThat(warning)
                            .startsWith("its trees never learnt missing values: an event without one of its inputs"));
        }
    }

    @Test
    void score_anyInputsMissing_neverApproveInSilence() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (FraudScorer scorer = files.load("- { id: t, file: forgetful.onnx, inputs: [a1, a2] }")) {
            for (int i = 0; i < 500; i++) {
                double[] row = {value(random), value(random)};
                boolean lacks = Double.isNaN(row[0]) || Double.isNaN(row[1]);
                Assessment assessment = scorer.assess(ScorerFolder.payment(scorer, "tx-" + i, row));

                assertThat(assessment.degraded()).as("seed %d, row %d", seed, i).isEqualTo(lacks);
                if (lacks) {
                    assertThat(assessment.decision())
                            .as("seed %d, row %d", seed, i)
                            .isNotEqualTo(Decision.APPROVE);
                }
            }
        }
    }

    @Test
    void score_treesInShadowThatNeverLearntMissing_areToldWithoutEffect() throws Exception {
        try (FraudScorer scorer = files.load("- { id: t, file: forgetful.onnx, inputs: [a1, a2], mode: shadow }")) {
            Assessment assessment = scorer.assess(ScorerFolder.payment(scorer, "tx-1", Double.NaN, 1));

            assertThat(assessment.degraded()).isFalse();
            assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
            assertThat(assessment.evidence()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(EvidenceKind.NOT_EVALUABLE);
                assertThat(item.mode()).isEqualTo(Mode.SHADOW);
            });
        }
    }

    @Test
    void score_policyThatDecidesOtherwise_isObeyed() throws Exception {
        assertThat(scoreOf("- { id: t, file: forgetful.onnx, inputs: [a1, a2], missing: pass }"))
                .isEqualTo(0.05, within());
        assertThat(scoreOf("- { id: t, file: forgetful.onnx, inputs: [a1, a2], missing: 0 }"))
                .isEqualTo(0.9, within());
        assertThat(scoreOf("- { id: t, file: forgetful.onnx, inputs: [{ name: a1, missing: 0 }, a2] }"))
                .isEqualTo(0.9, within());
    }

    @Test
    void score_namesOfTheFile_takeMissingFromTheEntry() throws Exception {
        files.write(
                "named.onnx",
                forgetfulStump(0, 2, 0.9f, 0.05f, "NONE")
                        .metadata("fraudscorer.inputs", "[\"a1\",\"a2\"]")
                        .toBytes());

        assertThat(scoreOf("- { id: t, file: named.onnx, missing: 0 }")).isEqualTo(0.9, within());
    }

    @Test
    void score_treesThatLearntMissing_score() throws Exception {
        try (FraudScorer scorer = files.load("- { id: t, file: learnt.onnx, inputs: [a1, a2] }")) {
            Assessment assessment = scorer.assess(ScorerFolder.payment(scorer, "tx-1", Double.NaN, 1));

            assertThat(assessment.degraded()).isFalse();
            assertThat(assessment.evidence()).extracting(Evidence::kind).containsExactly(EvidenceKind.MODEL);
            assertThat(ModelReport.of(scorer).get(0).inputsNeeded()).isEmpty();
        }
    }

    private double scoreOf(String models) throws Exception {
        try (FraudScorer scorer = files.load(models)) {
            return scorer.assess(ScorerFolder.payment(scorer, "tx-1", Double.NaN, 1))
                    .score();
        }
    }

    private static double value(Random random) {
        return random.nextInt(3) == 0 ? Double.NaN : random.nextGaussian();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-7);
    }
}
