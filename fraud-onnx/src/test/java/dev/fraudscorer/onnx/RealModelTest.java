package dev.fraudscorer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.onnx.internal.load.ModelRequest;
import dev.fraudscorer.onnx.internal.load.ModelRequest.RuntimeChoice;
import dev.fraudscorer.onnx.internal.load.ScoringModel;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.model.MonotoneTable;
import dev.fraudscorer.onnx.internal.model.ScoreFunction;
import dev.fraudscorer.onnx.testing.FloatRows;
import dev.fraudscorer.onnx.testing.Golden;
import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.testkit.RealData;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Models that others trained, against the scores that ONNX Runtime gave elsewhere. */
@Tag("slow")
class RealModelTest {
    private static final double TOLERANCE = 1e-6;
    private static final int FIRST_HANDBOOK_INPUT = 4;
    private static final int HANDBOOK_INPUTS = 15;
    /** ONNX Runtime takes 5 ms for a row of the isolation forest: all rows only in the profile {@code long}. */
    private static final int ISOLATION_FOREST_STEP = Integer.getInteger("fraudscorer.forest.step", 40);

    @ParameterizedTest
    @CsvSource({
        "handbook_xgb, ort_xgb, KERNEL",
        "handbook_xgb, ort_xgb, ONNX_RUNTIME",
        "handbook_xgb_zipmap, ort_xgb, KERNEL",
        "handbook_xgb_zipmap, ort_xgb, ONNX_RUNTIME",
        "handbook_rf, ort_rf, KERNEL",
        "handbook_rf, ort_rf, ONNX_RUNTIME",
        "handbook_logreg, ort_logreg, ONNX_RUNTIME",
        "handbook_logreg_zipmap, ort_logreg, ONNX_RUNTIME"
    })
    void score_handbookModel_equalsTheStoredScores(String model, String scores, RuntimeChoice runtime)
            throws Exception {
        assertHandbook(model, scores, request(HANDBOOK_INPUTS, runtime, ScoreFunction.IDENTITY), 1, stored -> stored);
    }

