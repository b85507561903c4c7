package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.HOUR;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static dev.fraudscorer.features.internal.TestPolicy.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.junit.jupiter.api.Test;

/** Entities whose rows have more different values than a table of values has room for. */
class FullValuesTest {
    private static final int FULL = 65_000;

    @Test
    void insert_lateEventFindsTableOfValuesFull_snapshotCanBeRestored() throws Exception {
        TestPolicy policy = policy();
        FeatureVector vector = policy.newVector();
        int id = 0;
        for (; id < FULL + 10; id++) {
            policy.fill(vector, payment(policy, id, START + 10L * id), Access.COUNT);
        }
        long folded = policy.gauge("card", "folded_events");
        assertThat(folded).isPositive();
        // All later events come late by nearly as much as the oldest row: none of them is before it.
        while (policy.gauge("card", "folded_events") < folded + 100) {
            policy.fill(vector, payment(policy, id, START + 10L * folded + 5_000), Access.COUNT);
            id++;
        }
        TestPolicy other = policy();

        other.restore(policy.save());

        Event now = payment(policy, 1, START + HOUR);
        assertThat(number(other.fill(now, Access.READ), "card.count_1d"))
                .isEqualTo(number(policy.fill(now, Access.READ), "card.count_1d"))
                .isEqualTo(id + 1);
    }

    @Test
    void age_breakIsFoldedWhereRecordBecomesHot_isSinceTheBreak() {
        TestPolicy policy = TestPolicy.of(
                "profiles: { lateness: 1d }",
                "features:",
                "  card: { windows: [1h], aggregates: [age, distinct(merchant)] }");
        FeatureVector vector = policy.newVector();
        policy.fill(vector, payment(policy, -1, START), Access.COUNT);
        long back = START + 2 * HOUR;
        for (int i = 0; i < FULL + 10; i++) {
            policy.fill(vector, payment(policy, i, back + i), Access.COUNT_AND_READ);
            if (state(vector, "card.age") != ValueState.EVICTED) {
                assertThat(number(vector, "card.age")).as("after %s", i).isEqualTo(i / 1000.0);
            }
        }
        assertThat(policy.gauge("card", "folded_events")).isPositive();
    }

    private static TestPolicy policy() {
        return TestPolicy.of(
                "profiles: { lateness: 1d }",
                "features:",
                "  card: { windows: [1h, 1d], aggregates: [count, distinct(merchant)] }");
    }

    private static Event payment(TestPolicy policy, int number, long time) {
        return policy.payment("e" + number, time)
                .set("card", "hot")
                .set("merchant", "m" + number)
                .build();
    }
}
