package dev.fraudscorer.onnx.internal.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.testing.FloatRows;
import dev.fraudscorer.onnx.testing.Golden;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.com.google.protobuf.ByteString;
import dev.fraudscorer.testkit.RealData;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tree models that others trained, scored by the kernel. */
class RealTreesTest {
    private static final double TOLERANCE = 1e-6;
    /** How many rows of each model are compared with ONNX Runtime; more in the profile {@code long}. */
    private static final int ROWS = Integer.getInteger("fraudscorer.kernel.rows", 2_000);

    private static final int FIRST_HANDBOOK_INPUT = 4;
    private static final int HANDBOOK_INPUTS = 15;

    @ParameterizedTest
    @CsvSource({
        "handbook_xgb, ort_xgb, 1, 1",
        "handbook_xgb_zipmap, ort_xgb, 1, 1",
        "handbook_rf, ort_rf, 1, 1",
        // The stored score of the isolation forest grows with the anomaly, the model's falls.
        "handbook_isoforest, ort_isoforest, 0, -1"
    })
    void score_handbookModel_equalsTheStoredScores(String name, String scores, int output, int sign) throws Exception {
        List<String[]> rows = RealData.rows("handbook/model_scores.csv.gz");
        int column = Arrays.asList(rows.get(0)).indexOf(scores);
        TreeModel model = model("models/" + name + ".onnx", 0);
        TreeScratch scratch = model.scratch();

        double worst = 0;
        for (String[] row : rows.subList(1, rows.size())) {
            model.score(FloatRows.floats(row, FIRST_HANDBOOK_INPUT, HANDBOOK_INPUTS), scratch);
            worst = Math.max(worst, Math.abs(sign * scratch.output(output) - Double.parseDouble(row[column])));
        }

        assertThat(rows).hasSize(58_265);
        assertThat(worst).isLessThanOrEqualTo(TOLERANCE);
    }

    @Test
    void score_hazelcastModel_equalsTheStoredScores() throws Exception {
        List<String[]> rows = RealData.rows("hazelcast/features_and_scores.csv.gz");
        List<String> header = Arrays.asList(rows.get(0));
        int width = (int) header.stream().filter(name -> name.startsWith("f_")).count();
        int first = header.indexOf(header.stream()
                .filter(name -> name.startsWith("f_"))
                .findFirst()
                .orElseThrow());
        TreeModel model = model("models/hazelcast_lightgbm_fraud_detection.onnx", 0);
        TreeScratch scratch = model.scratch();

        double worst = 0;
        for (String[] row : rows.subList(1, rows.size())) {
            model.score(FloatRows.floats(row, first, width), scratch);
            double stored = Double.parseDouble(row[header.indexOf("onnx_p_fraud")]);
            worst = Math.max(worst, Math.abs(scratch.output(1) - stored));
        }

        assertThat(worst).isLessThanOrEqualTo(TOLERANCE);
    }

    @Test
    void score_xgboostOnUlbCards_equalsTheStoredScores() throws Exception {
        List<String[]> rows = RealData.rows("tabular/ulb_creditcard_sample.csv.gz");
        List<String[]> scores = RealData.rows("tabular/ulb_scores_adhi2801.csv.gz");
        TreeModel model = model("models/adhi2801.onnx", 0);
        TreeScratch scratch = model.scratch();

        double worst = 0;
        for (int i = 1; i < rows.size(); i++) {
            // The data begin with Time; the model ends with it.
            float[] input = Arrays.copyOf(FloatRows.floats(rows.get(i), 1, 29), 30);
            input[29] = Float.parseFloat(rows.get(i)[0]);
            model.score(input, scratch);
            worst = Math.max(worst, Math.abs(scratch.output(1) - Double.parseDouble(scores.get(i)[3])));
        }

        assertThat(worst).isLessThanOrEqualTo(TOLERANCE);
    }

    @Test
    void score_benchModelWithoutPostTransform_equalsXgboostMarginsToTheBit() throws Exception {
        byte[] content = withoutPostTransform(Files.readAllBytes(RealData.file("bench/gbt_500x32.onnx")));
        float[][] rows = FloatRows.floats("bench/rows_4096x60.f32.gz", 60);
        float[][] margins = FloatRows.floats("bench/xgboost_margin_4096.f32.gz", 1);
        TreeModel model = TreeModel.parse(OnnxFile.parse(content), null, 0);
        TreeScratch scratch = model.scratch();

        for (int i = 0; i < rows.length; i++) {
            model.score(rows[i], scratch);
            assertThat((float) scratch.output(1)).as("row %d", i).isEqualTo(margins[i][0]);
        }
    }

