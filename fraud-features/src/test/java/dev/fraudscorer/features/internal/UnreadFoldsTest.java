package dev.fraudscorer.features.internal;

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

/** Events of a hot entity that are counted and folded while nobody reads its windows. */
class UnreadFoldsTest {
    private static final int ROUNDS = 6;
    private static final int PAYMENTS = 1_000;

    @Test
    void distinct_valuesWereFoldedBetweenReadings_areInTheEstimate() {
        TestPolicy policy = TestPolicy.of(
                "profiles: { lateness: 1d, exact_events: 64, exact_distinct: 64 }",
                "features:",
                "  card: { windows: [1d, 30d], aggregates: [count, distinct(merchant)] }");
        FeatureVector vector = policy.newVector();
        int payments = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < PAYMENTS; i++, payments++) {
                policy.fill(
                        vector, payment(policy, payments), i == PAYMENTS - 1 ? Access.COUNT_AND_READ : Access.COUNT);
            }

            // Four times the standard error.
            assertThat(number(vector, "card.distinct_merchant_30d")).isCloseTo(payments, within(0.07 * payments));
            assertThat(number(vector, "card.count_30d")).isEqualTo(payments);
        }
    }

    @Test
    void distinct_eventComesLate_isMissingWhereWhatCameAfterItIsTooMuch() {
        TestPolicy policy = TestPolicy.of(
                "profiles: { lateness: 1d, exact_events: 512, exact_distinct: 64 }",
                "features:",
                "  card: { windows: [30d], aggregates: [count, distinct(merchant)] }");
        FeatureVector vector = policy.newVector();
        for (int i = 0; i < 2 * PAYMENTS; i++) {
            policy.fill(vector, payment(policy, i), Access.COUNT_AND_READ);
        }
        // In the middle of the rows, so that no bucket leaves the window.
        int before = 2 * PAYMENTS - 250;
        Event late = policy.payment("late", START + before * MINUTE)
                .set("card", "hot")
                .build();

        for (int time = 0; time < 2; time++) {
            policy.fill(vector, late, Access.READ);
            double count = number(vector, "card.count_30d");
            assertThat(count).isEqualTo(before + 2);
            assertThat(state(vector, "card.distinct_merchant_30d")).isEqualTo(ValueState.EVICTED);
        }
        Event inTime = policy.payment("now", START + 2 * PAYMENTS * MINUTE)
                .set("card", "hot")
                .build();
        policy.fill(vector, inTime, Access.READ);
        assertThat(number(vector, "card.distinct_merchant_30d")).isCloseTo(2 * PAYMENTS, within(0.07 * 2 * PAYMENTS));
    }

    private static Event payment(TestPolicy policy, int number) {
        return policy.payment("e" + number, START + number * MINUTE)
                .set("card", "hot")
                .set("merchant", "m" + number)
                .build();
    }
}
