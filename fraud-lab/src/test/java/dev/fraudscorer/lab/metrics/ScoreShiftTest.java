package dev.fraudscorer.lab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreShiftTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void of_tenScoresOneMovedDown_isAsComputedByHand() {
        double[] champion = oneTo(10);
        double[] challenger = {1, 1, 3, 4, 5, 6, 7, 8, 9, 10};

        ScoreShift shift = ScoreShift.of(champion, challenger);

        // (0.2 - 0.1) ln 2 in the first bin; the second is empty, so half an event: (0.05 - 0.1) ln 0.5.
        assertThat(shift.psi()).isCloseTo(0.15 * 0.6931471805599453, within(1e-15));
        assertThat(shift.events()).isEqualTo(10);
        assertThat(shift.bins()).hasSize(10);
        assertThat(shift.bins().get(0).championShare()).isEqualTo(0.1);
        assertThat(shift.bins().get(0).challengerShare()).isEqualTo(0.2);
        assertThat(shift.bins().get(1).above()).isEqualTo(1);
        assertThat(shift.bins().get(1).upTo()).isEqualTo(2);
        assertThat(shift.bins().get(1).challengerShare()).isZero();
        assertThat(shift.bins().get(9).upTo()).isEqualTo(INFINITY);
    }

    @Test
    void of_nineInTenAtZero_hasTwoBins() {
        double[] champion = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0.7};
        double[] challenger = {0, 0, -0.0, 0, 0, 0.2, 0.2, 0.2, 0.2, 0.7};

        ScoreShift shift = ScoreShift.of(champion, challenger);

        assertThat(shift.bins()).hasSize(2);
        assertThat(shift.bins().get(0).upTo()).isZero();
        // 0.9 and 0.1 become 0.5 and 0.5: (-0.4) ln(5/9) + 0.4 ln 5 = 0.4 ln 9.
        assertThat(shift.psi()).isCloseTo(0.4 * 2.1972245773362196, within(1e-15));
    }

    @Test
    void of_allInOneBinAndNoneLeftThere_countsHalfAnEventInTheEmptyBins() {
        ScoreShift shift = ScoreShift.of(new double[] {0, 0, 0, 0}, new double[] {1, 1, 1, 1});

        // Twice (1 - 0.125) ln 8.
        assertThat(shift.psi()).isCloseTo(1.75 * 2.0794415416798357, within(1e-15));
    }

    @Test
    void of_theSame_isZero() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int levels = 1 + random.nextInt(40);
            double[] scores = random.doubles(1 + random.nextInt(200))
                    .map(x -> Math.floor(x * levels))
                    .toArray();

            ScoreShift shift = ScoreShift.of(scores, scores.clone());

            assertThat(shift.psi()).as("seed %d", seed).isZero();
            assertThat(shift.bins()).as("seed %d", seed).noneMatch(bin -> bin.championShare() == 0);
        }
    }

    @Test
    void of_anyScores_sharesAddUpAndBinsMeet() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(300);
            int levels = 1 + random.nextInt(60);
            double[] champion =
                    random.doubles(n).map(x -> Math.floor(x * levels)).toArray();
            double[] challenger =
                    random.doubles(n).map(x -> Math.floor(x * x * 1.2 * levels)).toArray();

            ScoreShift shift = ScoreShift.of(champion, challenger);

            double championSum = 0;
            double challengerSum = 0;
            double psi = 0;
            double above = Double.NEGATIVE_INFINITY;
            for (ScoreBin bin : shift.bins()) {
                assertThat(bin.above()).as("seed %d", seed).isEqualTo(above);
                assertThat(bin.championShare())
                        .as("seed %d", seed)
                        .isCloseTo(share(champion, bin.above(), bin.upTo()), within(1e-12));
                assertThat(bin.challengerShare())
                        .as("seed %d", seed)
                        .isCloseTo(share(challenger, bin.above(), bin.upTo()), within(1e-12));
                assertThat(bin.psi()).as("seed %d", seed).isNotNegative();
                championSum += bin.championShare();
                challengerSum += bin.challengerShare();
                psi += bin.psi();
                above = bin.upTo();
            }
            assertThat(championSum).as("seed %d", seed).isCloseTo(1, within(1e-12));
            assertThat(challengerSum).as("seed %d", seed).isCloseTo(1, within(1e-12));
            assertThat(shift.psi()).as("seed %d", seed).isCloseTo(psi, within(1e-12));
        }
    }

    @Test
    void of_noEvents_isUndefined() {
        assertThat(ScoreShift.of(new double[0], new double[0]).psi()).isNaN();
    }

    @Test
    void of_otherNumberOfScoresOrNaN_isRefused() {
        assertThatThrownBy(() -> ScoreShift.of(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected as many scores of the challenger as of the champion, found 3 and 2");
        assertThatThrownBy(() -> ScoreShift.of(new double[1], new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("score 0 is NaN");
    }

    private static double share(double[] scores, double above, double upTo) {
        int count = 0;
        for (double score : scores) {
            count += score > above && score <= upTo ? 1 : 0;
        }
        return (double) count / scores.length;
    }

    private static double[] oneTo(int last) {
        return IntStream.rangeClosed(1, last).asDoubleStream().toArray();
    }
}
