package dev.fraudscorer.lab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingMetricsTest {
    @Test
    void of_exampleOfScikitLearn_isAsPrintedThere() {
        RankingMetrics metrics =
                RankingMetrics.of(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});

        assertThat(metrics.aucRoc()).isEqualTo(0.75);
        assertThat(metrics.averagePrecision()).isCloseTo(0.8333333333, within(1e-9)); // printed as 0.83
    }

    @Test
    void of_tiesAcrossLabels_countHalfInAucAndTogetherInAveragePrecision() {
        // At 0.5 one fraud and two goods tie, below one good. Fraud beats 1, ties 2: AUC (1 + 2/2) / 3.
        // One threshold reaches all recall, with precision 1/3.
        RankingMetrics metrics =
                RankingMetrics.of(new double[] {0.5, 0.5, 0.5, 0.2}, new boolean[] {true, false, false, false});

        assertThat(metrics.aucRoc()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(metrics.averagePrecision()).isCloseTo(1.0 / 3, within(1e-15));
    }

    @Test
    void of_sameScoreForAll_isChanceAndPrevalence() {
        RankingMetrics metrics = RankingMetrics.of(new double[5], new boolean[] {true, false, false, true, false});

        assertThat(metrics).isEqualTo(new RankingMetrics(2, 3, 0.5, 0.4));
    }

    @Test
    void of_zerosOfEitherSign_areOneScore() {
        RankingMetrics metrics = RankingMetrics.of(new double[] {0.0, -0.0}, new boolean[] {true, false});

        assertThat(metrics).isEqualTo(new RankingMetrics(1, 1, 0.5, 0.5));
    }

    @Test
    void of_perfectRanking_isOneAndReversedIsZeroAuc() {
        boolean[] fraud = {false, false, true};

        assertThat(RankingMetrics.of(new double[] {1, 2, 3}, fraud)).isEqualTo(new RankingMetrics(1, 2, 1, 1));
        assertThat(RankingMetrics.of(new double[] {3, 2, 1}, fraud)).isEqualTo(new RankingMetrics(1, 2, 0, 1.0 / 3));
    }

    @Test
    void of_oneKindOnly_isUndefined() {
        RankingMetrics goods = RankingMetrics.of(new double[] {1, 2}, new boolean[2]);
        RankingMetrics frauds = RankingMetrics.of(new double[] {1, 2}, new boolean[] {true, true});

        assertThat(goods.aucRoc()).isNaN();
        assertThat(goods.averagePrecision()).isNaN();
        assertThat(frauds.aucRoc()).isNaN();
        assertThat(frauds.averagePrecision()).isEqualTo(1);
    }

    @Test
    void of_scoreNaN_isRefusedByIndex() {
        assertThatThrownBy(() -> RankingMetrics.of(new double[] {1, Double.NaN}, new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score 1 is NaN; expected a number for every event");
    }

    @Test
    void of_fewerLabelsThanScores_isRefused() {
        assertThatThrownBy(() -> RankingMetrics.of(new double[3], new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected as many labels as scores, found 2 and 3");
    }
}
