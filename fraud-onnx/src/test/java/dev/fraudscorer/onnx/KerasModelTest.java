package dev.fraudscorer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.testkit.RealData;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The network on its authors' transactions, against its layers computed in double precision here. */
class KerasModelTest {
    private static final List<String> INPUTS = List.of(
            "distance_from_last_transaction",
            "ratio_to_median_purchase_price",
            "used_chip",
            "used_pin_number",
            "online_order");
    private static final double[] MEAN = {5.03496, 1.80782, .350614, .102164, .647026};
    private static final double[] SCALE = {23.79498, 2.652328, .477162, .302864, .477895};
    /** The network adds up in single precision. */
    private static final double ROUNDING = 2e-6;

    @Test
    void score_cardTransactions_equalsItsLayers() throws Exception {
        Path file = RealData.file("models/redhat_rh-aiservices-bu_keras_tf2onnx.onnx");
        List<String[]> rows = RealData.rows("tabular/card_transdata_25k.csv.gz");
        List<String> header = Arrays.asList(rows.get(0));
        Layers layers = new Layers(file);

        double worst = 0;
        int suspicious = 0;
        try (OnnxModel model = OnnxModel.load(file, INPUTS)) {
            for (String[] row : rows.subList(1, rows.size())) {
                float[] input = new float[INPUTS.size()];
                for (int i = 0; i < input.length; i++) {
                    double value = Double.parseDouble(row[header.indexOf(INPUTS.get(i))]);
                    input[i] = (float) ((value - MEAN[i]) / SCALE[i]);
                }
                double score = model.score(input);
                worst = Math.max(worst, Math.abs(score - layers.score(input)));
                suspicious += score >= 0.5 ? 1 : 0;
            }
        }
        assertThat(worst).isLessThanOrEqualTo(ROUNDING);
        assertThat(suspicious).isBetween(1_000, 5_000);
    }

    /** Dense layers with batch normalisation, as the file's constants describe them. */
    private static final class Layers {
        private final Map<String, double[]> constants = new HashMap<>();

        Layers(Path file) throws IOException {
            for (TensorProto tensor :
                    ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getInitializerList()) {
                String name = tensor.getName().replace("sequential/", "").replaceAll("/ReadVariableOp:0|:0", "");
                FloatBuffer floats = tensor.getRawData()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
                double[] values = new double[floats.remaining()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = floats.get(i);
                }
                constants.put(name, values);
            }
        }

        double score(float[] input) {
            double[] x = new double[input.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = input[i];
            }
            x = relu(dense("dense", x));
            x = relu(normalised("batch_normalization", dense("dense_1", x)));
            x = relu(normalised("batch_normalization_1", dense("dense_2", x)));
            return SmallModels.logistic(dense("dense_3", x)[0]);
        }

        private double[] dense(String layer, double[] x) {
            double[] weights = constant(layer + "/MatMul");
            double[] result = constant(layer + "/BiasAdd").clone();
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < result.length; j++) {
                    result[j] += x[i] * weights[i * result.length + j];
                }
            }
            return result;
        }

        private double[] normalised(String layer, double[] x) {
            double[] factor = constant(layer + "/batchnorm/mul");
            double[] offset = constant(layer + "/batchnorm/sub");
            for (int i = 0; i < x.length; i++) {
                x[i] = x[i] * factor[i] + offset[i];
            }
            return x;
        }

        private static double[] relu(double[] x) {
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.max(0, x[i]);
            }
            return x;
        }

        private double[] constant(String name) {
            return Objects.requireNonNull(constants.get(name), name);
        }
    }
}
