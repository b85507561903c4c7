package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.HOUR;
import static dev.fraudscorer.features.internal.TestPolicy.MINUTE;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static dev.fraudscorer.features.internal.TestPolicy.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Aggregates that need one event by itself, where that was folded. */
class FoldedHistoryTest {
    private static final int EXACT = 64;
    private static final String[] POLICY = {
        "profiles: { lateness: 1d, exact_events: 64 }",
        "features:",
        "  card:",
        "    - windows: [1d]",
        "      aggregates: [count]",
        "    - aggregates: [elapsed, age, 'speed(lat, lon)']",
        "    - windows: [{ length: 1h, offset: 1h }]",
        "      aggregates: [mean(amount), min(amount), stddev(amount), share(merchant), fraud_rate]"
    };

    @Test
    void elapsedAndSpeed_eventBeforeIsFolded_areEvictedAndNotWithoutHistory() {
        TestPolicy policy = TestPolicy.of(POLICY);
        payments(policy, START, 2 * EXACT);

        FeatureVector late = policy.score(placed(policy, "late", START + MINUTE / 2));

        assertThat(state(late, "card.elapsed")).isEqualTo(ValueState.EVICTED);
        assertThat(state(late, "card.speed_lat_lon")).isEqualTo(ValueState.EVICTED);
        assertThat(late.isDegraded()).isTrue();
    }

    @Test
    void speed_onlyFoldedEventsMayCarryAPlace_isEvicted() {
        TestPolicy policy = TestPolicy.of(POLICY);
        policy.score(placed(policy, "placed", START));
        payments(policy, START + MINUTE, 2 * EXACT);

        FeatureVector next = policy.score(placed(policy, "next", START + 3 * HOUR));

        assertThat(state(next, "card.speed_lat_lon")).isEqualTo(ValueState.EVICTED);
        assertThat(number(next, "card.elapsed")).isEqualTo((3 * HOUR - 2 * EXACT * MINUTE) / 1000.0);
    }

    @Test
    void elapsedAndSpeed_beforeAllThatWasFolded_haveNoHistory() {
        TestPolicy policy = TestPolicy.of(POLICY);
        payments(policy, START, 2 * EXACT);

        FeatureVector first = policy.score(placed(policy, "first", START - HOUR));

        assertThat(state(first, "card.elapsed")).isEqualTo(ValueState.NO_HISTORY);
        assertThat(state(first, "card.speed_lat_lon")).isEqualTo(ValueState.NO_HISTORY);
        assertThat(number(first, "card.age")).isZero();
        assertThat(first.isDegraded()).isFalse();
    }

    @Test
    void age_beginningIsAmongFoldedOnes_isEvictedUntilTheEntityWasAway() throws Exception {
        TestPolicy policy = TestPolicy.of(
                "profiles: { lateness: 1d, exact_events: 64 }",
                "features:",
                "  card: { windows: [1h], aggregates: [count, age] }");
        policy.score(policy.payment("old", START - 90 * MINUTE, "c", 1));
        payments(policy, START, 2 * EXACT);
        // It joins what was apart, and the break that it closes was among folded events.
        policy.fill(policy.payment("between", START - 45 * MINUTE, "c", 1), Access.COUNT);

        long now = START + 2 * EXACT * MINUTE;
        assertThat(state(policy.score(policy.payment("next", now, "c", 1)), "card.age"))
                .isEqualTo(ValueState.EVICTED);
        TestPolicy restored = TestPolicy.of(
                "profiles: { lateness: 1d, exact_events: 64 }",
                "features:",
                "  card: { windows: [1h], aggregates: [count, age] }");
        restored.restore(List.copyOf(policy.save()));
        assertThat(state(restored.score(restored.payment("restored", now + 1, "c", 1)), "card.age"))
                .isEqualTo(ValueState.EVICTED);
        assertThat(number(policy.score(policy.payment("back", now + HOUR, "c", 1)), "card.age"))
                .isZero();
    }

    @Test
    void windowWithOffset_itsOnlyEventsAreInABucketThatContinuesBehindIt_reportsMissing() {
        TestPolicy policy = TestPolicy.of(POLICY);
        // Two of one bucket, which counts as at the second one.
        policy.score(paid(policy, "a", START));
        policy.score(paid(policy, "b", START + 1));
        payments(policy, START + HOUR, 2 * EXACT);

        FeatureVector between = policy.fill(paid(policy, "probe", START + HOUR), Access.READ);
        FeatureVector before = policy.fill(paid(policy, "before", START + HOUR / 2), Access.READ);

        for (String of : List.of("mean_amount", "min_amount", "stddev_amount", "share_merchant", "fraud_rate")) {
            assertThat(state(between, "card." + of + "_1h_offset_1h")).as(of).isEqualTo(ValueState.EVICTED);
            assertThat(state(before, "card." + of + "_1h_offset_1h")).as(of).isEqualTo(ValueState.NO_HISTORY);
        }
    }

    private static void payments(TestPolicy policy, long from, int count) {
        FeatureVector vector = policy.newVector();
        for (int i = 0; i < count; i++) {
            policy.fill(vector, policy.payment("e" + i, from + i * MINUTE, "c", 1), Access.COUNT);
        }
    }

    private static Event paid(TestPolicy policy, String id, long millis) {
        return policy.payment(id, millis)
                .set("card", "c")
                .set("merchant", "m")
                .set("amount", 5)
                .build();
    }

    private static Event placed(TestPolicy policy, String id, long millis) {
        return policy.payment(id, millis)
                .set("card", "c")
                .set("amount", 1)
                .set("lat", 48.2)
                .set("lon", 16.4)
                .build();
    }
}
