package dev.fraudscorer.onnx.internal.trees.shap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contributions are Shapley values, whether looked up or worked out. */
class EnsembleExplainerPropertyTest {
    private static final int ENSEMBLES = 150;
    private static final int ROWS = 12;

    @ParameterizedTest
    @CsvSource({"1000000, 1e-6", "20000, 1e-6", "0, 1e-10"})
    void explain_smallEnsembles_equalsTheDefinition(long bytes, double tolerance) throws Exception {
        for (long seed = 0; seed < ENSEMBLES; seed++) {
            Random random = new Random(seed);
            int columns = 1 + random.nextInt(7);
            RandomTrees trees = new RandomTrees(random, columns);
            Ensemble ensemble = trees.ensemble(1 + random.nextInt(4), random.nextInt(8));
            NodeCovers covers = NodeCovers.counting(ensemble);
            for (int i = 0; i < 40; i++) {
                covers.count(ensemble, trees.row());
            }
            ShapleyByDefinition definition = new ShapleyByDefinition(ensemble, covers, columns);
            EnsembleExplainer explainer = EnsembleExplainer.of(ensemble, covers, columns, 0, bytes);
            ShapScratch scratch = explainer.scratch();

            for (int i = 0; i < ROWS; i++) {
                double[] row = trees.row();
                double[] expected = definition.of(row);
                explainer.explain(row, scratch);

                double sum = explainer.baseValue();
                for (int column = 0; column < columns; column++) {
                    assertThat(scratch.value(column))
                            .as("column %d of seed %d", column, seed)
                            .isCloseTo(expected[column], within(tolerance));
                    sum += scratch.value(column);
                }
                assertThat(sum)
                        .as("sum of seed %d", seed)
                        .isCloseTo(definition.worth(row, (1 << columns) - 1), within(1e-6));
                assertThat(explainer.baseValue()).isCloseTo(definition.worth(row, 0), within(1e-10));
            }
        }
    }
}
