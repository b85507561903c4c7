package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.SmallModels.logistic;
import static dev.fraudscorer.onnx.testing.SmallModels.stump;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.onnx.testing.ScorerFolder;
import dev.fraudscorer.policy.PolicyException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is held against the library that trained it: by final probabilities, after transform and calibration. */
class GoldenVectorsTest {
    private static final List<double[]> ROWS = List.of(new double[] {0}, new double[] {1});
    private static final String ENTRY = "- { id: m, file: m.onnx, inputs: [a1], golden: g.json, %s }";
    private static final String SIGMOID = ENTRY.formatted("transform: sigmoid");

    @TempDir
    Path folder;

    private ScorerFolder files;

    @BeforeEach
    void writeModel() throws Exception {
        files = new ScorerFolder(folder);
        // A regressor whose logistic transform ONNX Runtime leaves out.
        files.write("m.onnx", stump(0, 1, -2, 1.5f, "LOGISTIC").toBytes());
    }

    @Test
    void load_rightProbabilitiesBehindATransform_areAccepted() throws Exception {
        writeGolden(logistic(-2), logistic(1.5));

        try (FraudScorer scorer = files.load(SIGMOID)) {
            ModelReport report = ModelReport.of(scorer).get(0);
            assertThat(report.golden()).isEqualTo("2 rows of XGBoost 3.2.0");
            assertThat(report.warnings())
                    .noneSatisfy(warning -> assertThat(warning).contains("golden"));
            assertThat(report.whyRuntime()).contains("boundary rows, stored from onnxruntime");
        }
    }

    @Test
    void load_rawMargins_areRefused() throws Exception {
        files.write("g.json", "{ \"input\": [[0], [1]], \"output\": [-2, 1.5] }");
        assertThatThrownBy(() -> files.load(SIGMOID))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("g.json:1:")
                .hasMessageContaining("a golden output that is no probability")
                .hasMessageContaining("the training library's probability of fraud, after transform and calibration");

        // Margins that could be probabilities are distinguished from them by their values.
        files.write("m.onnx", stump(0, 1, 0.25f, 0.75f, "LOGISTIC").toBytes());
        writeGolden(0.25, 0.75);
        assertThatThrownBy(() -> files.load(SIGMOID))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("for golden vector 1")
                .hasMessageContaining("this is the output before the transform: golden vectors hold probabilities");
    }

    @Test
    void load_calibration_isPartOfTheProbability() throws Exception {
        double first = 1 / (1 + Math.exp(-3 * logistic(-2) + 1));
        double second = 1 / (1 + Math.exp(-3 * logistic(1.5) + 1));
        writeGolden(first, second);

        files.load(ENTRY.formatted("transform: sigmoid, calibration: { platt: { a: -3, b: 1 } }"))
                .close();
        assertThatThrownBy(() -> files.load(SIGMOID))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("of XGBoost 3.2.0 within 1.0E-5; was the model converted rightly");
    }

    @Test
    void load_conversionThatLostTheBaseScore_isRefused() throws Exception {
        writeGolden(logistic(-2 - 2.94), logistic(1.5 - 2.94));

        assertThatThrownBy(() -> files.load(SIGMOID))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("for golden vector 1")
                .hasMessageContaining("of XGBoost 3.2.0");
    }

    @Test
    void load_statedTolerance_isObeyed() throws Exception {
        String json = "{ \"tolerance\": %s, \"input\": [[0]], \"output\": [%s] }";
        files.write("g.json", json.formatted("0.001", logistic(-2) + 0.0009));
        files.load(SIGMOID).close();
        files.write("g.json", json.formatted("0.001", logistic(-2) + 0.0011));
        assertThatThrownBy(() -> files.load(SIGMOID))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("of the training library within 0.001");
        files.write("g.json", json.formatted("0.5", logistic(-2)));
        assertThatThrownBy(() -> files.load(SIGMOID))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("0.01");
    }

    @Test
    void load_withoutGolden_isWarnedOf() throws Exception {
        try (FraudScorer scorer = files.load("- { id: m, file: m.onnx, inputs: [a1], transform: sigmoid }")) {
            ModelReport report = ModelReport.of(scorer).get(0);
            assertThat(report.golden()).isNull();
            assertThat(report.warnings())
                    .anySatisfy(warning -> assertThat(warning).contains("a wrong conversion cannot be found"));
        }
    }

    @Test
    void goldenVectors_whatIsNoProbability_isRefused() {
        assertThatThrownBy(() -> OnnxModel.goldenVectors(
                        files.file("m.onnx"), null, null, "XGBoost", ROWS, new double[] {-2, 1.5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("golden vectors hold final probabilities, not margins");
        assertThatThrownBy(() ->
                        OnnxModel.goldenVectors(files.file("m.onnx"), null, null, "XGBoost", ROWS, new double[] {0.5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a probability for each of 2 rows, found 1");
    }

    private void writeGolden(double first, double second) throws Exception {
        files.write(
                "g.json",
                OnnxModel.goldenVectors(
                        files.file("m.onnx"), null, null, "XGBoost 3.2.0", ROWS, new double[] {first, second}));
    }
}
