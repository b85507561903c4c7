package dev.fraudscorer.benchmarks.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.trees.Covers;
import dev.fraudscorer.onnx.internal.trees.TreeExplainer;
import dev.fraudscorer.onnx.internal.trees.TreeModel;
import dev.fraudscorer.onnx.internal.trees.TreeScratch;
import org.junit.jupiter.api.Test;

/** All contenders give the same scores and the same contributions. */
class ModelContendersTest {
    private static final int ROWS = 256;
    private static final long MEMORY = 64L << 20;

    private final BenchEnsemble bench = BenchEnsemble.load();
    private final TreeModel model;

    ModelContendersTest() throws Exception {
        model = TreeModel.parse(OnnxFile.parse(bench.content()), null, 0);
    }

    @Test
    void score_ofAllContenders_isOne() throws Exception {
        TreeScratch scratch = model.scratch();
        PlainWalk walk = new PlainWalk(bench.trees());
        try (PlainSession plain = new PlainSession(bench.content());
                PinnedSession pinned = new PinnedSession(bench.content(), BenchEnsemble.COLUMNS)) {
            for (int i = 0; i < ROWS; i++) {
                float[] row = bench.rows()[i];
                model.score(row, scratch);
                double score = scratch.output(1);

                assertThat((double) pinned.score(row)).as("pinned, row %d", i).isCloseTo(score, within(1e-6));
                assertThat((double) plain.score(row)).as("plain, row %d", i).isCloseTo(score, within(1e-6));
                assertThat((double) walk.score(row)).as("walk, row %d", i).isCloseTo(score, within(1e-6));
            }
        }
    }

    @Test
    void contributions_withTheSameCovers_equalThoseOfXgboost() throws Exception {
        Covers covers = bench.covers(model);
        TreeExplainer explainer = model.explainer(covers, 1, MEMORY);
        TreeExplainer.Scratch scratch = explainer.scratch();
        double[] contributions = new double[BenchEnsemble.COLUMNS];
        try (XgboostSession xgboost = new XgboostSession(bench.trees(), covers, BenchEnsemble.COLUMNS)) {
            for (int i = 0; i < ROWS; i++) {
                float[] expected = xgboost.contributions(bench.rows()[i]);
                explainer.explain(BenchEnsemble.doubles(bench.rows()[i]), contributions, scratch);

                assertThat(expected).hasSize(BenchEnsemble.COLUMNS + 1);
                for (int j = 0; j < BenchEnsemble.COLUMNS; j++) {
                    assertThat(contributions[j]).as("column %d of row %d", j, i).isCloseTo(expected[j], within(1e-4));
                }
                assertThat(explainer.baseValue())
                        .as("base value")
                        .isCloseTo(expected[BenchEnsemble.COLUMNS], within(1e-4));
            }
        }
    }
}
