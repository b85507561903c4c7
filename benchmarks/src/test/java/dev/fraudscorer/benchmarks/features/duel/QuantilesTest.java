package dev.fraudscorer.benchmarks.features.duel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void of_readingsInAnyOrder_areThoseOfTheSortedOnes() {
        double[] readings = {7, 1, 8, 3, 5, 2, 6, 4};

        Quantiles quantiles = new Quantiles(readings);

        assertThat(quantiles.least()).isEqualTo(1);
        assertThat(quantiles.lowerQuartile()).isEqualTo(3);
        assertThat(quantiles.median()).isEqualTo(5);
        assertThat(quantiles.most()).isEqualTo(8);
        assertThat(quantiles.mean()).isEqualTo(4.5);
        assertThat(readings).startsWith(7, 1);
    }

    @Test
    void new_noReadings_saysWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quantiles(new double[0]))
                .withMessageContaining("give more payments");
    }
}
