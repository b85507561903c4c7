package dev.fraudscorer.onnx.internal.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.testkit.RealData;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeExplainerTest {
    private static final long MEMORY = 64L << 20;

    @ParameterizedTest
    @CsvSource({
        "bench/gbt_500x32.onnx, 1",
        "models/handbook_xgb.onnx, 1",
        "models/handbook_isoforest.onnx, 0",
        "models/hazelcast_lightgbm_fraud_detection.onnx, 1",
        "models/onnxmltools__test_xgb.onnx, 0"
    })
    void explain_realModel_addsUpToTheMargin(String name, int output) throws Exception {
        TreeModel model = model(Files.readAllBytes(RealData.file(name)));
        TestRows rows = new TestRows(model, new Random(3));
        Covers covers = model.newCovers();
        for (int i = 0; i < 300; i++) {
            covers.count(rows.next());
        }
        TreeExplainer explainer = model.explainer(covers, output, MEMORY);
        TreeExplainer.Scratch scratch = explainer.scratch();
        double[] contributions = new double[model.width()];

        assertThat(explainer.bytes()).isLessThanOrEqualTo(MEMORY);
        for (int i = 0; i < 100; i++) {
            double[] row = rows.next();
            explainer.explain(row, contributions, scratch);

            double sum = explainer.baseValue();
            for (double contribution : contributions) {
                sum += contribution;
            }
            assertThat(sum).as("row %d", i).isCloseTo(margin(model, row), within(1e-6 * Math.max(1, Math.abs(sum))));
        }
    }

    @Test
    void explain_stump_givesTheColumnWhatItChanges() throws Exception {
        TreeModel model = model(SmallModels.stump(1, 3, -1, 3, "NONE").toBytes());
        Covers covers = model.newCovers();
        covers.count(new double[] {0, 0, 0});
        covers.count(new double[] {0, 1, 0});
        covers.count(new double[] {0, 1, 0});
        covers.count(new double[] {0, 1, 0});
        TreeExplainer explainer = model.explainer(covers, 0, MEMORY);
        double[] contributions = new double[3];

        explainer.explain(new double[] {9, 0, 9}, contributions, explainer.scratch());

        assertThat(explainer.baseValue()).isEqualTo(2);
        assertThat(contributions).containsExactly(0, -3, 0);
    }

    @Test
    void coversOfFile_ofConvertersThatWriteOnes_areNone() throws Exception {
        assertThat(model(Files.readAllBytes(RealData.file("bench/gbt_500x32.onnx")))
                        .coversOfFile())
                .isNull();
        assertThat(model(Files.readAllBytes(RealData.file("models/handbook_rf.onnx")))
                        .coversOfFile())
                .isNull();
    }

    @Test
    void coversOfFile_withHitRates_areThose() throws Exception {
        ModelProto.Builder file =
                ModelProto.parseFrom(SmallModels.stump(1, 3, -1, 3, "NONE").toBytes()).toBuilder();
        file.getGraphBuilder().getNodeBuilder(0).addAttribute(GraphBuilder.floats("nodes_hitrates", 8, 2, 6));
        TreeModel model = model(file.build().toByteArray());
        Covers covers = Objects.requireNonNull(model.coversOfFile());

        assertThat(covers.ofTree(0)).containsExactlyInAnyOrder(8, 2, 6);
        assertThat(model.explainer(covers, 0, MEMORY).baseValue()).isEqualTo((2 * -1 + 6 * 3) / 8.0);
    }

    @Test
    void explainer_withCoversOfAnotherModel_throws() throws Exception {
        byte[] content = SmallModels.stump(1, 3, -1, 3, "NONE").toBytes();
        TreeModel model = model(content);
        Covers others = model(content).newCovers();

        assertThatThrownBy(() -> model.explainer(others, 0, MEMORY)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The sum of the leaves that a row ends in, in double precision. */
    private static double margin(TreeModel model, double[] row) {
        Ensemble ensemble = model.plan().ensemble();
        double[] columns = model.columnsOf(row);
        List<Double> base = new ArrayList<>(ensemble.base());
        double sum = base.isEmpty() ? 0 : base.get(0);
        for (DecisionTree tree : ensemble.trees()) {
            int at = 0;
            while (tree.nodes().get(at) instanceof SplitNode split) {
                at = split.isTrueOf((float) columns[split.column()]) ? split.whenTrue() : split.whenFalse();
            }
            sum += ((Leaf) tree.nodes().get(at)).onlyValue();
        }
        return sum;
    }

    private static TreeModel model(byte[] content) throws Exception {
        return TreeModel.parse(OnnxFile.parse(content), null, 0);
    }
}
