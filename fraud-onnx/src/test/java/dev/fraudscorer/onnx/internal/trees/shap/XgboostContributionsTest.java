package dev.fraudscorer.onnx.internal.trees.shap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.onnx.internal.graph.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.OnnxGraph;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.Split;
import dev.fraudscorer.onnx.internal.trees.ensemble.Tree;
import dev.fraudscorer.onnx.internal.trees.plan.GraphReader;
import dev.fraudscorer.onnx.testing.RealData;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * Contributions beside those that XGBoost stored of the same trees. XGBoost's covers are the second derivatives of the
 * loss, added up over the rows that it was trained on; an ONNX file does not carry them, so they are estimated here from
 * 4,096 rows of the same kind. What remains is the error of that estimate: with the same covers both are equal, which
 * the tests of the benchmarks show.
 */
class XgboostContributionsTest {
    private static final int COLUMNS = 60;
    private static final long MEMORY = 64L << 20;

    @Test
    void explain_withEstimatedCovers_comesNearToXgboost() throws Exception {
        byte[] content = Files.readAllBytes(RealData.file("bench/gbt_500x32.onnx"));
        float[][] rows = RealData.floats("bench/rows_4096x60.f32.gz", COLUMNS);
        float[][] stored = RealData.floats("bench/xgboost_shap_256x61.f32.gz", COLUMNS + 1);
        Ensemble ensemble =
                GraphReader.plan(OnnxGraph.of(OnnxFile.parse(content), null), 0).ensemble();
        EnsembleExplainer explainer = EnsembleExplainer.of(ensemble, covers(ensemble, rows), COLUMNS, 1, MEMORY);
        ShapScratch scratch = explainer.scratch();

        double squares = 0;
        double squaresOfDifferences = 0;
        for (int i = 0; i < stored.length; i++) {
            explainer.explain(RealData.doubles(rows[i]), scratch);
            for (int column = 0; column < COLUMNS; column++) {
                double difference = scratch.value(column) - stored[i][column];
                squares += (double) stored[i][column] * stored[i][column];
                squaresOfDifferences += difference * difference;
            }
        }

        assertThat(stored).hasNumberOfRows(256);
        assertThat(Math.abs(explainer.baseValue() - stored[0][COLUMNS])).isLessThan(0.2);
        assertThat(Math.sqrt(squaresOfDifferences / squares))
                .as("difference, as a share of the stored contributions")
                .isLessThan(0.06);
    }

    private static NodeCovers covers(Ensemble ensemble, float[][] rows) {
        NodeCovers covers = NodeCovers.counting(ensemble);
        double[] margins = new double[rows.length];
        for (int t = 0; t < ensemble.trees().size(); t++) {
            Tree tree = ensemble.trees().get(t);
            for (int i = 0; i < rows.length; i++) {
                double[] row = RealData.doubles(rows[i]);
                double probability = 1 / (1 + Math.exp(-margins[i]));
                covers.count(t, tree, row, probability * (1 - probability));
                margins[i] += leaf(tree, row).onlyValue();
            }
        }
        return covers;
    }

    private static Leaf leaf(Tree tree, double[] row) {
        int at = 0;
        while (tree.nodes().get(at) instanceof Split split) {
            at = split.isTrueOf(row[split.column()]) ? split.whenTrue() : split.whenFalse();
        }
        return (Leaf) tree.nodes().get(at);
    }
}
