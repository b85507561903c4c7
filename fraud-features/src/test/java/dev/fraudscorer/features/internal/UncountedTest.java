package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.DAY;
import static dev.fraudscorer.features.internal.TestPolicy.HOUR;
import static dev.fraudscorer.features.internal.TestPolicy.MINUTE;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static dev.fraudscorer.features.internal.TestPolicy.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.testkit.Allocations;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What could not be counted is missing for the events that would have seen it, and for no others. */
class UncountedTest {
    private static final String LATENESS = "profiles: { lateness: 2h }";
    private static final String CARD = "  card: { windows: [1h, 3h, { length: 1h, offset: 1h }],"
            + " aggregates: [count, sum(amount), distinct(country), elapsed, age, is_new(country), 'speed(lat, lon)'] }";

    @Test
    void score_afterATooEarlyEvent_isMissingUntilTheWindowHasPassedItsReceipt() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        policy.score(policy.payment("first", START - 4 * HOUR, "c", 1));
        policy.noteUncounted(policy.payment("early", START + DAY, "c", 100), START, START);

        FeatureVector soon = policy.score(policy.payment("soon", START + 1, "c", 1));
        FeatureVector before = policy.score(policy.payment("stamped before it", START - 1000, "c", 1));
        FeatureVector edge = policy.score(policy.payment("edge", START + HOUR - 1, "c", 1));
        FeatureVector past = policy.score(policy.payment("past", START + HOUR, "c", 1));

