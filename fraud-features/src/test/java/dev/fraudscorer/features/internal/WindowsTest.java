package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.DAY;
import static dev.fraudscorer.features.internal.TestPolicy.HOUR;
import static dev.fraudscorer.features.internal.TestPolicy.MINUTE;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static dev.fraudscorer.features.internal.TestPolicy.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.junit.jupiter.api.Test;

/** What is in a window and what is not. */
class WindowsTest {
    @Test
    void count_hourTurnsBetweenTwoReads_coversTheSameTwoHours() {
        TestPolicy policy = TestPolicy.of("features:", "  card: { windows: [2h], aggregates: [count] }");
        long nine = START + 9 * HOUR;
        policy.score(policy.payment("a", nine - 2 * MINUTE, "c", 1));
        policy.score(policy.payment("b", nine + MINUTE, "c", 1));
        policy.score(policy.payment("c", nine + 30 * MINUTE, "c", 1));

        // 10:59 sees from 8:59, 11:01 from 9:01, 11:04 from 9:04: one event leaves at a time, whatever the clock shows.
        assertThat(countAt(policy, nine + 2 * HOUR - 3 * MINUTE)).isEqualTo(4);
        assertThat(countAt(policy, nine + 2 * HOUR - MINUTE)).isEqualTo(3);
        assertThat(countAt(policy, nine + 2 * HOUR)).isEqualTo(3);
        assertThat(countAt(policy, nine + 2 * HOUR + MINUTE - 1)).isEqualTo(3);
        assertThat(countAt(policy, nine + 2 * HOUR + MINUTE)).isEqualTo(2);
        assertThat(countAt(policy, nine + 2 * HOUR + 4 * MINUTE)).isEqualTo(2);
    }

    @Test
    void allAggregates_hotKey_seeEveryEventOfTheWindow() {
        TestPolicy policy = TestPolicy.of(
                "features:",
                "  merchant: { windows: [1h], aggregates: [count, sum(amount), max(amount), distinct(card)] }");
        FeatureVector vector = policy.newVector();
        int events = 50_000;
        for (int i = 1; i <= events; i++) {
            policy.fill(
                    vector,
                    policy.payment("e" + i, START + i)
                            .set("merchant", "m")
                            .set("card", "c" + i)
                            .set("amount", i)
                            .build(),
                    Access.COUNT);
        }

        FeatureVector last = policy.score(policy.payment("last", START + events)
                .set("merchant", "m")
                .set("card", "c1")
                .set("amount", 0)
                .build());

        assertThat(number(last, "merchant.count_1h")).isEqualTo(events + 1);
        assertThat(number(last, "merchant.sum_amount_1h")).isEqualTo(events * (events + 1.0) / 2);
        assertThat(number(last, "merchant.max_amount_1h")).isEqualTo(events);
        assertThat(number(last, "merchant.distinct_card_1h")).isEqualTo(events);
    }

    @Test
    void window_withOffset_endsTheOffsetBeforeTheEvent() {
        TestPolicy policy = TestPolicy.of(
                "features:", "  card: { windows: [{ length: 7d, offset: 7d }], aggregates: [count, sum(amount)] }");
        policy.score(policy.payment("14d", START - 14 * DAY, "c", 1));
        policy.score(policy.payment("14d less 1ms", START - 14 * DAY + 1, "c", 10));
        policy.score(policy.payment("7d", START - 7 * DAY, "c", 100));
        policy.score(policy.payment("7d less 1ms", START - 7 * DAY + 1, "c", 1000));

        FeatureVector vector = policy.score(policy.payment("now", START, "c", 10_000));

        assertThat(number(vector, "card.count_7d_offset_7d")).isEqualTo(2);
        assertThat(number(vector, "card.sum_amount_7d_offset_7d")).isEqualTo(110);
    }

    @Test
    void aggregate_excludingCurrent_leavesTheEventItselfOut() {
        TestPolicy policy = TestPolicy.of(
                "features:",
                "  card: { windows: [1h], aggregates: [count, mean(amount), count excluding_current,"
                        + " mean(amount) excluding_current] }");

        FeatureVector first = policy.score(policy.payment("a", START, "c", 10));
        assertThat(number(first, "card.count_1h")).isEqualTo(1);
        assertThat(number(first, "card.count_1h_excluding_current")).isZero();
        assertThat(number(first, "card.mean_amount_1h")).isEqualTo(10);
        assertThat(state(first, "card.mean_amount_1h_excluding_current")).isEqualTo(ValueState.NO_HISTORY);

        FeatureVector second = policy.score(policy.payment("b", START, "c", 30));
        assertThat(number(second, "card.count_1h_excluding_current")).isEqualTo(1);
        assertThat(number(second, "card.mean_amount_1h")).isEqualTo(20);
        assertThat(number(second, "card.mean_amount_1h_excluding_current")).isEqualTo(10);
    }

