package dev.fraudscorer.benchmarks.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsOfEngineTest {
    @ParameterizedTest
    @ValueSource(strings = {LabelsOfEngine.READ_NOT, LabelsOfEngine.READ, LabelsOfEngine.READ_BEFORE_KNOWN})
    void batch_furtherLabels_areCountedFromWhenTheyAreKnown(String read) {
        try (LabelsOfEngine labels = new LabelsOfEngine(500, 100, read)) {
            assertThat(labels.fraudRate()).isEqualTo(500.0 / 600);

            labels.batch(0, 0, 100);

            assertThat(labels.fraudRate()).isEqualTo(read.equals(LabelsOfEngine.READ_BEFORE_KNOWN) ? 500.0 / 600 : 1);
        }
    }
}
