package dev.fraudscorer.lab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingComparisonTest {
    @Test
    void of_sameEventsAndSeed_isTheSameAndPointsAreThoseOfRankingMetrics() {
        Scored scored = Scored.random(11, 300);

        RankingComparison comparison =
                RankingComparison.of(scored.champion, scored.challenger, scored.fraud, Resampling.DEFAULT);

        RankingMetrics champion = RankingMetrics.of(scored.champion, scored.fraud);
        RankingMetrics challenger = RankingMetrics.of(scored.challenger, scored.fraud);
        assertThat(comparison.frauds()).isEqualTo(champion.frauds());
        assertThat(comparison.goods()).isEqualTo(champion.goods());
        assertThat(comparison.aucRoc().champion().value()).isEqualTo(champion.aucRoc());
        assertThat(comparison.aucRoc().challenger().value()).isEqualTo(challenger.aucRoc());
        assertThat(comparison.aucRoc().difference().value()).isEqualTo(challenger.aucRoc() - champion.aucRoc());
        assertThat(comparison.averagePrecision().challenger().value()).isEqualTo(challenger.averagePrecision());
        assertThat(RankingComparison.of(scored.champion, scored.challenger, scored.fraud, Resampling.DEFAULT))
                .isEqualTo(comparison);
        assertThat(RankingComparison.of(scored.champion, scored.challenger, scored.fraud, new Resampling(1_000, 2)))
                .isNotEqualTo(comparison);
    }

    /** The plain bootstrap, with copies and another generator: ends agree to what 4,000 resamples leave open. */
    @Test
    void of_scoresWithTies_intervalsAreThoseOfResampledCopies() {
        Scored scored = Scored.random(5, 400);
        Resampling resampling = new Resampling(4_000, 3);

        RankingComparison comparison =
                RankingComparison.of(scored.champion, scored.challenger, scored.fraud, resampling);

        RankingMetrics[][] copies = resampledCopies(scored, 4_000, 99);
        assertAgrees("AUC", comparison.aucRoc(), copies, RankingMetrics::aucRoc);
        assertAgrees("average precision", comparison.averagePrecision(), copies, RankingMetrics::averagePrecision);
    }

    private static void assertAgrees(
            String figure, RankingChange found, RankingMetrics[][] copies, ToDoubleFunction<RankingMetrics> of) {
        assertClose(
                figure + " of the champion",
                found.champion(),
                Arrays.stream(copies).mapToDouble(pair -> of.applyAsDouble(pair[0])));
        assertClose(
                figure + " of the challenger",
                found.challenger(),
                Arrays.stream(copies).mapToDouble(pair -> of.applyAsDouble(pair[1])));
        assertClose(
                figure + " of the difference",
                found.difference(),
                Arrays.stream(copies).mapToDouble(pair -> of.applyAsDouble(pair[1]) - of.applyAsDouble(pair[0])));
    }

    /** The deviation of an end of the interval, by 4,000 resamples, is about 0.045 σ, and the interval 3.9 σ wide. */
    private static void assertClose(String what, Estimate found, DoubleStream replicates) {
        double[] sorted = replicates.sorted().toArray();
        double low = sorted[(int) (0.025 * sorted.length)];
        double high = sorted[(int) (0.975 * sorted.length)];
        Offset<Double> tolerance = within(0.06 * (high - low));
        assertThat(found.low()).as("low end of %s", what).isCloseTo(low, tolerance);
        assertThat(found.high()).as("high end of %s", what).isCloseTo(high, tolerance);
    }

    private static RankingMetrics[][] resampledCopies(Scored scored, int resamples, long seed) {
        Random random = new Random(seed);
        int n = scored.fraud.length;
        RankingMetrics[][] pairs = new RankingMetrics[resamples][];
        for (int k = 0; k < resamples; k++) {
            double[] champion = new double[n];
            double[] challenger = new double[n];
            boolean[] fraud = new boolean[n];
            for (int i = 0; i < n; i++) {
                int drawn = random.nextInt(n);
                champion[i] = scored.champion[drawn];
                challenger[i] = scored.challenger[drawn];
                fraud[i] = scored.fraud[drawn];
            }
            pairs[k] = new RankingMetrics[] {RankingMetrics.of(champion, fraud), RankingMetrics.of(challenger, fraud)};
        }
        return pairs;
    }

    /** A normal score one deviation higher for frauds has AUC Φ(1/√2); two such scores do not differ. */
    @Test
    void of_manySamplesOfKnownPopulations_intervalsCoverTheTruthAboutAsOftenAsTheyClaim() {
        double truth = 0.7602499389065233;
        int samples = 300;
        int coversAuc = 0;
        int coversDifference = 0;
        for (long seed = 0; seed < samples; seed++) {
            Random random = new Random(seed);
            int n = 400;
            double[] champion = new double[n];
            double[] challenger = new double[n];
            boolean[] fraud = new boolean[n];
            for (int i = 0; i < n; i++) {
                fraud[i] = random.nextInt(5) == 0;
                champion[i] = random.nextGaussian() + (fraud[i] ? 1 : 0);
                challenger[i] = random.nextGaussian() + (fraud[i] ? 1 : 0);
            }

            RankingChange auc = RankingComparison.of(champion, challenger, fraud, new Resampling(200, seed))
                    .aucRoc();

            coversAuc +=
                    auc.champion().low() <= truth && truth <= auc.champion().high() ? 1 : 0;
            coversDifference += auc.difference().excludesZero() ? 0 : 1;
        }

        assertThat(coversAuc).as("of %d, seeds from 0", samples).isBetween(samples * 90 / 100, samples * 99 / 100);
        assertThat(coversDifference)
                .as("of %d, seeds from 0", samples)
                .isBetween(samples * 90 / 100, samples * 99 / 100);
    }

    @Test
    void of_sameScores_differenceIsExactlyZero() {
        Scored scored = Scored.random(2, 200);

        RankingComparison comparison =
                RankingComparison.of(scored.champion, scored.champion.clone(), scored.fraud, Resampling.DEFAULT);

        assertThat(comparison.aucRoc().difference()).isEqualTo(new Estimate(0, 0, 0));
        assertThat(comparison.averagePrecision().difference()).isEqualTo(new Estimate(0, 0, 0));
        assertThat(comparison.aucRoc().difference().excludesZero()).isFalse();
    }

    @Test
    void of_clearlyBetterChallenger_differenceExcludesZero() {
        Scored scored = Scored.random(4, 500);
        double[] knowing = new double[scored.fraud.length];
        for (int i = 0; i < knowing.length; i++) {
            knowing[i] = scored.fraud[i] ? 1 : 0;
        }

        RankingComparison comparison = RankingComparison.of(scored.champion, knowing, scored.fraud, Resampling.DEFAULT);

        assertThat(comparison.aucRoc().challenger()).isEqualTo(new Estimate(1, 1, 1));
        assertThat(comparison.aucRoc().difference().excludesZero()).isTrue();
    }

    @Test
    void of_oneFraudAmongFew_drawsAgainUntilThereIsOne() {
        double[] scores = {0.1, 0.9, 0.5};

        RankingComparison comparison =
                RankingComparison.of(scores, scores, new boolean[] {false, true, false}, Resampling.DEFAULT);

        assertThat(comparison.aucRoc().champion()).isEqualTo(new Estimate(1, 1, 1));
    }

    @Test
    void of_noLabelsOrOneKindOnly_isUnknown() {
        RankingComparison none = RankingComparison.of(new double[0], new double[0], new boolean[0], Resampling.DEFAULT);
        RankingComparison goods =
                RankingComparison.of(new double[3], new double[3], new boolean[3], Resampling.DEFAULT);
        RankingComparison frauds =
                RankingComparison.of(new double[1], new double[1], new boolean[] {true}, Resampling.DEFAULT);

        assertThat(none.isKnown()).isFalse();
        assertThat(goods.isKnown()).isFalse();
        assertThat(goods.goods()).isEqualTo(3);
        assertThat(frauds.isKnown()).isFalse();
        assertThat(frauds.averagePrecision().champion()).isEqualTo(new Estimate(Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void resampling_tooFew_isRefused() {
        assertThatThrownBy(() -> new Resampling(20, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resamples must be 100 or more but were 20");
    }

    /** Scores of two sides that separate somewhat and tie often. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Scored(double[] champion, double[] challenger, boolean[] fraud) {
        static Scored random(long seed, int n) {
            Random random = new Random(seed);
            Scored scored = new Scored(new double[n], new double[n], new boolean[n]);
            for (int i = 0; i < n; i++) {
                scored.fraud[i] = random.nextInt(8) == 0;
                double signal = random.nextGaussian() + (scored.fraud[i] ? 1.2 : 0);
                scored.champion[i] = Math.rint(2 * (signal + random.nextGaussian())) / 2;
                scored.challenger[i] = Math.rint(4 * (signal + 0.7 * random.nextGaussian())) / 4;
            }
            return scored;
        }
    }
}