        for (FeatureVector lacking : List.of(soon, before, edge)) {
            assertThat(state(lacking, "card.count_1h")).isEqualTo(ValueState.TOO_EARLY);
            assertThat(state(lacking, "card.sum_amount_3h")).isEqualTo(ValueState.TOO_EARLY);
        }
        assertThat(number(past, "card.count_1h")).isEqualTo(3);
        assertThat(state(past, "card.count_3h")).isEqualTo(ValueState.TOO_EARLY);
    }

    @Test
    void score_afterATooLateEvent_isMissingWhereAWindowReachesBackToItsOwnTime() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        policy.score(policy.payment("first", START, "c", 1));
        long late = START - 2 * HOUR - MINUTE;
        policy.score(policy.payment("late", late, "c", 100));

        FeatureVector next = policy.score(policy.payment("next", START + MINUTE, "c", 1));
        FeatureVector late2 = policy.score(policy.payment("within the lateness", late + 90 * MINUTE, "c", 1));
        FeatureVector past = policy.score(policy.payment("past", late + 3 * HOUR, "c", 1));

        assertThat(number(next, "card.count_1h")).isEqualTo(2);
        assertThat(number(next, "card.count_1h_offset_1h")).isZero();
        assertThat(state(next, "card.count_3h")).isEqualTo(ValueState.TOO_LATE);
        assertThat(state(late2, "card.count_1h_offset_1h")).isEqualTo(ValueState.TOO_LATE);
        assertThat(number(late2, "card.count_1h")).isEqualTo(1);
        assertThat(number(past, "card.count_3h")).isEqualTo(4);
    }

    @Test
    void score_afterAnEventThatIsLateWithinTheLateness_lacksNothing() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        policy.score(policy.payment("first", START, "c", 1));
        policy.score(policy.payment("late", START - 2 * HOUR, "c", 100));

        assertThat(number(policy.score(policy.payment("next", START + 1, "c", 1)), "card.sum_amount_3h"))
                .isEqualTo(102);
    }

    @Test
    void score_attributeRefused_isMissingInThatWhichReadsItAndInNothingElse() {
        TestPolicy policy = TestPolicy.of(
                LATENESS,
                "features:",
                "  card:",
                "    - { windows: [1h], aggregates: [count, sum(amount), sum(tip), distinct(country), elapsed] }",
                "    - { windows: [1h], aggregates: [count, sum(tip)], where: amount > 5, as: big }",
                "    - { windows: [1h], aggregates: [count], where: country == 'DE', as: german }");
        policy.score(policy.payment("first", START, "c", 1));
        FeatureVector own = policy.score(refused(policy, "refused", START + MINUTE));

        FeatureVector next = policy.score(policy.payment("next", START + 2 * MINUTE, "c", 10));
        FeatureVector past = policy.score(policy.payment("past", START + HOUR + MINUTE, "c", 10));

        for (FeatureVector lacking : List.of(own, next)) {
            assertThat(state(lacking, "card.sum_amount_1h")).isEqualTo(ValueState.INVALID);
            assertThat(state(lacking, "card.count_big_1h")).isEqualTo(ValueState.INVALID);
            assertThat(state(lacking, "card.sum_tip_big_1h")).isEqualTo(ValueState.INVALID);
        }
        assertThat(number(next, "card.count_1h")).as("it was counted").isEqualTo(3);
        assertThat(number(next, "card.sum_tip_1h")).isZero();
        assertThat(number(next, "card.distinct_country_1h")).isZero();
        assertThat(number(next, "card.count_german_1h")).isZero();
        assertThat(number(next, "card.elapsed")).isEqualTo(60);
        assertThat(number(past, "card.sum_amount_1h")).isEqualTo(20);
    }

    @Test
    void assess_attributeRefused_readsAsIfItHadBeenCounted() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        policy.score(policy.payment("first", START, "c", 1));
        Event refused = refused(policy, "refused", START + MINUTE);

        FeatureVector asked = policy.fill(refused, Access.READ);
        assertThat(number(
                        policy.fill(policy.payment("next", START + MINUTE, "c", 1), Access.READ), "card.sum_amount_1h"))
                .as("a question leaves no mark")
                .isEqualTo(2);
        FeatureVector counted = policy.score(refused);
        FeatureVector again = policy.score(refused);

        for (FeatureVector vector : List.of(asked, counted, again)) {
            assertThat(state(vector, "card.sum_amount_1h")).isEqualTo(ValueState.INVALID);
            assertThat(number(vector, "card.count_1h")).isEqualTo(2);
        }
    }

    @Test
    void score_whatHasNoWindow_isMissingForWhatMayHaveBeenBeforeOrFirst() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        policy.score(placed(policy, "first", START - 10 * HOUR));
        policy.score(placed(policy, "second", START - 8 * HOUR));
        policy.noteUncounted(placed(policy, "early", START + DAY), START, START);

        FeatureVector next = policy.score(placed(policy, "next", START + MINUTE));
        FeatureVector afterThat = policy.score(placed(policy, "after", START + 2 * MINUTE));

        assertThat(state(next, "card.elapsed")).isEqualTo(ValueState.TOO_EARLY);
        assertThat(state(next, "card.speed_lat_lon")).isEqualTo(ValueState.TOO_EARLY);
        assertThat(state(next, "card.is_new_country")).isEqualTo(ValueState.TOO_EARLY);
        assertThat(state(next, "card.age")).as("away for longer than is kept").isEqualTo(ValueState.TOO_EARLY);
        assertThat(number(afterThat, "card.elapsed"))
                .as("since an event that came later")
                .isEqualTo(60);
        assertThat(number(afterThat, "card.speed_lat_lon")).isZero();
        assertThat(state(afterThat, "card.is_new_country")).isEqualTo(ValueState.TOO_EARLY);
    }

    @Test
    void score_uncountedAfterTheFirstEvent_leavesTheAge() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        for (int hour = 6; hour >= 0; hour--) {
            policy.score(policy.payment("h" + hour, START - hour * HOUR, "c", 1));
        }
        policy.noteUncounted(policy.payment("early", START + DAY, "c", 1), START, START);

        assertThat(number(policy.score(policy.payment("next", START + MINUTE, "c", 1)), "card.age"))
                .isEqualTo(6 * 3600 + 60);
    }

    @Test
    void score_entitySeenOnlyByUncountedEvents_holdsThem() throws Exception {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        policy.score(policy.payment("other", START, "other", 1));
        policy.noteUncounted(policy.payment("early", START + DAY, "c", 1), START, START);
        TestPolicy restored = TestPolicy.of(LATENESS, "features:", CARD);
        restored.restore(policy.save());

        assertThat(policy.gauge("card", "entities")).isEqualTo(2);
        for (TestPolicy one : List.of(policy, restored)) {
            assertThat(state(one.score(one.payment("next", START + MINUTE, "c", 1)), "card.count_1h"))
                    .isEqualTo(ValueState.TOO_EARLY);
            one.score(one.payment("long after", START + 5 * HOUR, "other", 1));
            assertThat(one.gauge("card", "entities")).as("what came is over").isEqualTo(2);
            one.score(one.payment("longer after", START + 6 * HOUR, "other", 1));
            assertThat(one.gauge("card", "entities")).isEqualTo(1);
        }
    }

    @Test
    void score_unknownEntityTooLateForTheStream_holdsIt() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        for (int hour = 0; hour <= 8; hour++) {
            policy.score(policy.payment("o" + hour, START + hour * HOUR, "other", 1));
        }
        FeatureVector late = policy.score(policy.payment("late", START + 5 * HOUR + 50 * MINUTE, "c", 1));
        FeatureVector next = policy.score(policy.payment("next", START + 8 * HOUR, "c", 1));

        assertThat(state(late, "card.count_1h")).isEqualTo(ValueState.TOO_LATE);
        assertThat(state(next, "card.count_3h")).isEqualTo(ValueState.TOO_LATE);
        assertThat(number(next, "card.count_1h")).isEqualTo(1);
    }

    @Test
    void score_tooLateForAnyoneToSee_makesNoProfile() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        for (int hour = 0; hour <= 8; hour++) {
            policy.score(policy.payment("o" + hour, START + hour * HOUR, "other", 1));
        }
        policy.score(policy.payment("late", START + 3 * HOUR, "c", 1));

        assertThat(policy.gauge("card", "entities")).isEqualTo(1);
    }

    @Test
    void score_groupThatIgnores_isComputedFromWhatWasCounted() {
        TestPolicy policy = TestPolicy.of(
                LATENESS,
                "features:",
                "  merchant: { windows: [1h], aggregates: [count, sum(amount), elapsed], uncounted: ignored }",
                "  card:",
                "    - { windows: [1h], aggregates: [count], uncounted: ignored }",
                "    - { windows: [1h], aggregates: [sum(amount)] }");
        Event early = policy.payment("early", START + DAY)
                .set("card", "c")
                .set("merchant", "m")
                .build();
        policy.noteUncounted(early, START, START);

        FeatureVector next = policy.score(policy.payment("next", START + 1)
                .set("card", "c")
                .set("merchant", "m")
                .set("amount", 1)
                .build());

        assertThat(number(next, "merchant.count_1h")).isEqualTo(1);
        assertThat(number(next, "merchant.sum_amount_1h")).isEqualTo(1);
        assertThat(state(next, "merchant.elapsed")).isEqualTo(ValueState.NO_HISTORY);
        assertThat(number(next, "card.count_1h")).isEqualTo(1);
        assertThat(state(next, "card.sum_amount_1h")).isEqualTo(ValueState.TOO_EARLY);
    }

    @Test
    void noteUncounted_everyGroupIgnores_makesNoProfile() {
        TestPolicy policy = TestPolicy.of(
                LATENESS, "features:", "  card: { windows: [1h], aggregates: [count], uncounted: ignored }");
        policy.noteUncounted(policy.payment("early", START + DAY, "c", 1), START, START);
        policy.score(refused(policy, "refused", START));

        assertThat(policy.gauge("card", "entities")).isEqualTo(1);
        assertThat(policy.gauge("card", "bytes")).isEqualTo(bytesOfOne());
    }

    private static long bytesOfOne() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", "  card: { windows: [1h], aggregates: [count] }");
        policy.score(policy.payment("one", START, "c", 1));
        return policy.gauge("card", "bytes");
    }

    @Test
    void gauges_somethingUncounted_takesBytesUntilItIsOver() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", "  card: { windows: [1h], aggregates: [count] }");
        policy.score(policy.payment("one", START, "c", 1));
        long without = policy.gauge("card", "bytes");
        policy.noteUncounted(policy.payment("early", START + DAY, "c", 1), START, START);
        assertThat(policy.gauge("card", "bytes")).isGreaterThan(without);

        policy.score(policy.payment("two", START + HOUR + 2 * HOUR, "c", 1));
        assertThat(policy.gauge("card", "bytes")).as("both are over").isEqualTo(without);
    }

    @Test
    void score_entityWithUncountedEventsWasEvicted_isEvicted() {
        TestPolicy policy = TestPolicy.of(
                "profiles: { lateness: 2h, max_entities: 2 }",
                "features:",
                "  card: { windows: [1h], aggregates: [count] }");
        policy.noteUncounted(policy.payment("early", START + DAY, "c", 1), START, START);
        policy.score(policy.payment("a", START + MINUTE, "a", 1));
        policy.score(policy.payment("b", START + MINUTE, "b", 1));

        assertThat(policy.gauge("card", "evicted")).isEqualTo(1);
        assertThat(state(policy.score(policy.payment("next", START + 2 * MINUTE, "c", 1)), "card.count_1h"))
                .isEqualTo(ValueState.EVICTED);
    }

    @Test
    void amendAndLabel_ofAnUncountedEvent_changeNothing() {
        TestPolicy policy = TestPolicy.of(
                LATENESS, "features:", "  card: { windows: [1h, 3h], aggregates: [sum(amount), fraud_count] }");
        policy.score(policy.payment("first", START, "c", 1));
        Event late = policy.payment("late", START - 2 * HOUR - MINUTE, "c", 100);
        policy.score(late);

        policy.amend(policy.payment("late", late.timeMillis(), "c", 5));
        policy.label(late, Label.fraud(LabelSource.CHARGEBACK, Instant.ofEpochMilli(START)));

        FeatureVector next = policy.score(policy.payment("next", START + 1, "c", 1));
        assertThat(number(next, "card.sum_amount_1h")).isEqualTo(2);
        assertThat(state(next, "card.sum_amount_3h")).isEqualTo(ValueState.TOO_LATE);
        assertThat(state(next, "card.fraud_count_3h")).isEqualTo(ValueState.TOO_LATE);
        assertThat(policy.gauge("card", "stray_amendments")).isEqualTo(1);
        assertThat(policy.gauge("card", "stray_labels")).isEqualTo(1);
    }

    @Test
    void amend_attributeRefused_isMissingFromThenOn() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        policy.score(policy.payment("first", START, "c", 1));
        policy.amend(refused(policy, "first", START));

        FeatureVector next = policy.score(policy.payment("next", START + 1, "c", 1));
        assertThat(state(next, "card.sum_amount_1h")).isEqualTo(ValueState.INVALID);
        assertThat(number(next, "card.count_1h")).isEqualTo(2);
    }

    @Test
    void score_idThatWasCounted_lacksNothing() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        Event first = policy.payment("first", START, "c", 1);
        policy.score(first);
        policy.score(policy.payment("second", START + 2 * HOUR + MINUTE, "c", 1));

        FeatureVector retry = policy.score(first);
        FeatureVector altered = policy.score(policy.payment("second", START + 2 * HOUR + MINUTE, "c", 2));
        policy.noteUncounted(first, START - HOUR, START - HOUR);
        FeatureVector next = policy.score(policy.payment("next", START + 2 * HOUR + 2 * MINUTE, "c", 1));

        assertThat(state(retry, "card.count_3h")).isEqualTo(ValueState.TOO_LATE);
        assertThat(state(altered, "card.count_3h")).isEqualTo(ValueState.INVALID);
        assertThat(number(next, "card.sum_amount_3h")).isEqualTo(3);
    }

    @Test
    void restore_uncountedEventsAndAttributes_areMissingAsBefore() throws Exception {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        policy.score(policy.payment("first", START, "c", 1));
        policy.score(refused(policy, "refused", START + 1));
        policy.score(policy.payment("first", START, "d", 1));
        policy.score(policy.payment("late", START - 2 * HOUR - MINUTE, "d", 1));
        TestPolicy restored = TestPolicy.of(LATENESS, "features:", CARD);
        restored.restore(policy.save());

        for (TestPolicy one : List.of(policy, restored)) {
            FeatureVector c = one.score(one.payment("next", START + MINUTE, "c", 1));
            FeatureVector d = one.score(one.payment("next", START + MINUTE, "d", 1));
            assertThat(state(c, "card.sum_amount_1h")).isEqualTo(ValueState.INVALID);
            assertThat(number(c, "card.count_1h")).isEqualTo(3);
            assertThat(state(d, "card.count_3h")).isEqualTo(ValueState.TOO_LATE);
            assertThat(number(d, "card.count_1h")).isEqualTo(2);
        }
        assertThat(restored.gauge("card", "bytes")).isEqualTo(policy.gauge("card", "bytes"));
    }

    @Test
    void restore_policyThatDoesNotIgnoreAnyMore_isColdWhereSpansWereNotKept()
            throws IOException, InvalidStateException {
        String ignoring = "  card: { windows: [1h], aggregates: [count], uncounted: ignored }";
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", ignoring);
        policy.score(policy.payment("first", START, "c", 1));
        policy.noteUncounted(policy.payment("early", START + DAY, "c", 1), START, START);
        TestPolicy restored = TestPolicy.of(LATENESS, "features:", ignoring.replace("ignored", "missing"));
        restored.restore(policy.save());

        assertThat(state(restored.score(restored.payment("next", START + 1, "c", 1)), "card.count_1h"))
                .isEqualTo(ValueState.COLD);
    }

    @Test
    void noteUncounted_receiptOfAHistory_reachesFromTheNeighboursBeforeToThoseBehind() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        // Between its neighbours at START and at START + 3h; what a history adds for the disorder is the lateness.
        policy.noteUncounted(policy.payment("early", START + DAY, "c", 1), START, START + 5 * HOUR);

        assertThat(state(policy.score(policy.payment("a", START + 4 * HOUR - 1, "c", 1)), "card.count_1h"))
                .isEqualTo(ValueState.TOO_EARLY);
        assertThat(number(policy.score(policy.payment("b", START + 4 * HOUR, "c", 1)), "card.count_1h"))
                .isEqualTo(2);
    }

    @Test
    void noteUncounted_always_movesNoClock() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        policy.score(policy.payment("first", START, "c", 1));
        for (int day = 1; day < 100; day++) {
            long now = START + day * DAY;
            policy.noteUncounted(policy.payment("early" + day, now + DAY, "x" + day, 1), now, now);
        }

        FeatureVector next = policy.score(policy.payment("next", START + 1, "c", 1));
        assertThat(number(next, "card.count_1h")).isEqualTo(2);
        assertThat(policy.gauge("card", "left_idle")).isZero();
    }

    @Test
    void assess_uncountedEvents_allocateNothing() {
        TestPolicy policy = TestPolicy.of(LATENESS, "features:", CARD);
        FeatureVector vector = policy.newVector();
        Event first = policy.payment("first", START, "c", 1);
        policy.score(first);
        policy.noteUncounted(policy.payment("early", START + DAY, "d", 1), START, START);
        Event marked = policy.payment("marked", START, "d", 1);
        policy.score(marked);

        long withoutAny = Allocations.least(1000, () -> policy.fill(vector, first, Access.READ));
        long with = Allocations.least(1000, () -> policy.fill(vector, marked, Access.READ));

        assertThat(with).as("the walk over the sources").isEqualTo(withoutAny).isLessThan(64);
    }

    @Test
    void score_recordThatIsAsLargeAsAnyCanBe_isMissingWhatWasRefused() {
        TestPolicy policy = fullRecord();
        policy.score(refused(policy, "refused", START + DAY));

        assertThat(state(policy.score(policy.payment("next", START + DAY + 1, "c", 1)), "card.sum_amount_2d"))
                .isEqualTo(ValueState.INVALID);
    }

    @Test
    void score_recordThatIsAsLargeAsAnyCanBe_isMissingWhatWasTooLate() {
        TestPolicy policy = fullRecord();
        policy.score(policy.payment("late", START - 30 * HOUR, "c", 1));
        FeatureVector next = policy.score(policy.payment("next", START + HOUR / 2, "c", 1));

        assertThat(state(next, "card.count_2d")).isEqualTo(ValueState.TOO_LATE);
        assertThat(number(next, "card.count_1h")).isPositive();
    }

    @Test
    void amend_recordThatIsAsLargeAsAnyCanBe_isMissingWhatWasRefused() {
        TestPolicy policy = fullRecord();
        policy.score(policy.payment("last", START + DAY, "c", 1));
        policy.amend(refused(policy, "last", START + DAY));

        assertThat(state(policy.score(policy.payment("next", START + DAY + 1, "c", 1)), "card.sum_amount_2d"))
                .isEqualTo(ValueState.INVALID);
    }

    @Test
    void restore_recordThatIsAsLargeAsAnyCanBe_isCountedAsBefore() throws IOException, InvalidStateException {
        TestPolicy policy = fullRecord();
        TestPolicy restored = policyOfFullRecord();
        restored.restore(policy.save());

        FeatureVector before = policy.score(policy.payment("next", START + HOUR / 2, "c", 1));
        FeatureVector after = restored.score(restored.payment("next", START + HOUR / 2, "c", 1));

        for (String name : List.of("count_1h", "count_2d", "distinct_country_2d", "distinct_amount_1h")) {
            assertThat(number(after, "card." + name)).as(name).isEqualTo(number(before, "card." + name));
        }
        assertThat(number(after, "card.sum_amount_2d"))
                .isCloseTo(number(before, "card.sum_amount_2d"), Offset.offset(1e-3));
    }

    private static TestPolicy policyOfFullRecord() {
        return TestPolicy.of(
                "features:",
                "  card: { windows: [1h, 2d], aggregates: [count, sum(amount), sum(tip), distinct(country),"
                        + " distinct(merchant), distinct(amount), distinct(tip), distinct(lat), distinct(lon)] }");
    }

    /** A card whose record has room for some more events, but none to be written anew with anything more. */
    private static TestPolicy fullRecord() {
        TestPolicy policy = policyOfFullRecord();
        FeatureVector vector = policy.newVector();
        int after = Integer.MAX_VALUE;
        for (int i = 0; i < after; i++) {
            Event event = policy.payment("e" + i, START + i)
                    .set("card", "c")
                    .set("merchant", "m" + i)
                    .set("country", "x" + i)
                    .set("amount", i / 1000.0)
                    .set("tip", i / 3000.0)
                    .set("lat", i / 10_000.0)
                    .set("lon", i / 5000.0)
                    .build();
            policy.fill(vector, event, Access.COUNT);
            if (after == Integer.MAX_VALUE && i % 500 == 0 && policy.gauge("card", "bytes") > 65_000 * 64) {
                after = i + 700;
            }
        }
        assertThat(policy.gauge("card", "bytes")).as("still in one record").isLessThan(70_000 * 64);
        return policy;
    }

    @Test
    void load_anotherChoice_isReportedAtItsPlace() {
        assertThatThrownBy(() ->
                        TestPolicy.of("features:", "  card: { windows: [1h], aggregates: [count], uncounted: ignore }"))
                .hasMessageContaining(
                        "found unknown choice 'ignore'; expected a known choice; did you mean 'ignored'?");
    }

    private static Event refused(TestPolicy policy, String id, long millis) {
        return policy.payment(id, millis)
                .set("card", "c")
                .lenient()
                .set("amount", Double.NaN)
                .build();
    }

    private static Event placed(TestPolicy policy, String id, long millis) {
        return policy.payment(id, millis)
                .set("card", "c")
                .set("country", "DE")
                .set("lat", 48.2)
                .set("lon", 16.4)
                .build();
    }
}
