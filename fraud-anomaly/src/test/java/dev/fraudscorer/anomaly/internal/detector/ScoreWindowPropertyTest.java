package dev.fraudscorer.anomaly.internal.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreWindowPropertyTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void add_anyScores_holdsTheLastOnesInBothOrders(long seed) {
        Random random = new Random(seed);
        int capacity = 1 + random.nextInt(60);
        boolean coarse = random.nextBoolean();
        ScoreWindow window = new ScoreWindow(capacity);
        Deque<Double> last = new ArrayDeque<>();

        for (int i = 0; i < 1_000; i++) {
            double score = coarse ? random.nextInt(5) : random.nextGaussian();
            window.add(score);
            last.addLast(score);
            if (last.size() > capacity) {
                last.removeFirst();
            }
            double[] expected = last.stream().mapToDouble(Double::doubleValue).toArray();
            double[] sorted =
                    last.stream().mapToDouble(Double::doubleValue).sorted().toArray();

            assertThat(window.byAge()).as("seed %d, score %d", seed, i).isEqualTo(expected);
            assertThat(window.sorted()).as("seed %d, score %d", seed, i).isEqualTo(sorted);
            assertThat(window.size()).isEqualTo(expected.length);
        }
    }
}
