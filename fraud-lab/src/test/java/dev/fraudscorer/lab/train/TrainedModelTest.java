package dev.fraudscorer.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import dev.fraudscorer.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainedModelTest {
    private static final TrainingSet SET = Histories.random(21, 3_000);

    private static TrainedModel model;

    @BeforeAll
    static void train() {
        model = GradientBoosting.train(
                SET, BoostingParameters.DEFAULT.toBuilder().trees(5).threads(1).build());
    }

    @Test
    void onnx_metadata_tellInputsProvenanceAndWhatTheCallerAdds() throws OrtException {
        try (OrtScores ort = new OrtScores(model.onnx(Map.of("metrics", "{\"auc\":0.9}")), 8)) {
            OnnxModelMetadata metadata = ort.session().getMetadata();

            assertThat(metadata.getProducerName()).isEqualTo("fraud-scorer");
            assertThat(metadata.getCustomMetadata())
                    .containsOnlyKeys("fraudscorer.inputs", "fraudscorer.provenance", "metrics")
                    .containsEntry("metrics", "{\"auc\":0.9}")
                    .containsEntry(
                            "fraudscorer.inputs",
                            "[\"amount\",\"count\",\"ratio\",\"sign\",\"night\",\"tiny\",\"noise\",\"known\"]");
            JsonNode provenance =
                    JsonMapper.shared().readTree(metadata.getCustomMetadata().get("fraudscorer.provenance"));
            assertThat(provenance.get("library").stringValue()).startsWith("fraud-scorer 0.");
            assertThat(provenance.get("learner").stringValue()).isEqualTo("LightGBM 4.3.0");
            assertThat(provenance.get("rows").intValue()).isEqualTo(3_000);
            assertThat(provenance.get("frauds").intValue()).isEqualTo(SET.frauds());
            assertThat(provenance.get("first_event").stringValue()).isEqualTo("1970-01-01T00:00:00Z");
            assertThat(provenance.get("last_event").stringValue()).isEqualTo("1970-01-01T00:49:59Z");
            assertThat(provenance.get("trees").intValue()).isEqualTo(5);
            assertThat(provenance.get("parameters").get("learning_rate").doubleValue())
                    .isEqualTo(0.05);
            assertThat(provenance.get("parameters").get("seed").intValue()).isEqualTo(42);
        }
    }

    @Test
    void onnx_inputAndOutputs_haveTheirShapes() throws OrtException {
        try (OrtScores ort = new OrtScores(model.onnx(), 8)) {
            TensorInfo input = tensor(ort.session().getInputInfo(), "input");
            TensorInfo probabilities = tensor(ort.session().getOutputInfo(), "probabilities");
            TensorInfo label = tensor(ort.session().getOutputInfo(), "label");

            assertThat(ort.session().getInputNames()).containsExactly("input");
            assertThat(ort.session().getOutputNames()).containsExactly("label", "probabilities");
            assertThat(input.getShape()).containsExactly(-1, 8);
            assertThat(input.type).hasToString("FLOAT");
            assertThat(probabilities.getShape()).containsExactly(-1, 2);
            assertThat(probabilities.type).hasToString("FLOAT");
            assertThat(label.getShape()).containsExactly(-1);
            assertThat(label.type).hasToString("INT64");
        }
    }

    @Test
    void onnx_loadedAsAPolicyWould_hasItsInputsAndGivesTheSameScores() {
        double[] expected = model.score(SET);
        float[] row = new float[SET.inputs().size()];
        try (OnnxModel loaded = OnnxModel.of("gbt", model.onnx(), List.of())) {
            assertThat(loaded.inputs()).isEqualTo(Histories.INPUTS);
            assertThat(loaded.inputsNeeded()).isEmpty();
            assertThat(loaded.output()).isEqualTo("probabilities");
            for (int i = 0; i < SET.size(); i++) {
                SET.copyRow(i, row, 0);
                assertThat(loaded.score(row)).as("row %d", i).isCloseTo(expected[i], within(1e-6));
            }
        }
    }

    @Test
    void onnx_metadataWithTheModelsOwnKey_isRefused() {
        assertThatThrownBy(() -> model.onnx(Map.of("fraudscorer.inputs", "[]")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'fraudscorer.inputs' is the model's own");
    }

    @Test
    void writeOnnx_fileThere_isReplacedAndNothingElseRemains(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("models").resolve("gbt.onnx");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "old");

        model.writeOnnx(file, Map.of());

        assertThat(Files.readAllBytes(file)).isEqualTo(model.onnx());
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void writeOnnx_targetIsAFolder_failsAndLeavesNothingBehind(@TempDir Path folder) throws IOException {
        Path occupied = Files.createDirectories(folder.resolve("gbt.onnx").resolve("inside"));

        assertThatThrownBy(() -> model.writeOnnx(folder.resolve("gbt.onnx"), Map.of()))
                .isInstanceOf(IOException.class);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(occupied.getParent());
        }
    }

    @Test
    void score_setWithOtherInputs_isRefused() {
        TrainingSet other =
                TrainingSet.builder(List.of("b")).add(new float[1], true, 0).build();

        assertThatThrownBy(() -> model.score(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found rows with [b]");
    }

    @Test
    void score_arrayOfBrokenLength_isRefused() {
        assertThatThrownBy(() -> model.score(new float[9]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected rows of 8 values each, found an array of 9");
    }

    @Test
    void score_setAndItsRowsInAnArray_areTheSame() {
        assertThat(model.score(SET)).isEqualTo(model.score(Histories.flat(SET)));
    }

    private static TensorInfo tensor(Map<String, NodeInfo> nodes, String name) {
        return (TensorInfo) Objects.requireNonNull(nodes.get(name), name).getInfo();
    }
}
