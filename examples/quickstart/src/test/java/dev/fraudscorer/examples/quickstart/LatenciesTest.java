package dev.fraudscorer.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void micros_oneToTenThousand_isTheRankedValue() {
        Latencies latencies = new Latencies();
        for (int i = 10_000; i >= 1; i--) {
            latencies.add(i * 1_000L);
        }

        assertThat(latencies.micros(0.5)).isEqualTo(5_000);
        assertThat(latencies.micros(0.99)).isEqualTo(9_900);
        assertThat(latencies.micros(0.999)).isEqualTo(9_990);
        assertThat(latencies.micros(1)).isEqualTo(10_000);
    }

    @Test
    void micros_nothingMeasured_isNaN() {
        assertThat(new Latencies().micros(0.5)).isNaN();
    }
}
