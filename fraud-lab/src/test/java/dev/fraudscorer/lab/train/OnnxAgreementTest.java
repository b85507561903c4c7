package dev.fraudscorer.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.fraudscorer.lab.train.internal.FloatThreshold;
import dev.fraudscorer.lab.train.internal.Split;
import dev.fraudscorer.lab.train.internal.Tree;
import dev.fraudscorer.lab.train.internal.TreeText;
import dev.fraudscorer.lab.train.internal.TreeWalk;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** LightGBM, ONNX Runtime and a walk through our own trees give every row the same score. */
class OnnxAgreementTest {
    private static final int WIDTH = Histories.INPUTS.size();
    private static final float[] ODD = {
        Float.NaN,
        0f,
        -0f,
        1e-35f,
        -1e-35f,
        1e-36f,
        -1e-36f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY
    };

    private static TimeSplit history;
    private static TrainedModel model;
    private static List<Tree> trees;

    @BeforeAll
    static void train() {
        history = Histories.random(11, 20_000).splitByTime(0.4);
        model = GradientBoosting.train(
                history.earlier(),
                BoostingParameters.DEFAULT.toBuilder().threads(1).build());
        trees = TreeText.parse(model.lightGbmText());
    }

    @Test
    void scores_trainingRows_agree() throws OrtException {
        assertAgreement(model, Histories.flat(history.earlier()), "training rows");
    }

    @Test
    void scores_laterRows_agree() throws OrtException {
        assertAgreement(model, Histories.flat(history.later()), "later rows");
    }

