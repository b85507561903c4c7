package dev.fraudscorer.simulator.internal.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

final class DiceTest {

    private static final int DRAWS = 200_000;

    @Test
    void nextLong_anySeed_isSplitMix64() {
        for (long seed : new long[] {0, 1, -1, 4711, Long.MIN_VALUE}) {
            Dice dice = new Dice(seed);
            SplittableRandom oracle = new SplittableRandom(seed);
            for (int i = 0; i < 1_000; i++) {
                assertThat(dice.nextLong()).as("seed %d, draw %d", seed, i).isEqualTo(oracle.nextLong());
            }
        }
    }

    @Test
    void distributions_manyDraws_haveTheirMean() {
        Dice dice = new Dice(7);
        assertThat(mean(dice::uniform)).isCloseTo(0.5, within(0.005));
        assertThat(mean(() -> dice.between(-2, 6))).isCloseTo(2, within(0.03));
        assertThat(mean(() -> dice.below(5))).isCloseTo(2, within(0.02));
        assertThat(mean(() -> dice.chance(0.3) ? 1 : 0)).isCloseTo(0.3, within(0.005));
        assertThat(mean(() -> dice.gaussian(3, 2))).isCloseTo(3, within(0.03));
        assertThat(mean(() -> StrictMath.pow(dice.gaussian(0, 2), 2))).isCloseTo(4, within(0.1));
        assertThat(mean(() -> dice.logNormal(10, 0.8) < 10 ? 1 : 0)).isCloseTo(0.5, within(0.005));
        assertThat(mean(() -> dice.exponential(5))).isCloseTo(5, within(0.07));
        assertThat(mean(() -> dice.geometric(0.5))).isCloseTo(1, within(0.02));
        assertThat(mean(() -> dice.poisson(1.7))).isCloseTo(1.7, within(0.02));
    }

    private static double mean(DoubleSupplier draw) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += draw.getAsDouble();
        }
        return sum / DRAWS;
    }

    @Test
    void fork_drawnFrom_leavesTheParentWhereItWas() {
        Dice one = new Dice(5);
        Dice other = new Dice(5);
        Dice fork = one.fork();
        other.fork();
        for (int i = 0; i < 100; i++) {
            fork.nextLong();
        }
        assertThat(one.nextLong()).isEqualTo(other.nextLong());
    }

    @Test
    void weightedChoice_manyDraws_followsTheWeightsAndNeverTakesZero() {
        List<Integer> items = List.of(0, 1, 0, 3, 0);
        WeightedChoice<Integer> choice = WeightedChoice.of(items, Integer::doubleValue);
        Dice dice = new Dice(11);
        double three = mean(() -> {
            int drawn = choice.draw(dice);
            assertThat(drawn).isPositive();
            return drawn == 3 ? 1 : 0;
        });
        assertThat(three).isCloseTo(0.75, within(0.01));
    }

    @Test
    void tokens_many_areDistinctAndShort() {
        Tokens tokens = new Tokens(new Dice(3));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            String token = tokens.card();
            assertThat(token).matches("c-[a-z2-9]{8}");
            assertThat(seen.add(token)).as("token %d is new", i).isTrue();
        }
    }
}
