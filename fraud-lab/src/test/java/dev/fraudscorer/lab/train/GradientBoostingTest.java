package dev.fraudscorer.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.lab.metrics.RankingMetrics;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientBoostingTest {
    private static final BoostingParameters SMALL =
            BoostingParameters.DEFAULT.toBuilder().trees(30).threads(1).build();

    @Test
    void train_learnableHistory_ranksLaterRowsFarBetterThanChance() {
        TimeSplit split = Histories.random(1, 12_000).splitByTime(0.3);

        TrainedModel model = GradientBoosting.train(split.earlier(), SMALL);

        RankingMetrics later =
                RankingMetrics.of(model.score(split.later()), split.later().labels());
        assertThat(later.aucRoc()).isBetween(0.75, 0.95);
        assertThat(later.averagePrecision())
                .isGreaterThan(2.0 * split.later().frauds() / split.later().size());
    }

    @Test
    void train_importance_namesWhatFraudDependsOn() {
        TrainedModel model = GradientBoosting.train(Histories.random(2, 12_000), SMALL);

        List<InputImportance> importance = model.importance();

        assertThat(importance).hasSize(Histories.INPUTS.size());
        assertThat(importance.get(0).input()).isEqualTo("ratio");
        assertThat(importance).isSortedAccordingTo((a, b) -> Double.compare(b.gain(), a.gain()));
        assertThat(importance.stream().mapToDouble(InputImportance::share).sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void train_sameSeedAndAnyThreads_givesTheSameBytes() {
        TrainingSet set = Histories.random(3, 8_000);
        BoostingParameters drawn =
                SMALL.toBuilder().rowShare(0.7).inputShare(0.7).build();

        byte[] once = GradientBoosting.train(set, drawn).onnx();
        byte[] again = GradientBoosting.train(set, drawn).onnx();
        byte[] twoThreads = GradientBoosting.train(
                        set, drawn.toBuilder().threads(2).build())
                .onnx();

        assertThat(again).isEqualTo(once);
        assertThat(twoThreads).isEqualTo(once);
    }

    @Test
    void train_otherSeed_drawsOtherRows() {
        TrainingSet set = Histories.random(3, 4_000);
        BoostingParameters drawn = SMALL.toBuilder().rowShare(0.7).build();

        TrainedModel one = GradientBoosting.train(set, drawn);
        TrainedModel other =
                GradientBoosting.train(set, drawn.toBuilder().seed(1).build());

        assertThat(one.score(set)).isNotEqualTo(other.score(set));
    }

    @Test
    void train_positiveWeight_liftsScores() {
        TrainingSet set = Histories.random(4, 4_000);

        double plain = mean(GradientBoosting.train(set, SMALL).score(set));
        double weighted = mean(
                GradientBoosting.train(set, SMALL.toBuilder().positiveWeight(10).build())
                        .score(set));

        assertThat(plain).isCloseTo((double) set.frauds() / set.size(), within(0.01));
        assertThat(weighted).isGreaterThan(2 * plain);
    }

    @Test
    void train_earlyStopping_keepsTheTreesThatWereBestOnTheLatestRows() {
        TrainingSet set = Histories.random(5, 6_000);
        BoostingParameters stopping = SMALL.toBuilder()
                .trees(400)
                .learningRate(0.3)
                .earlyStopping(new EarlyStopping(0.25, 10))
                .build();
        TimeSplit split = set.splitByTime(0.25);

        TrainedModel model = GradientBoosting.train(set, stopping);

        TrainingProvenance provenance = model.provenance();
        assertThat(provenance.trees()).isBetween(1, 390);
        assertThat(provenance.rows()).isEqualTo(split.earlier().size());
        double kept = precisionOf(model, split.later());
        for (int trees : new int[] {provenance.trees() - 1, provenance.trees() + 1, provenance.trees() + 5}) {
            if (trees > 0) {
                TrainedModel neighbour = GradientBoosting.train(
                        split.earlier(),
                        stopping.toBuilder().trees(trees).earlyStopping(null).build());
                assertThat(precisionOf(neighbour, split.later())).isLessThanOrEqualTo(kept + 1e-9);
            }
        }
    }

    @Test
    void provenance_ofTraining_hasRowsAndTime() {
        TrainingSet set = Histories.random(6, 2_000);

        TrainingProvenance provenance = GradientBoosting.train(set, SMALL).provenance();

        assertThat(provenance)
                .isEqualTo(new TrainingProvenance(new TrainingProvenance.Parts(
                        SMALL, 2_000, set.frauds(), Instant.EPOCH, Instant.EPOCH.plusSeconds(1_999), 30)));
    }

    @Test
    void train_onlyGoodEvents_isRefused() {
        TrainingSetBuilder builder = TrainingSet.builder(List.of("a"));
        for (int i = 0; i < 10; i++) {
            builder.add(new float[] {i}, false, i);
        }
        TrainingSet goods = builder.build();

        assertThatThrownBy(() -> GradientBoosting.train(goods, SMALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "the rows trained on must hold both fraud and good events, but 0 of 10 are fraud");
    }

    @Test
    void train_noFraudAmongTheLatestRows_isRefused() {
        TrainingSetBuilder builder = TrainingSet.builder(List.of("a"));
        for (int i = 0; i < 100; i++) {
            builder.add(new float[] {i}, i < 10, i);
        }
        BoostingParameters stopping =
                SMALL.toBuilder().earlyStopping(new EarlyStopping(0.5, 3)).build();
        TrainingSet set = builder.build();

        assertThatThrownBy(() -> GradientBoosting.train(set, stopping))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the rows that decide when to stop must hold both");
    }

    private static double precisionOf(TrainedModel model, TrainingSet set) {
        return RankingMetrics.of(model.score(set), set.labels()).averagePrecision();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