    @Test
    void emptyWindow_countsZeroAndHasNoMean() {
        TestPolicy policy = TestPolicy.of(
                "features:",
                "  card:",
                "    windows: [{ length: 1h, offset: 1h }]",
                "    aggregates: [count, sum(amount), distinct(country), fraud_count, mean(amount), min(amount),"
                        + " max(amount), fraud_rate]",
                "  merchant: { windows: [1h], aggregates: [elapsed] }");

        FeatureVector vector = policy.score(policy.payment("a", START)
                .set("card", "c")
                .set("merchant", "m")
                .set("amount", 1)
                .build());

        for (String feature : new String[] {"count", "sum_amount", "distinct_country", "fraud_count"}) {
            assertThat(number(vector, "card." + feature + "_1h_offset_1h")).isZero();
        }
        for (String feature : new String[] {"mean_amount", "min_amount", "max_amount", "fraud_rate"}) {
            assertThat(state(vector, "card." + feature + "_1h_offset_1h")).isEqualTo(ValueState.NO_HISTORY);
        }
        assertThat(state(vector, "merchant.elapsed")).isEqualTo(ValueState.NO_HISTORY);
    }

    @Test
    void aggregates_eventsWithoutTheAttribute_areCountedAndNotSummed() {
        TestPolicy policy = TestPolicy.of(
                "features:", "  card: { windows: [1h], aggregates: [count, sum(amount), mean(amount), min(amount)] }");
        policy.score(policy.payment("a", START).set("card", "c").build());
        FeatureVector none =
                policy.score(policy.login("b", START).set("card", "c").build());
        FeatureVector one = policy.score(policy.payment("c", START, "c", 8));

        assertThat(number(none, "card.count_1h")).isEqualTo(2);
        assertThat(number(none, "card.sum_amount_1h")).isZero();
        assertThat(state(none, "card.mean_amount_1h")).isEqualTo(ValueState.NO_HISTORY);
        assertThat(number(one, "card.count_1h")).isEqualTo(3);
        assertThat(number(one, "card.mean_amount_1h")).isEqualTo(8);
        assertThat(number(one, "card.min_amount_1h")).isEqualTo(8);
    }

    @Test
    void fill_eventWithoutTheKey_givesNoneOfTheEntitysFeatures() {
        TestPolicy policy = TestPolicy.of(
                "features:",
                "  card: { windows: [1h], aggregates: [count] }",
                "  merchant: { windows: [1h], aggregates: [count] }");

        FeatureVector vector = policy.score(policy.payment("a", START, "c", 1));

        assertThat(number(vector, "card.count_1h")).isEqualTo(1);
        assertThat(state(vector, "merchant.count_1h")).isEqualTo(ValueState.NOT_GIVEN);
        assertThat(policy.gauge("merchant", "entities")).isZero();
    }

    @Test
    void elapsed_previousEventWithinTheLongestReach_isInSeconds() {
        TestPolicy policy = TestPolicy.of("features:", "  card: { windows: [1h], aggregates: [elapsed] }");
        policy.score(policy.payment("a", START, "c", 1));

        assertThat(number(policy.score(policy.payment("b", START + 1_500, "c", 1)), "card.elapsed"))
                .isEqualTo(1.5);
        assertThat(number(policy.score(policy.payment("c", START + 1_500, "c", 1)), "card.elapsed"))
                .isZero();
        long justWithin = START + 1_500 + HOUR - 1;
        assertThat(number(policy.score(policy.payment("d", justWithin, "c", 1)), "card.elapsed"))
                .isEqualTo(3599.999);
        assertThat(state(policy.score(policy.payment("e", justWithin + HOUR, "c", 1)), "card.elapsed"))
                .isEqualTo(ValueState.NO_HISTORY);
    }

    @Test
    void sum_beyondTheRangeOfDoubles_isUndefined() {
        TestPolicy policy = TestPolicy.of("features:", "  card: { windows: [1h], aggregates: [sum(amount)] }");
        policy.score(policy.payment("a", START, "c", Double.MAX_VALUE));

        FeatureVector vector = policy.score(policy.payment("b", START, "c", Double.MAX_VALUE));

        assertThat(state(vector, "card.sum_amount_1h")).isEqualTo(ValueState.UNDEFINED);
    }

    private static double countAt(TestPolicy policy, long millis) {
        return number(policy.fill(policy.payment("read", millis, "c", 1), Access.READ), "card.count_2h");
    }
}
