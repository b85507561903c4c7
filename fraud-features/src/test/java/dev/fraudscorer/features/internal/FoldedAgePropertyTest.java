package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.HOUR;
import static dev.fraudscorer.features.internal.TestPolicy.MINUTE;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Since when an entity that folds has been there, while late events open and close breaks: right, or said to be unknown. */
class FoldedAgePropertyTest {
    private static final int SEEDS = 2_000;
    private static final long RETENTION = 5 * HOUR;

    /** About as many events as are kept one by one, so that a late one is now among them and now behind them. */
    @Test
    void age_lateEventsAtTheEdgeOfFolding_isRightOrEvicted() {
        int right = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            TestPolicy policy = TestPolicy.of(
                    "profiles: { lateness: 1d, exact_events: 64 }",
                    "features:",
                    "  card: { windows: [5h], aggregates: [count, age] }");
            FeatureVector vector = policy.newVector();
            Random random = new Random(seed);
            NavigableSet<Long> times = new TreeSet<>();
            long now = START + 48 * HOUR;
            int steady = 58 + random.nextInt(10);
            for (int i = 0; i < steady + 12; i++) {
                boolean late = i >= steady && random.nextBoolean();
                long time = late ? now - (long) (random.nextDouble() * 20 * HOUR) : now + i * MINUTE / 2;
                Event event = policy.payment("e" + i, time).set("card", "hot").build();
                policy.fill(vector, event, Access.COUNT_AND_READ);
                times.add(time);
                // What is older than all windows has left, and with it what is known of the time before.
                times.headSet(times.last() - RETENTION - 24 * HOUR).clear();
                if (TestPolicy.state(vector, "card.age") != ValueState.EVICTED) {
                    assertThat(TestPolicy.number(vector, "card.age"))
                            .as("seed %s, event %s", seed, i)
                            .isEqualTo((time - began(times, time)) / 1000.0);
                    right++;
                }
            }
        }
        assertThat(right).isGreaterThan(SEEDS * 60);
    }

    private static long began(NavigableSet<Long> times, long time) {
        long began = time;
        for (long before : times.headSet(time, true).descendingSet()) {
            if (began - before >= RETENTION) {
                return began;
            }
            began = before;
        }
        return began;
    }
}
