package dev.fraudscorer.lab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfusionTest {
    @Test
    void atThreshold_scoreEqualToIt_isAHit() {
        Confusion confusion = Confusion.atThreshold(
                new double[] {0.9, 0.5, 0.5, 0.4, 0.1}, new boolean[] {true, true, false, true, false}, 0.5);

        assertThat(confusion).isEqualTo(new Confusion(2, 1, 1, 1));
    }

    @Test
    void ratios_ofCounts_areThoseOfTheVocabulary() {
        Confusion confusion = new Confusion(6, 2, 4, 88);

        assertThat(confusion.precision()).isEqualTo(0.75);
        assertThat(confusion.recall()).isEqualTo(0.6);
        assertThat(confusion.fireRate()).isEqualTo(0.08);
        assertThat(confusion.falsePositiveRate()).isEqualTo(2.0 / 90);
        assertThat(confusion.falsePositiveRatio()).isEqualTo(2.0 / 6);
    }

    @Test
    void ratios_withoutEvents_areNaN() {
        Confusion nothing = new ConfusionCounter().result();

        assertThat(nothing.precision()).isNaN();
        assertThat(nothing.recall()).isNaN();
        assertThat(nothing.fireRate()).isNaN();
        assertThat(nothing.falsePositiveRate()).isNaN();
        assertThat(nothing.falsePositiveRatio()).isNaN();
    }

    @Test
    void count_eachCombination_goesToItsCell() {
        ConfusionCounter counter = new ConfusionCounter();
        counter.count(true, true);
        counter.count(true, false);
        counter.count(true, false);
        counter.count(false, true);
        counter.count(false, true);
        counter.count(false, true);

        assertThat(counter.result()).isEqualTo(new Confusion(1, 2, 3, 0));
    }

    @Test
    void atThreshold_thresholdNaN_isRefused() {
        assertThatThrownBy(() -> Confusion.atThreshold(new double[1], new boolean[1], Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold is NaN; expected a number");
    }

    @Test
    void confusion_negativeCount_isRefused() {
        assertThatThrownBy(() -> new Confusion(1, -1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be negative");
    }
}
