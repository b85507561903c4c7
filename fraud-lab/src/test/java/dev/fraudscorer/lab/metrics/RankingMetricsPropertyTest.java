package dev.fraudscorer.lab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the definitions, computed in O(n²) straight from their words. */
class RankingMetricsPropertyTest {
    @Test
    void of_randomScoresWithTies_equalsDefinitions() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(60);
            int levels = 1 + random.nextInt(20);
            double[] scores = random.doubles(n).map(x -> Math.floor(x * levels)).toArray();
            boolean[] fraud = new boolean[n];
            for (int i = 0; i < n; i++) {
                fraud[i] = random.nextInt(4) == 0;
            }
            fraud[0] = true;
            fraud[1] = false;

            RankingMetrics metrics = RankingMetrics.of(scores, fraud);

            assertThat(metrics.aucRoc()).as("AUC, seed %d", seed).isCloseTo(pairsWon(scores, fraud), within(1e-12));
            assertThat(metrics.averagePrecision())
                    .as("average precision, seed %d", seed)
                    .isCloseTo(recallSteps(scores, fraud), within(1e-12));
        }
    }

    private static double pairsWon(double[] scores, boolean[] fraud) {
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (fraud[i] && !fraud[j]) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    private static double recallSteps(double[] scores, boolean[] fraud) {
        double[] thresholds = Arrays.stream(scores).distinct().sorted().toArray();
        double sum = 0;
        double recallBefore = 0;
        for (int k = thresholds.length - 1; k >= 0; k--) {
            Confusion at = Confusion.atThreshold(scores, fraud, thresholds[k]);
            sum += (at.recall() - recallBefore) * at.precision();
            recallBefore = at.recall();
        }
        return sum;
    }
}
