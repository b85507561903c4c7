package dev.fraudscorer.lab.train.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final FloatRows ROWS = new FloatRows(100, 2, (row, into) -> {
        into[0] = row;
        into[1] = -row;
    });

    @Test
    void of_parameterThatLightGbmRefuses_throwsWithItsMessage() {
        assertThatThrownBy(() -> Dataset.of(ROWS, new boolean[100], "max_bin=1 verbosity=-1", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("LightGBM cannot read the training rows: ")
                .hasMessageContaining("max_bin");
    }

    @Test
    void of_wrongNumberOfLabels_throwsWithItsMessage() {
        assertThatThrownBy(() -> Dataset.of(ROWS, new boolean[99], "verbosity=-1", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("LightGBM cannot read the labels: ");
    }

    @Test
    void read_textThatIsNoModel_throwsWithItsMessage() {
        assertThatThrownBy(() -> Booster.read("no model"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("LightGBM cannot read its own model: ");
    }

    @Test
    void of_rowsThatThrow_passesTheFailureOn() {
        FloatRows broken = new FloatRows(1, 1, (row, into) -> {
            throw new UnsupportedOperationException("broken");
        });

        assertThatThrownBy(() -> Dataset.of(broken, new boolean[1], "verbosity=-1", null))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("broken");
    }
}
