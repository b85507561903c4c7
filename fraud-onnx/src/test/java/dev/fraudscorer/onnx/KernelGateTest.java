package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.SmallModels.neuron;
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

/** What a model must show before it scores, and where it then runs. */
class KernelGateTest {
    @TempDir
    Path folder;

    private ScorerFolder files;

    @BeforeEach
    void writeModels() throws Exception {
        files = new ScorerFolder(folder);
        files.write("stump.onnx", stump(1, 2, 0.25f, 0.75f, "NONE").toBytes());
        files.write("neuron.onnx", neuron(1, 2).toBytes());
    }

    @Test
    void load_trees_runInTheKernelOnceOnnxRuntimeAgrees() throws Exception {
        ModelReport report = only("- { id: t, file: stump.onnx, inputs: [a1, a2] }");

        assertThat(report.runtime()).isEqualTo(ModelReport.RuntimeKind.KERNEL);
        assertThat(report.whyRuntime()).matches("compared with 10 boundary rows in ONNX Runtime 1\\.28\\.\\d+");
        assertThat(report.trees()).isEqualTo(1);
        assertThat(report.inputs()).containsExactly("a1", "a2");
        assertThat(report.inputsNeeded()).isEmpty();
        assertThat(report.digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(report.usualNanos()).isPositive();
    }

    @Test
    void load_otherModel_runsInOnnxRuntimeAndTheReportNamesTheNode() throws Exception {
        ModelReport report =
                only("- { id: n, file: neuron.onnx, inputs: [a1, a2], provenance: { trained: 2026-11-01 } }");

        assertThat(report.runtime()).isEqualTo(ModelReport.RuntimeKind.ONNX_RUNTIME);
        assertThat(report.whyRuntime()).contains("node 'MatMul_0' (MatMul)");
        assertThat(report.inputsNeeded()).containsExactly("a1", "a2");
        assertThat(report.notExplained()).isEqualTo("only models in the kernel are explained");
        assertThat(report.provenance()).containsEntry("trained", "2026-11-01");
    }

    @Test
    void load_runtimeOfThePolicy_isObeyed() throws Exception {
        ModelReport inRuntime = only("- { id: t, file: stump.onnx, inputs: [a1, a2], runtime: onnx_runtime }");
        ModelReport inKernel = only("- { id: t, file: stump.onnx, inputs: [a1, a2], runtime: kernel }");

        assertThat(inRuntime.runtime()).isEqualTo(ModelReport.RuntimeKind.ONNX_RUNTIME);
        assertThat(inRuntime.whyRuntime()).isEqualTo("the policy chooses it");
        assertThat(inKernel.runtime()).isEqualTo(ModelReport.RuntimeKind.KERNEL);
        assertThat(inKernel.whyRuntime()).startsWith("compared with nothing: no boundary rows are stored");
    }

    @Test
    void load_goldenVectors_takeThePlaceOfOnnxRuntime() throws Exception {
        List<double[]> rows = List.of(new double[] {1, 0}, new double[] {Double.NaN, 1});
        files.write(
                "golden.json",
                OnnxModel.goldenVectors(
                        files.file("stump.onnx"), null, null, "by hand", rows, new double[] {0.25, 0.75}));

        ModelReport report = only("- { id: t, file: stump.onnx, inputs: [a1, a2], golden: golden.json }");

        assertThat(report.runtime()).isEqualTo(ModelReport.RuntimeKind.KERNEL);
        assertThat(report.whyRuntime()).startsWith("compared with 10 boundary rows, stored from onnxruntime 1.28.");
    }

    @Test
    void load_goldenVectorsThatDiffer_refuseTheModel() throws Exception {
        String golden = OnnxModel.goldenVectors(
                files.file("stump.onnx"),
                null,
                null,
                "by hand",
                List.of(new double[] {1, 0}, new double[] {1, 1}),
                new double[] {0.25, 0.75});
        files.write("golden.json", golden.replace("\"output\": [0.25, 0.75]", "\"output\": [0.25, 0.5]"));

        assertThatThrownBy(() -> files.load("- { id: t, file: stump.onnx, inputs: [a1, a2], golden: golden.json }"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(
                        "output 'y' that gives 0.75 for golden vector 2; expected the 0.5 of by hand within 1.0E-5");
    }

    @Test
    void load_goldenVectorsOfAnotherModel_areRefused() throws Exception {
        files.write("other.onnx", stump(1, 2, 0.25f, 0.5f, "NONE").toBytes());
        files.write(
                "golden.json",
                OnnxModel.goldenVectors(files.file("other.onnx"), null, null, "by hand", List.of(), new double[0]));

        assertThatThrownBy(() -> files.load("- { id: t, file: stump.onnx, inputs: [a1, a2], golden: golden.json }"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("golden vectors of the model sha256:")
                .hasMessageContaining("store them again after the model has changed");
    }

    @Test
    void load_storedBoundariesThatDiffer_leaveTheModelToOnnxRuntime() throws Exception {
        String golden =
                OnnxModel.goldenVectors(files.file("stump.onnx"), null, null, "by hand", List.of(), new double[0]);
        int boundaries = golden.indexOf("boundaries");
        String changed =
                golden.substring(0, boundaries) + golden.substring(boundaries).replaceFirst("0\\.75", "0.76");
        files.write("golden.json", changed);

        ModelReport report = only("- { id: t, file: stump.onnx, inputs: [a1, a2], golden: golden.json }");

        assertThat(report.runtime()).isEqualTo(ModelReport.RuntimeKind.ONNX_RUNTIME);
        assertThat(report.whyRuntime()).contains("of boundary row").contains("in the stored comparison 0.76");
    }

    @Test
    void load_brokenGoldenFiles_areReportedWithPlaces() throws Exception {
        files.write("golden.json", "{ \"input\": [[1, 2], [1, \"x\"]], \"output\": [0.5] }");
        files.write("few.json", "{ \"input\": [[1]], \"output\": [0.5] }");
        files.write("many.json", "{ \"input\": [[1, 2]], \"output\": [0.5, 0.5] }");

        assertThatThrownBy(() -> files.load("""
                        - { id: a, file: stump.onnx, inputs: [a1, a2], golden: golden.json }
                        - { id: b, file: stump.onnx, inputs: [a1, a2], golden: few.json }
                        - { id: c, file: stump.onnx, inputs: [a1, a2], golden: many.json }
                        - { id: d, file: stump.onnx, inputs: [a1, a2], golden: absent.json }
                        - { id: e, file: stump.onnx, inputs: [a1, a2], background: many.json }
                        """))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("golden.json:1:25: found the text 'x'")
                .hasMessageContaining("a golden or background row of 1 numbers; expected 2, one for each column")
                .hasMessageContaining("many.json:1:1: found 1 rows of 'input' with 2 of 'output'")
                .hasMessageContaining("no file 'absent.json'")
                .hasMessageContaining("unknown key 'output'");
    }

    private ModelReport only(String models) throws Exception {
        try (FraudScorer scorer = files.load(models)) {
            List<ModelReport> reports = ModelReport.of(scorer);
            assertThat(reports).hasSize(1);
            return reports.get(0);
        }
    }
}
