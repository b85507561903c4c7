package dev.fraudscorer.features.internal;

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

/** What was evicted is not taken for what never was. */
class EvictionTest {
    private static final long LATENESS = 2 * HOUR;
    private static final long RETENTION = HOUR;

    private final TestPolicy policy = TestPolicy.of(
            "profiles: { lateness: 2h, max_entities: 3 }",
            "features:",
            "  card: { windows: [1h], aggregates: [count, elapsed, age, is_new(country), fraud_rate] }",
            "  merchant: { windows: [1h], aggregates: [count] }");

    @Test
    void score_entityThatWasEvicted_reportsItOfEveryFeature() {
        evict("mine", START);

        FeatureVector back = score("back", START + 5, "mine");

        for (String feature : new String[] {"count_1h", "elapsed", "age", "is_new_country", "fraud_rate_1h"}) {
            assertThat(state(back, "card." + feature)).as(feature).isEqualTo(ValueState.EVICTED);
        }
        assertThat(back.isDegraded()).isTrue();
        assertThat(state(back, "merchant.count_1h"))
                .as("no merchant was evicted")
                .isEqualTo(ValueState.NOT_GIVEN);
    }

    @Test
    void fill_entityThatWasEvicted_reportsItToQuestions() {
        evict("mine", START);

        FeatureVector probed = policy.fill(policy.payment("probe", START + 5, "mine", 1), Access.READ);

        assertThat(state(probed, "card.count_1h")).isEqualTo(ValueState.EVICTED);
        assertThat(policy.gauge("card", "entities")).isEqualTo(3);
    }

    @Test
    void fill_unknownEntityAfterAnEviction_isNew() {
        evict("mine", START);

        FeatureVector probed = policy.fill(policy.payment("probe", START + 5, "never seen", 1), Access.READ);

        assertThat(state(probed, "card.count_1h")).isEqualTo(ValueState.PRESENT);
        assertThat(policy.gauge("card", "entities")).isEqualTo(3);
    }

    @Test
    void score_entityThatWasNotEvicted_continues() {
        evict("mine", START);

        assertThat(number(score("again", START + 6, "other3"), "card.count_1h")).isEqualTo(2);
    }

    @Test
    void score_onceWhatWasEvictedLiesBehindEveryWindow_isExactAgain() {
        evict("mine", START);
        score("back", START + 10, "mine");

        // What was evicted had its event at START; an event of this time sees what arrived after it.
        FeatureVector last = score("last", START + RETENTION - 1, "mine");
        FeatureVector first = score("first", START + RETENTION, "mine");

        assertThat(state(last, "card.count_1h")).isEqualTo(ValueState.EVICTED);
        assertThat(number(first, "card.count_1h")).isEqualTo(3);
        assertThat(number(first, "card.elapsed")).isEqualTo(0.001);
        assertThat(state(first, "card.age"))
                .as("since when it has been there without a break is not known")
                .isEqualTo(ValueState.EVICTED);

        FeatureVector afterABreak = score("later", START + 2 * RETENTION, "mine");
        assertThat(number(afterABreak, "card.age")).isZero();
    }

    @Test
    void score_newEntityOnceTheMarkHasPassed_isNew() {
        evict("mine", START);
        moveTheStream(START + 10, START + RETENTION + LATENESS + 10 * MINUTE);

        FeatureVector fresh = score("fresh", START + RETENTION + LATENESS + 10 * MINUTE, "fresh");

        assertThat(number(fresh, "card.count_1h")).isEqualTo(1);
        assertThat(number(fresh, "card.age")).isZero();
    }

    @Test
    void score_entityThatLeftIdle_marksNothing() {
        score("a", START, "mine");
        moveTheStream(START, START + RETENTION + LATENESS + 10 * MINUTE);

        FeatureVector back = score("back", START + RETENTION + LATENESS + 10 * MINUTE, "mine");

        assertThat(policy.gauge("card", "left_idle")).isEqualTo(1);
        assertThat(policy.gauge("card", "evicted_until")).isZero();
        assertThat(number(back, "card.count_1h")).isEqualTo(1);
    }

    @Test
    void score_soLateThatItIsOpenWhetherItCounts_isNotTakenForAHistoryByThoseWhoSeeIt() {
        // Its card would be kept until START + 3h 20min.
        score("begin", START, "busy");
        score("mine", START + 20 * MINUTE, "mine");
        moveTheStream(START, START + 3 * HOUR + 15 * MINUTE);
        score("e1", START + 3 * HOUR + 15 * MINUTE, "other1");
        score("e2", START + 3 * HOUR + 15 * MINUTE, "other2");
        assertThat(policy.gauge("card", "evicted_until")).isEqualTo(START + 3 * HOUR + 20 * MINUTE);
        score("e3", START + 3 * HOUR + 17 * MINUTE, "other1");
        score("e4", START + 3 * HOUR + 17 * MINUTE, "other2");

        // Not too late for the card, had it not been evicted; too late if it had left.
        FeatureVector late = score("late", START + HOUR, "mine");
        FeatureVector seesIt = score("sees it", START + 2 * HOUR - 1, "mine");
        FeatureVector doesNot = score("does not", START + 2 * HOUR + 30 * MINUTE, "mine");

        assertThat(state(late, "card.count_1h")).isEqualTo(ValueState.EVICTED);
        assertThat(state(seesIt, "card.count_1h")).isEqualTo(ValueState.EVICTED);
        assertThat(number(doesNot, "card.count_1h")).isEqualTo(2);
    }

    @Test
    void gauges_afterAnEviction_reportUntilWhen() {
        assertThat(policy.gauge("card", "evicted_until")).isZero();

        evict("mine", START);

        assertThat(policy.gauge("card", "evicted_until")).isEqualTo(START + RETENTION + LATENESS);
        assertThat(policy.gauge("merchant", "evicted_until")).isZero();
    }

    /** Counts an event of a card, and then of as many others as fit. */
    private void evict(String card, long time) {
        score("first", time, card);
        for (int other = 1; other <= 3; other++) {
            score("o" + other, time + other, "other" + other);
        }
        assertThat(policy.gauge("card", "evicted")).isEqualTo(1);
    }

    private void moveTheStream(long from, long to) {
        for (long time = from; time <= to; time += MINUTE) {
            score("s" + time, time, "busy");
        }
    }

    private FeatureVector score(String id, long time, String card) {
        return policy.score(
                policy.payment(id, time).set("card", card).set("country", "DE").build());
    }
}
