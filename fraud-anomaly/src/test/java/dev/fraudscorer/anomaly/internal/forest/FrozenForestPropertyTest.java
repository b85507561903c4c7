package dev.fraudscorer.anomaly.internal.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrozenForestPropertyTest {
    private final Walk walk = new Walk();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void score_anyForest_isThatOfTheLibrary(long seed) {
        Random random = new Random(seed);
        int inputs = 1 + random.nextInt(12);
        ForestShape shape = new ForestShape(
                inputs, 1 + random.nextInt(40), 2 + random.nextInt(400), 50 + random.nextInt(1000), seed);
        GrowingForest forest = GrowingForest.empty(shape);
        Points points = new Points(seed, inputs);
        int learned = shape.sample() + random.nextInt(1_000);
        for (int i = 0; i < learned; i++) {
            forest.learn(points.next());
        }

        FrozenForest frozen = forest.freeze();

        for (int i = 0; i < 300; i++) {
            float[] point = points.next();
            assertThat(frozen.score(point, walk))
                    .as("seed %d, point %d of %s after %d", seed, i, shape, learned)
                    .isCloseTo(forest.scoreByLibrary(point), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void explain_pointThatIsNotHeld_partsSumUpToTheScore(long seed) {
        GrowingForest forest = GrowingForest.empty(new ForestShape(5, 20, 64, 500, seed));
        Points points = new Points(seed, 5);
        for (int i = 0; i < 700; i++) {
            forest.learn(points.next());
        }
        FrozenForest frozen = forest.freeze();
        double[] parts = new double[5];
        Random random = new Random(seed);

        for (int i = 0; i < 100; i++) {
            float[] point = points.next();
            point[random.nextInt(5)] += 0.001f + random.nextFloat();
            frozen.explain(point, walk, parts);

            double sum = parts[0] + parts[1] + parts[2] + parts[3] + parts[4];
            assertThat(sum).as("seed %d, point %d", seed, i).isCloseTo(frozen.score(point, walk), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void explain_pointOddInOneInput_namesIt(int input) {
        GrowingForest forest = GrowingForest.empty(new ForestShape(4, 30, 128, 1_000, 5));
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            forest.learn(new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat(), random.nextFloat()});
        }
        float[] point = {0.5f, 0.5f, 0.5f, 0.5f};
        FrozenForest frozen = forest.freeze();
        double usual = frozen.score(point, walk);
        point[input] = 5;
        double[] parts = new double[4];

        frozen.explain(point, walk, parts);

        double odd = frozen.score(point, walk);
        assertThat(odd).isGreaterThan(1.5 * usual);
        assertThat(parts[input]).isGreaterThan(0.8 * odd);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void freeze_thenLearn_leavesTheFrozenOneAsItWas(long seed) {
        GrowingForest forest = GrowingForest.empty(new ForestShape(3, 10, 32, 100, seed));
        Points points = new Points(seed, 3);
        for (int i = 0; i < 200; i++) {
            forest.learn(points.next());
        }
        FrozenForest frozen = forest.freeze();
        float[] point = points.next();
        double before = frozen.score(point, walk);

        for (int i = 0; i < 200; i++) {
            forest.learn(points.next());
        }

        assertThat(frozen.score(point, walk)).isEqualTo(before);
        assertThat(frozen.bytes()).isPositive();
    }
}