    @Test
    void scores_randomRowsWithMissingInfiniteAndTinyValues_agree() throws OrtException {
        long seed = 12;
        Random random = new Random(seed);
        float[] rows = new float[20_000 * WIDTH];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(3) == 0
                    ? ODD[random.nextInt(ODD.length)]
                    : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 1));
        }

        assertAgreement(model, rows, "random rows, seed " + seed);
    }

    @Test
    void scores_valuesAtAndBesideEverySplit_agree() throws OrtException {
        long seed = 13;
        Random random = new Random(seed);
        List<Split> splits =
                trees.stream().flatMap(tree -> tree.splits().stream()).toList();
        assertThat(splits).hasSizeGreaterThan(5_000);
        float[] rows = new float[splits.size() * 4 * WIDTH];
        int row = 0;
        for (Split split : splits) {
            float threshold = FloatThreshold.of(split.threshold());
            for (float value :
                    new float[] {threshold, Math.nextUp(threshold), Math.nextDown(threshold), (float) split.threshold()
                    }) {
                history.earlier().copyRow(random.nextInt(history.earlier().size()), rows, row * WIDTH);
                rows[row * WIDTH + split.input()] = value;
                row++;
            }
        }

        assertAgreement(model, rows, "rows beside splits, seed " + seed);
    }

    @Test
    void trees_ofTheModelUnderTest_holdEveryKindOfSplit() {
        List<Split> splits =
                trees.stream().flatMap(tree -> tree.splits().stream()).toList();

        // Without these the tests above would pass for less than they claim.
        assertThat(splits).anyMatch(split -> split.threshold() == Double.POSITIVE_INFINITY);
        assertThat(splits).anyMatch(split -> split.threshold() == -1e-35f);
        assertThat(splits).anyMatch(split -> split.threshold() == 1e-35f);
        assertThat(splits).anyMatch(Split::missingLeft);
        assertThat(splits).anyMatch(split -> !split.missingLeft());
        assertThat(splits).anyMatch(split -> (float) split.threshold() > split.threshold());
    }

    @Test
    void scores_oneRowAtATime_equalThoseOfABatchToTheBit() throws OrtException {
        float[] rows = Histories.flat(history.later());
        try (OrtScores ort = new OrtScores(model.onnx(), WIDTH)) {
            float[] batch = ort.score(rows);
            for (int row = 0; row < 500; row++) {
                float[] alone = ort.score(Arrays.copyOfRange(rows, row * WIDTH, (row + 1) * WIDTH));
                assertThat(alone).as("row %d", row).containsExactly(batch[row]);
            }
        }
    }

    @Test
    void probabilities_ofBothClasses_sumToOneAndLabelFollows() throws OrtException {
        float[] rows = Arrays.copyOf(Histories.flat(history.later()), 10_000 * WIDTH);
        try (OrtScores ort = new OrtScores(model.onnx(), WIDTH)) {
            float[] both = ort.probabilities(rows);
            long[] labels = ort.labels(rows);
            for (int row = 0; row < labels.length; row++) {
                assertThat(both[2 * row] + both[2 * row + 1]).as("row %d", row).isCloseTo(1f, within(1e-6f));
                assertThat(labels[row]).as("row %d", row).isEqualTo(both[2 * row + 1] > 0.5f ? 1 : 0);
            }
            assertThat(Arrays.stream(labels).sum()).isPositive();
        }
    }

    @Test
    void scores_modelInWhichEveryLeafVotesForFraud_agreeAndLabelFollows() throws OrtException {
        TrainingSetBuilder builder = TrainingSet.builder(List.of("a", "b"));
        Random random = new Random(14);
        for (int i = 0; i < 2_000; i++) {
            float a = random.nextFloat();
            builder.add(new float[] {a, random.nextFloat()}, random.nextFloat() < 0.55 + 0.1 * a, i);
        }
        TrainingSet mostlyFraud = builder.build();
        TrainedModel positive = GradientBoosting.train(
                mostlyFraud,
                BoostingParameters.DEFAULT.toBuilder().trees(1).threads(1).build());
        assertThat(TreeText.parse(positive.lightGbmText()).get(0).leaves())
                .hasSizeGreaterThan(1)
                .allMatch(leaf -> leaf > 0 && leaf < 0.5);

        assertAgreement(positive, Histories.flat(mostlyFraud), "rows that are mostly fraud");
        try (OrtScores ort = new OrtScores(positive.onnx(), 2)) {
            assertThat(ort.labels(Histories.flat(mostlyFraud))).containsOnly(1);
        }
    }

    @Test
    void scores_modelThatFoundNothingToSplit_agreeOnThePrior() throws OrtException {
        TrainingSetBuilder builder = TrainingSet.builder(List.of("constant"));
        for (int i = 0; i < 1_000; i++) {
            builder.add(new float[] {1}, i % 10 == 0, i);
        }
        TrainingSet constant = builder.build();
        TrainedModel prior = GradientBoosting.train(
                constant, BoostingParameters.DEFAULT.toBuilder().threads(1).build());

        assertAgreement(prior, new float[] {1, 0, Float.NaN}, "rows of one constant");
        assertThat(prior.score(new float[] {1})[0]).isCloseTo(0.1, within(1e-6));
        assertThat(prior.importance()).containsExactly(new InputImportance("constant", 0, 0));
    }

    @Test
    void scores_manyTreesAndGreatSteps_agree() throws OrtException {
        TrainedModel big = GradientBoosting.train(
                history.earlier(),
                BoostingParameters.DEFAULT.toBuilder()
                        .trees(500)
                        .leaves(15)
                        .positiveWeight(30)
                        .rowShare(0.5)
                        .minRowsPerLeaf(1)
                        .threads(1)
                        .build());

        assertAgreement(big, Histories.flat(history.later()), "later rows, 500 trees");
    }

    private static void assertAgreement(TrainedModel model, float[] rows, String what) throws OrtException {
        int width = model.inputs().size();
        List<Tree> walked = TreeText.parse(model.lightGbmText());
        double[] expected = model.score(rows);
        try (OrtScores ort = new OrtScores(model.onnx(), width)) {
            float[] found = ort.score(rows);
            for (int row = 0; row < expected.length; row++) {
                // A row on the wrong side of one split of a small tree could hide within 1e-6, but not within 1e-12.
                double walk = TreeWalk.score(walked, rows, row * width);
                if (!(Math.abs(walk - expected[row]) <= 1e-12) || !(Math.abs(found[row] - expected[row]) <= 1e-6)) {
                    assertThat(found[row])
                            .as("%s, row %d: LightGBM %s, walk %s, ONNX Runtime", what, row, expected[row], walk)
                            .isEqualTo((float) expected[row]);
                }
            }
        }
    }
}
