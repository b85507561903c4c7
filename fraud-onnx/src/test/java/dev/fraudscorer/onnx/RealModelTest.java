package dev.fraudscorer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.onnx.internal.ModelRequest;
import dev.fraudscorer.onnx.internal.ScoringModel;
import dev.fraudscorer.onnx.testing.Golden;
import dev.fraudscorer.onnx.testing.RealData;
import dev.fraudscorer.onnx.testing.SmallModels;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that others trained, against the scores that ONNX Runtime gave elsewhere. */
class RealModelTest {
    private static final double TOLERANCE = 1e-6;
    private static final int FIRST_HANDBOOK_INPUT = 4;
    private static final int HANDBOOK_INPUTS = 15;

    @ParameterizedTest
    @CsvSource({
        "handbook_xgb, ort_xgb",
        "handbook_xgb_zipmap, ort_xgb",
        "handbook_logreg, ort_logreg",
        "handbook_logreg_zipmap, ort_logreg",
        "handbook_rf, ort_rf"
    })
    void score_handbookModel_equalsTheStoredScores(String model, String scores) {
        List<String[]> rows = RealData.rows("handbook/model_scores.csv.gz");
        List<String> header = Arrays.asList(rows.get(0));
        List<String> inputs = header.subList(FIRST_HANDBOOK_INPUT, FIRST_HANDBOOK_INPUT + HANDBOOK_INPUTS);

        assertThat(rows).hasSize(58_265);
        double worst = 0;
        try (OnnxModel scorer = OnnxModel.load(RealData.file("models/" + model + ".onnx"), inputs)) {
            for (String[] row : rows.subList(1, rows.size())) {
                double score = scorer.score(RealData.floats(row, FIRST_HANDBOOK_INPUT, HANDBOOK_INPUTS));
                worst = Math.max(worst, Math.abs(score - Double.parseDouble(row[header.indexOf(scores)])));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(TOLERANCE);
    }

    @Test
    void score_hazelcastModel_equalsTheStoredScores() {
        List<String[]> rows = RealData.rows("hazelcast/features_and_scores.csv.gz");
        List<String> header = Arrays.asList(rows.get(0));
        List<String> inputs =
                header.stream().filter(name -> name.startsWith("f_")).toList();

        double worst = 0;
        try (OnnxModel scorer =
                OnnxModel.load(RealData.file("models/hazelcast_lightgbm_fraud_detection.onnx"), inputs)) {
            for (String[] row : rows.subList(1, rows.size())) {
                double score = scorer.score(RealData.floats(row, header.indexOf(inputs.get(0)), inputs.size()));
                worst = Math.max(worst, Math.abs(score - Double.parseDouble(row[header.indexOf("onnx_p_fraud")])));
            }
        }
        assertThat(rows).hasSize(10_000);
        assertThat(worst).isLessThanOrEqualTo(TOLERANCE);
    }

    @Test
    void score_xgboostOnUlbCards_equalsTheStoredScores() {
        List<String[]> rows = RealData.rows("tabular/ulb_creditcard_sample.csv.gz");
        List<String[]> scores = RealData.rows("tabular/ulb_scores_adhi2801.csv.gz");
        assertThat(rows).hasSameSizeAs(scores).hasSize(5_413);

        double worst = 0;
        try (OnnxModel scorer = OnnxModel.load(RealData.file("models/adhi2801.onnx"), SmallModels.names(30))) {
            for (int i = 1; i < rows.size(); i++) {
                // The data begin with Time; the model ends with it.
                float[] input = Arrays.copyOf(RealData.floats(rows.get(i), 1, 29), 30);
                input[29] = Float.parseFloat(rows.get(i)[0]);
                worst = Math.max(worst, Math.abs(scorer.score(input) - Double.parseDouble(scores.get(i)[3])));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "Partho-Mal, probabilities, 1",
        "adhi2801, probabilities, 1",
        "hazelcast_lightgbm_fraud_detection, output_probability, 1",
        "redhat_rh-aiservices-bu_keras_tf2onnx, dense_3, 0",
        "onnxruntime-ruby__lightgbm, probabilities, 0",
        "onnxruntime-ruby__lightgbm, probabilities, 2",
        "onnxruntime-ruby__randomforest, output_probability, 0",
        "onnxruntime-ruby__randomforest, output_probability, 1",
        "sklearn-onnx__treecl, proba_0, 0",
        "sklearn-onnx__treecl, proba_0, 2"
    })
    void score_publishedModel_equalsItsGoldenOutputs(String model, String output, int column) throws Exception {
        Golden golden = Golden.of(model);
        List<float[]> inputs = golden.inputs();
        List<float[]> outputs = golden.outputs(output);
        int width = inputs.get(0).length;
        String fraudClass = outputs.get(0).length == 1 ? null : Integer.toString(column);
        ModelRequest request = ModelRequest.of(SmallModels.names(width), null, fraudClass);
        byte[] content = Files.readAllBytes(RealData.file("models/" + model + ".onnx"));

        try (ScoringModel scorer = ScoringModel.load(content, request)) {
            assertThat(scorer.facts().output()).isEqualTo(output);
            for (int i = 0; i < inputs.size(); i++) {
                double expected = Math.min(1, outputs.get(i)[column]);
                double score = scorer.score(inputs.get(i));
                assertThat(Math.abs(score - expected)).as("row %d", i).isLessThanOrEqualTo(TOLERANCE);
            }
        }
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
