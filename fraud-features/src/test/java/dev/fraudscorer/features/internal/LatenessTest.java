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

/** Events that come after others that happened later. */
class LatenessTest {
    private static final String CARD = "  card: { windows: [1h, 3h], aggregates: [count, sum(amount), elapsed] }";

    @Test
    void score_lateEvent_seesNoEventAfterIt() {
        TestPolicy policy = TestPolicy.of("features:", CARD);
        policy.score(policy.payment("a", START, "c", 1));
        policy.score(policy.payment("c", START + 2 * HOUR, "c", 100));

        FeatureVector late = policy.score(policy.payment("b", START + 30 * 60_000, "c", 10));

        assertThat(number(late, "card.sum_amount_1h")).isEqualTo(11);
        assertThat(number(late, "card.elapsed")).isEqualTo(1800);
    }

    @Test
    void score_afterALateEvent_isAsIfItHadComeInOrder() {
        TestPolicy policy = TestPolicy.of("features:", CARD);
        policy.score(policy.payment("a", START, "c", 1));
        policy.score(policy.payment("c", START + 2 * HOUR, "c", 100));
        policy.score(policy.payment("b", START + 90 * 60_000, "c", 10));

        FeatureVector vector = policy.score(policy.payment("d", START + 2 * HOUR + 1, "c", 1000));

        assertThat(number(vector, "card.sum_amount_1h")).isEqualTo(1110);
        assertThat(number(vector, "card.sum_amount_3h")).isEqualTo(1111);
    }

    @Test
    void score_laterThanTheLateness_isNotCountedAndReportsIt() {
        TestPolicy policy = TestPolicy.of("profiles: { lateness: 2h }", "features:", CARD);
        policy.score(policy.payment("new", START, "c", 1));

        FeatureVector atTheEdge = policy.score(policy.payment("edge", START - 2 * HOUR, "c", 1));
        FeatureVector beyond = policy.score(policy.payment("beyond", START - 2 * HOUR - 1, "c", 1));
        policy.fill(policy.payment("probe", START - 2 * HOUR - 1, "c", 1), Access.READ);
        policy.fill(policy.payment("recorded", START - 2 * HOUR - 1, "c", 1), Access.COUNT);

        assertThat(number(atTheEdge, "card.count_1h")).isEqualTo(1);
        for (String feature : new String[] {"card.count_1h", "card.sum_amount_3h", "card.elapsed"}) {
            assertThat(state(beyond, feature)).isEqualTo(ValueState.TOO_LATE);
        }
        assertThat(policy.gauge("card", "late_events"))
                .as("a question is not counted")
                .isEqualTo(2);
        FeatureVector next = policy.score(policy.payment("next", START, "c", 1));
        assertThat(number(next, "card.count_1h")).isEqualTo(2);
        assertThat(state(next, "card.count_3h")).as("lacks two").isEqualTo(ValueState.TOO_LATE);
        assertThat(number(policy.score(policy.payment("later", START + HOUR - 1, "c", 1)), "card.count_3h"))
                .as("new, edge, next and this")
                .isEqualTo(4);
    }

    @Test
    void score_noLatenessInThePolicy_isADay() {
        TestPolicy policy = TestPolicy.of("features:", CARD);
        policy.score(policy.payment("new", START, "c", 1));

        assertThat(state(policy.score(policy.payment("a", START - DAY, "c", 1)), "card.count_1h"))
                .isEqualTo(ValueState.PRESENT);
        assertThat(state(policy.score(policy.payment("b", START - DAY - 1, "c", 1)), "card.count_1h"))
                .isEqualTo(ValueState.TOO_LATE);
    }

    @Test
    void score_lateEventWithinReach_seesTheOldestItCanAskFor() {
        TestPolicy policy = TestPolicy.of("profiles: { lateness: 2h }", "features:", CARD);
        policy.score(policy.payment("outside", START - 3 * HOUR, "c", 1));
        policy.score(policy.payment("inside", START - 3 * HOUR + 1, "c", 10));
        policy.score(policy.payment("newest", START + 2 * HOUR, "c", 100));

        FeatureVector late = policy.score(policy.payment("late", START, "c", 1000));

        assertThat(number(late, "card.sum_amount_3h")).isEqualTo(1010);
    }

    @Test
    void score_lateForTheStreamAndItsEntityMayHaveLeft_reportsTooLateInsteadOfCountingFromNothing() {
        TestPolicy policy = TestPolicy.of("profiles: { lateness: 2h }", "features:", CARD);
        policy.score(policy.payment("first", START, "gone", 1));
        for (int minute = 0; minute <= 6 * 60; minute++) {
            policy.score(policy.payment("other" + minute, START + minute * 60_000L, "busy", 1));
        }

        // The stream is at START + 6h; whoever has left had its last event by START + 1h.
        FeatureVector gone = policy.score(policy.payment("second", START + 1 * HOUR, "gone", 1));
        FeatureVector fresh = policy.score(policy.payment("fresh", START + 4 * HOUR, "fresh", 1));

        assertThat(state(gone, "card.count_3h")).isEqualTo(ValueState.TOO_LATE);
        assertThat(number(fresh, "card.count_3h")).isEqualTo(1);
    }

    @Test
    void score_oneEventFarInTheFuture_leavesOtherEntitiesAlone() {
        TestPolicy policy = TestPolicy.of("features:", CARD);
        policy.score(policy.payment("a", START, "c", 1));
        policy.score(policy.payment("wrong", START + 10_000 * DAY, "broken clock", 1), START);

        assertThat(number(policy.score(policy.payment("b", START + 1, "c", 1)), "card.count_1h"))
                .isEqualTo(2);
        assertThat(number(policy.score(policy.payment("c", START + 2, "new", 1)), "card.count_1h"))
                .isEqualTo(1);
    }

    @Test
    void score_laterStillThanTheEventThatBroughtAnEntityBack_reportsTooLateInsteadOfMissingWhatHasLeft() {
        TestPolicy policy = TestPolicy.of(
                "profiles: { lateness: 2h }", "features:", "  card: { windows: [1h], aggregates: [count] }");
        policy.score(policy.payment("left", START, "c", 1));
        for (int minute = 0; minute <= 185; minute++) {
            policy.score(policy.payment("other" + minute, START + minute * MINUTE, "busy", 1));
        }

        FeatureVector back = policy.score(policy.payment("back", START + 65 * MINUTE, "c", 1));
        FeatureVector later = policy.score(policy.payment("later", START + 30 * MINUTE, "c", 1));

        assertThat(number(back, "card.count_1h")).isEqualTo(1);
        assertThat(state(later, "card.count_1h")).isEqualTo(ValueState.TOO_LATE);
    }
}