    @ParameterizedTest
    @EnumSource(names = {"KERNEL", "ONNX_RUNTIME"})
    void score_isolationForest_equalsTheStoredScores(RuntimeChoice runtime) throws Exception {
        // The stored score grows with the anomaly; the model's falls, and lies between -1 and 1.
        MonotoneTable falling = new MonotoneTable(new double[] {-1, 1}, new double[] {1, 0});
        ScoreFunction function = new ScoreFunction(List.of(falling), List.of());

        assertHandbook(
                "handbook_isoforest",
                "ort_isoforest",
                request(HANDBOOK_INPUTS, runtime, function),
                runtime == RuntimeChoice.KERNEL ? 1 : ISOLATION_FOREST_STEP,
                stored -> (1 + stored) / 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"KERNEL", "ONNX_RUNTIME"})
    void score_hazelcastModel_equalsTheStoredScores(RuntimeChoice runtime) throws Exception {
        List<String[]> rows = RealData.rows("hazelcast/features_and_scores.csv.gz");
        List<String> header = Arrays.asList(rows.get(0));
        List<String> inputs =
                header.stream().filter(name -> name.startsWith("f_")).toList();

        double worst = 0;
        ModelRequest request = request(inputs.size(), runtime, ScoreFunction.IDENTITY);
        try (ScoringModel scorer = load("hazelcast_lightgbm_fraud_detection", request)) {
            for (String[] row : rows.subList(1, rows.size())) {
                double score = scorer.score(FloatRows.floats(row, header.indexOf(inputs.get(0)), inputs.size()));
                worst = Math.max(worst, Math.abs(score - Double.parseDouble(row[header.indexOf("onnx_p_fraud")])));
            }
        }
        assertThat(rows).hasSize(10_000);
        assertThat(worst).isLessThanOrEqualTo(TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(names = {"KERNEL", "ONNX_RUNTIME"})
    void score_xgboostOnUlbCards_equalsTheStoredScores(RuntimeChoice runtime) throws Exception {
        List<String[]> rows = RealData.rows("tabular/ulb_creditcard_sample.csv.gz");
        List<String[]> scores = RealData.rows("tabular/ulb_scores_adhi2801.csv.gz");
        assertThat(rows).hasSameSizeAs(scores).hasSize(5_413);

        double worst = 0;
        try (ScoringModel scorer = load("adhi2801", request(30, runtime, ScoreFunction.IDENTITY))) {
            for (int i = 1; i < rows.size(); i++) {
                // The data begin with Time; the model ends with it.
                float[] input = Arrays.copyOf(FloatRows.floats(rows.get(i), 1, 29), 30);
                input[29] = Float.parseFloat(rows.get(i)[0]);
                worst = Math.max(worst, Math.abs(scorer.score(input) - Double.parseDouble(scores.get(i)[3])));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "Partho-Mal, probabilities, 1, true",
        "adhi2801, probabilities, 1, true",
        "hazelcast_lightgbm_fraud_detection, output_probability, 1, true",
        "redhat_rh-aiservices-bu_keras_tf2onnx, dense_3, 0, false",
        "onnxruntime-ruby__lightgbm, probabilities, 0, true",
        "onnxruntime-ruby__lightgbm, probabilities, 2, true",
        "onnxruntime-ruby__randomforest, output_probability, 0, true",
        "onnxruntime-ruby__randomforest, output_probability, 1, true",
        "sklearn-onnx__treecl, proba_0, 0, true",
        "sklearn-onnx__treecl, proba_0, 2, true"
    })
    void score_publishedModel_equalsItsGoldenOutputs(String model, String output, int column, boolean inKernel)
            throws Exception {
        Golden golden = Golden.of(model);
        List<float[]> inputs = golden.inputs();
        List<float[]> outputs = golden.outputs(output);
        String fraudClass = outputs.get(0).length == 1 ? null : Integer.toString(column);
        List<InputColumn> columns = columns(inputs.get(0).length);

        for (RuntimeChoice runtime : RuntimeChoice.values()) {
            if (runtime == RuntimeChoice.KERNEL && !inKernel) {
                continue;
            }
            ModelRequest request =
                    new ModelRequest(columns, Map.of(), null, fraudClass, ScoreFunction.IDENTITY, runtime);
            try (ScoringModel scorer = load(model, request)) {
                assertThat(scorer.facts().output()).isEqualTo(output);
                assertThat(scorer.facts().notInKernel() == null)
                        .as("in the kernel: %s", scorer.facts().notInKernel())
                        .isEqualTo(inKernel && runtime != RuntimeChoice.ONNX_RUNTIME);
                for (int i = 0; i < inputs.size(); i++) {
                    double expected = Math.min(1, outputs.get(i)[column]);
                    double score = scorer.score(inputs.get(i));
                    assertThat(Math.abs(score - expected)).as("row %d", i).isLessThanOrEqualTo(TOLERANCE);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KERNEL", "ONNX_RUNTIME"})
    void score_regressor_equalsItsGoldenOutputs(RuntimeChoice runtime) throws Exception {
        Golden golden = Golden.of("onnxmltools__test_xgb");
        List<float[]> inputs = golden.inputs();
        List<float[]> outputs = golden.outputs("variable");
        MonotoneTable narrowed = new MonotoneTable(new double[] {-10, 10}, new double[] {0, 1});
        ModelRequest request = request(inputs.get(0).length, runtime, new ScoreFunction(List.of(narrowed), List.of()));

        try (ScoringModel scorer = load("onnxmltools__test_xgb", request)) {
            for (int i = 0; i < inputs.size(); i++) {
                assertThat(scorer.score(inputs.get(i)))
                        .as("row %d", i)
                        .isCloseTo((outputs.get(i)[0] + 10) / 20, within(TOLERANCE));
            }
        }
    }

    private static void assertHandbook(
            String model, String scores, ModelRequest request, int step, DoubleUnaryOperator expected)
            throws Exception {
        List<String[]> rows = RealData.rows("handbook/model_scores.csv.gz");
        int column = Arrays.asList(rows.get(0)).indexOf(scores);
        assertThat(rows).hasSize(58_265);
        double worst = 0;
        try (ScoringModel scorer = load(model, request)) {
            for (int i = 1; i < rows.size(); i += step) {
                String[] row = rows.get(i);
                double score = scorer.score(FloatRows.floats(row, FIRST_HANDBOOK_INPUT, HANDBOOK_INPUTS));
                double stored = Double.parseDouble(row[column]);
                worst = Math.max(worst, Math.abs(score - expected.applyAsDouble(stored)));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(TOLERANCE);
    }

    private static ScoringModel load(String model, ModelRequest request) throws Exception {
        return ScoringModel.load(Files.readAllBytes(RealData.file("models/" + model + ".onnx")), request);
    }

    private static ModelRequest request(int width, RuntimeChoice runtime, ScoreFunction function) {
        return new ModelRequest(columns(width), Map.of(), null, null, function, runtime);
    }

    private static List<InputColumn> columns(int width) {
        return SmallModels.names(width).stream().map(InputColumn::of).toList();
    }

    @Test
    void inputsNeeded_ofTreesAndOfOtherModels_differ() {
        try (OnnxModel trees = OnnxModel.load(RealData.file("models/handbook_xgb.onnx"), SmallModels.names(15));
                OnnxModel regression =
                        OnnxModel.load(RealData.file("models/handbook_logreg.onnx"), SmallModels.names(15));
                OnnxModel network = OnnxModel.load(
                        RealData.file("models/redhat_rh-aiservices-bu_keras_tf2onnx.onnx"), SmallModels.names(5))) {
            float[] missing = new float[15];
            missing[3] = Float.NaN;

            assertThat(trees.inputsNeeded()).isEmpty();
            assertThat(trees.score(missing)).isBetween(0.0, 1.0);
            assertThat(regression.inputsNeeded()).hasSize(15);
            assertThat(regression.score(missing)).isNaN();
            assertThat(network.inputsNeeded()).hasSize(5);
        }
    }
}
