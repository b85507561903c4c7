package dev.fraudscorer.lab.policymodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.lab.train.TrainingSet;
import dev.fraudscorer.lab.train.TrainingSetBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that are their own number; each hundredth is fraud. */
class SampleRowsTest {
    @Test
    void background_manyRows_areFiveHundredSpreadOverTheSet() {
        List<double[]> rows = SampleRows.background(set(10_000));

        assertThat(rows).hasSize(500);
        assertThat(rows.get(0)).isEqualTo(new double[] {0, Double.NaN});
        assertThat(rows.get(1)[0]).isEqualTo(20);
        assertThat(rows.get(499)[0]).isEqualTo(9980);
    }

    @Test
    void background_fewRows_areAll() {
        assertThat(SampleRows.background(set(7)))
                .extracting(row -> row[0])
                .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    }

    @Test
    void golden_fewFrauds_hasThemAllBesideUsualRows() {
        List<double[]> rows = SampleRows.golden(set(1_000));

        assertThat(rows).hasSize(32 + 10);
        assertThat(rows.subList(32, 42)).extracting(row -> row[0] % 100).containsOnly(99.0);
    }

    private static TrainingSet set(int rows) {
        TrainingSetBuilder builder = TrainingSet.builder(List.of("number", "nothing"));
        for (int row = 0; row < rows; row++) {
            builder.add(new float[] {row, Float.NaN}, row % 100 == 99, row);
        }
        return builder.build();
    }
}
