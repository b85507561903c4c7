package dev.fraudscorer.internal.run.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class RunningCostTest {
    private final RunningCost cost = new RunningCost(0);

    @Test
    void nanos_manyCalls_isAboutThe99thPercentile() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            RunningCost running = new RunningCost(0);
            long longer = 0;
            for (int i = 0; i < 200_000; i++) {
                // A long tail: most take about 20 us, one in a thousand more than 400.
                long took = (long) (20_000 * Math.exp(random.nextGaussian()));
                if (i >= 100_000 && took > running.nanos()) {
                    longer++;
                }
                running.add(took);
            }
            assertThat(longer / 100_000.0).as("seed " + seed).isBetween(0.003, 0.03);
        }
    }

    @Test
    void add_onePauseOfTheMachine_movesItByHalfAtMost() {
        for (int i = 0; i < 1_000; i++) {
            cost.add(20_000);
        }
        long before = cost.nanos();

        cost.add(5_000_000_000L);

        assertThat(cost.nanos()).isLessThanOrEqualTo(before + before / 2 + 1);
    }

    @Test
    void add_becomesAHundredTimesSlower_isKnownAfterTwoDozenCalls() {
        for (int i = 0; i < 1_000; i++) {
            cost.add(20_000);
        }
        for (int i = 0; i < 24; i++) {
            cost.add(2_000_000);
        }

        assertThat(cost.nanos()).isBetween(1_000_000L, 2_000_000L);
    }

    @Test
    void leftOut_hundredsOfTimes_forgets() {
        RunningCost slow = new RunningCost(100_000_000);
        for (int i = 0; i < 1_000; i++) {
            slow.leftOut();
        }

        assertThat(slow.nanos()).isLessThan(5_000_000);
    }

    @Test
    void nanos_knownBefore_isThat() {
        assertThat(new RunningCost(1_000_000).nanos()).isEqualTo(1_000_000);
        assertThat(new RunningCost(Long.MAX_VALUE).nanos()).isPositive();
    }
}