    @Test
    void score_benchModel_equalsXgboostProbabilities() throws Exception {
        float[][] rows = FloatRows.floats("bench/rows_4096x60.f32.gz", 60);
        float[][] probabilities = FloatRows.floats("bench/xgboost_probability_4096.f32.gz", 1);
        TreeModel model = model("bench/gbt_500x32.onnx", 0);
        TreeScratch scratch = model.scratch();

        for (int i = 0; i < rows.length; i++) {
            model.score(rows[i], scratch);
            assertThat(scratch.output(1)).as("row %d", i).isCloseTo(probabilities[i][0], within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Partho-Mal, probabilities",
        "adhi2801, probabilities",
        "hazelcast_lightgbm_fraud_detection, output_probability",
        "onnxmltools__test_xgb, variable",
        "onnxruntime-ruby__lightgbm, probabilities",
        "onnxruntime-ruby__randomforest, output_probability",
        "sklearn-onnx__treecl, proba_0"
    })
    void score_publishedModel_equalsItsGoldenOutputs(String name, String output) throws Exception {
        Golden golden = Golden.of(name);
        List<float[]> inputs = golden.inputs();
        List<float[]> outputs = golden.outputs(output);
        TreeModel model = model("models/" + name + ".onnx", inputs.get(0).length);
        TreeScratch scratch = model.scratch();

        for (int i = 0; i < inputs.size(); i++) {
            model.score(inputs.get(i), scratch);
            for (int j = 0; j < model.outputs(); j++) {
                assertThat(Math.abs(scratch.output(j) - outputs.get(i)[j]))
                        .as("row %d, output %d", i, j)
                        .isLessThanOrEqualTo(TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("treeModels")
    void score_rowsAtThresholds_equalsOnnxRuntime(String name) throws Exception {
        compare(name, Files.readAllBytes(RealData.file(name)));
    }

    /** All but the isolation forest, whose logarithms may differ in the last bit between libraries. */
    @ParameterizedTest
    @MethodSource("sumsOfTrees")
    void score_withoutPostTransform_equalsOnnxRuntimeToTheBit(String name) throws Exception {
        byte[] content = withoutPostTransform(Files.readAllBytes(RealData.file(name)));

        assertThat(compare(name, content)).isZero();
    }

    private static Stream<String> treeModels() {
        return Stream.concat(sumsOfTrees(), Stream.of("models/handbook_isoforest.onnx"));
    }

    private static Stream<String> sumsOfTrees() {
        return Stream.of(
                "models/handbook_xgb.onnx",
                "models/handbook_rf.onnx",
                "models/hazelcast_lightgbm_fraud_detection.onnx",
                "models/adhi2801.onnx",
                "models/Partho-Mal.onnx",
                "models/onnxmltools__test_xgb.onnx",
                "models/onnxruntime-ruby__lightgbm.onnx",
                "models/onnxruntime-ruby__randomforest.onnx",
                "models/sklearn-onnx__treecl.onnx",
                "bench/gbt_500x32.onnx");
    }

    /** How many outputs differ in any bit. */
    private static long compare(String name, byte[] content) throws Exception {
        TreeModel model = TreeModel.parse(OnnxFile.parse(content), null, name.contains("treecl") ? 20 : 0);
        try (Reference reference = new Reference(content, false)) {
            return Comparison.check(model, reference, new TestRows(model, new Random(7)), ROWS, name);
        }
    }

    private static byte[] withoutPostTransform(byte[] content) throws Exception {
        ModelProto.Builder model = ModelProto.parseFrom(content).toBuilder();
        for (NodeProto.Builder node : model.getGraphBuilder().getNodeBuilderList()) {
            for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
                if (attribute.getName().equals("post_transform")) {
                    attribute.setS(ByteString.copyFromUtf8("NONE"));
                }
            }
        }
        return model.build().toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "handbook_logreg, LinearClassifier",
        "redhat_rh-aiservices-bu_keras_tf2onnx, MatMul",
        "zipmap-int64, output",
        "zipmap-string, output"
    })
    void parse_otherModels_namesTheNodeThatIsNotKnown(String name, String node) {
        // Outside of the assertion, which would take the skipping for a wrong exception.
        String file = "models/" + name + ".onnx";
        assertThat(RealData.file(file)).exists();

        assertThatThrownBy(() -> model(file, 0))
                .isInstanceOf(UnsupportedNodeException.class)
                .hasMessageContaining(node);
    }

    private static TreeModel model(String name, int width) throws Exception {
        return TreeModel.parse(OnnxFile.parse(Files.readAllBytes(RealData.file(name))), null, width);
    }
}
