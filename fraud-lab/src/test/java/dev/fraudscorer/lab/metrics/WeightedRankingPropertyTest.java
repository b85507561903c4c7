package dev.fraudscorer.lab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the same figures of copies of the events, each as often as it was counted. */
class WeightedRankingPropertyTest {
    @Test
    void rank_eventsCountedAnyNumberOfTimes_equalsThatOfCopies() {
        int compared = 0;
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(60);
            int levels = 1 + random.nextInt(20);
            // Scores of either side of zero, with zeros of either sign.
            double[] scores = random.doubles(n)
                    .map(x -> (double) Math.round((x - 0.5) * levels) / levels)
                    .toArray();
            boolean[] fraud = new boolean[n];
            for (int i = 0; i < n; i++) {
                fraud[i] = random.nextInt(4) == 0;
            }
            double[] copies = new double[n];
            boolean[] copiedFraud = new boolean[n];
            WeightedRanking ranking = new WeightedRanking(scores, fraud);
            ranking.count(0); // of no account after clear
            ranking.clear();
            for (int i = 0; i < n; i++) {
                int drawn = random.nextInt(n);
                ranking.count(drawn);
                copies[i] = scores[drawn];
                copiedFraud[i] = fraud[drawn];
            }

            boolean both = ranking.rank();

            RankingMetrics expected = RankingMetrics.of(copies, copiedFraud);
            assertThat(both).as("seed %d", seed).isEqualTo(expected.frauds() > 0 && expected.goods() > 0);
            if (both) {
                compared++;
                assertThat(ranking.aucRoc()).as("AUC, seed %d", seed).isCloseTo(expected.aucRoc(), within(1e-12));
                assertThat(ranking.averagePrecision())
                        .as("average precision, seed %d", seed)
                        .isCloseTo(expected.averagePrecision(), within(1e-12));
            }
        }
        assertThat(compared).isGreaterThan(400);
    }
}
