package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.HOUR;
import static dev.fraudscorer.features.internal.TestPolicy.MINUTE;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static dev.fraudscorer.features.internal.TestPolicy.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.junit.jupiter.api.Test;

/** Estimates after a reading, which counts nothing, of a time to come. */
class HotEntitySketchTest {
    /** Rows are counted beside the record, and the sketch takes those of the record. */
    @Test
    void distinct_aLaterTimeWasReadBefore_hasTheValuesOfAllRows() {
        TestPolicy policy = policy(5_000);
        FeatureVector vector = policy.newVector();
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            policy.fill(vector, event(policy, i, START + 100L * i), Access.COUNT_AND_READ);
        }
        long now = START + 100L * count;
        policy.fill(vector, event(policy, -1, now + 50 * MINUTE), Access.READ);
        policy.fill(vector, event(policy, -1, now + 55 * MINUTE), Access.READ);

        policy.fill(vector, event(policy, count, now), Access.READ);

        if (state(vector, "card.distinct_merchant_1h") != ValueState.EVICTED) {
            assertThat(number(vector, "card.distinct_merchant_1h")).isCloseTo(count, within(0.07 * count));
        }
    }

    /** All events are counted and read: two are stamped ahead, all others come late then, with values that no sketch gets. */
    @Test
    void distinct_twoEventsAreStampedAhead_hasTheValuesOfLateOnes() {
        TestPolicy policy = TestPolicy.of(
                "profiles: { lateness: 1d, exact_distinct: 64, exact_events: 2000 }",
                "features:",
                "  card: { windows: [5m], aggregates: [count, distinct(merchant)] }");
        FeatureVector vector = policy.newVector();
        int i = 0;
        for (; i < 10_000; i++) {
            policy.fill(vector, event(policy, i, START + 100L * i), Access.COUNT_AND_READ);
        }
        long now = START + 100L * i;
        policy.fill(vector, event(policy, -1, now + 6 * MINUTE), Access.COUNT_AND_READ);
        policy.fill(vector, event(policy, -2, now + 6 * MINUTE + 1), Access.COUNT_AND_READ);
        for (; i < 14_500; i++) {
            policy.fill(vector, event(policy, i, now + (i - 10_000) / 2), Access.COUNT_AND_READ);
            // All of them are in the five minutes.
            int values = i - 7_000;
            if (i % 250 == 0 && state(vector, "card.distinct_merchant_5m") != ValueState.EVICTED) {
                assertThat(number(vector, "card.distinct_merchant_5m"))
                        .as("after %s", i)
                        .isCloseTo(values, within(0.07 * values));
            }
        }
    }

    /** Rows that no window ever held are folded between the buckets of a sketch. */
    @Test
    void distinct_rowsWereFoldedThatNoWindowHeld_areInTheEstimate() {
        TestPolicy policy = policy(1_000);
        FeatureVector vector = policy.newVector();
        int i = 0;
        for (; i < 3_000; i++) {
            policy.fill(vector, event(policy, i, START + 100L * i), Access.COUNT_AND_READ);
        }
        for (; i < 3_900; i++) {
            policy.fill(vector, event(policy, i, START + 100L * i), Access.COUNT);
        }
        policy.fill(vector, event(policy, -1, START + 100L * i + 2 * HOUR), Access.READ);
        for (; i < 4_800; i++) {
            policy.fill(vector, event(policy, i, START + 100L * i), Access.COUNT);
        }

        policy.fill(vector, event(policy, i, START + 100L * i), Access.READ);

        if (state(vector, "card.distinct_merchant_1h") != ValueState.EVICTED) {
            assertThat(number(vector, "card.distinct_merchant_1h")).isCloseTo(i, within(0.07 * i));
        }
    }

    private static TestPolicy policy(int rows) {
        return TestPolicy.of(
                "profiles: { lateness: 1d, exact_distinct: 64, exact_events: " + rows + " }",
                "features:",
                "  card: { windows: [1h], aggregates: [count, distinct(merchant)] }");
    }

    private static Event event(TestPolicy policy, int number, long time) {
        return policy.payment("e" + number, time)
                .set("card", "hot")
                .set("merchant", "m" + number)
                .build();
    }
}
