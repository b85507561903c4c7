package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.policy.PolicyException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that are stamped after the time at which they come. */
class TooEarlyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(NOON);
    private final List<ValueState> states = new ArrayList<>();
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        scorer = load(PolicyText.TEST_POLICY);
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void score_stampedFurtherAheadThanAllowed_isAnsweredWithoutHistoryAndCountsNothing() {
        Assessment assessment =
                scorer.score(payment("tx-1", NOON.plus(AHEAD).plusMillis(1)).build());

        assertThat(assessment.degraded()).isTrue();
        assertThat(assessment.score()).as("the attributes count").isEqualTo(0.1);
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.decidedBy().cause()).isEqualTo(DecidedBy.Cause.ON_FAILURE);
        assertThat(failures(assessment)).containsExactly("event TOO_EARLY event_time", "counter TOO_EARLY seen");
        assertThat(assessment.receivedAt()).isEqualTo(NOON);
        assertThat(states).containsExactly(ValueState.TOO_EARLY);
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("counter.events{source=counter}", 0L)
                .as("the source notes that it is not counted")
                .containsEntry("counter.uncounted{source=counter}", 1L)
                .containsEntry("events.too_early", 1L);
    }

    @Test
    void score_stampedAsFarAheadAsAllowed_isOnTime() {
        Assessment assessment = scorer.score(payment("tx-1", NOON.plus(AHEAD)).build());

        assertThat(assessment.degraded()).isFalse();
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("counter.events{source=counter}", 1L)
                .containsEntry("events.too_early", 0L);
    }

    @Test
    void score_retryWhenItsTimeHasCome_getsTheFirstAnswer() {
        Assessment first = scorer.score(payment("tx-1", NOON.plusSeconds(3600)).build());
        clock.set(NOON.plusSeconds(3600));

        assertThat(scorer.score(payment("tx-1", NOON.plusSeconds(3600)).build()))
                .isSameAs(first);
        assertThat(states).hasSize(1);
    }

    @Test
    void score_stampedFurtherBehindThanBelieved_countsAndIsDegraded() {
        begin(PolicyText.TEST_POLICY + "time: { behind: 1h }\n");

        Assessment behind = scorer.score(
                payment("tx-1", NOON.minusSeconds(3600).minusMillis(1)).build());
        Assessment within =
                scorer.score(payment("tx-2", NOON.minusSeconds(3600)).build());

        assertThat(failures(behind)).containsExactly("event TOO_LATE event_time");
        assertThat(behind.decision()).isEqualTo(Decision.REVIEW);
        assertThat(within.degraded()).isFalse();
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 2L);
    }

    @Test
    void score_orderOfArrival_believesStampsBehindNoLongerThanAhead() {
        begin(PolicyText.TEST_POLICY + "time: { order: arrival }\n");

        assertThat(scorer.score(payment("tx-1", NOON.minus(AHEAD)).build()).degraded())
                .isFalse();
        assertThat(scorer.score(payment("tx-2", NOON.minus(AHEAD).minusMillis(1))
                                .build())
                        .degraded())
                .isTrue();
    }

    @Test
    void score_policyWithoutHistory_isDegradedAllTheSame() {
        begin(PolicyText.TEST_POLICY.replace("test: { feature: seen }\n", ""));

        Assessment assessment =
                scorer.score(payment("tx-1", NOON.plusSeconds(3600)).build());

        assertThat(failures(assessment)).containsExactly("event TOO_EARLY event_time");
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
    }

    @Test
    void score_hostGivesTheReceipt_isBelieved() {
        Instant then = NOON.minus(Duration.ofDays(400));

        Assessment onTime = scorer.score(payment("tx-1", then).receivedAt(then).build());
        Assessment early = scorer.score(payment("tx-2", NOON).receivedAt(then).build());

        assertThat(onTime.degraded()).isFalse();
        assertThat(onTime.receivedAt()).isEqualTo(then);
        assertThat(failures(early)).contains("event TOO_EARLY event_time");
    }

    @Test
    void score_logOfAssessments_replaysToTheSameAnswers() {
        Event event = payment("tx-1", NOON.plusSeconds(3600)).build();
        Assessment answer = scorer.score(event);
        clock.set(NOON.plusSeconds(7200));

        try (FraudScorer other = load(PolicyText.TEST_POLICY)) {
            Event logged = other.event("payment", "tx-1", event.time())
                    .set("card", "c")
                    .set("amount", 100)
                    .receivedAt(answer.receivedAt())
                    .build();
            assertThat(other.score(logged)).isEqualTo(answer);
        }
    }

    @Test
    void assess_tooEarly_reportsItAndCountsNothing() {
        assertThat(scorer.assess(payment("tx-1", NOON.plusSeconds(3600)).build())
                        .degraded())
                .isTrue();
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("events.too_early", 0L)
                .containsEntry("counter.uncounted{source=counter}", 0L);
    }

    @Test
    void record_tooEarly_countsNothingUntilItsTimeHasCome() {
        Event early = payment("tx-1", NOON.plusSeconds(3600)).build();

        scorer.record(early);
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("counter.events{source=counter}", 0L)
                .containsEntry("counter.uncounted{source=counter}", 1L)
                .containsEntry("events.too_early", 1L);
        assertThat(scorer.metrics().counts().degraded()).isEqualTo(1);

        clock.set(NOON.plusSeconds(3000));
        scorer.record(early);
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 1L);
    }

    @Test
    void warmUp_stampFarAheadOfItsNeighbours_isNotTaken() {
        List<Event> history = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            boolean wrong = i == 100;
            Instant then = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(i);
            history.add(payment("tx-" + i, wrong ? then.plus(Duration.ofDays(90)) : then)
                    .build());
        }

        assertThat(scorer.state().warmUp(history)).isEqualTo(199);
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("counter.events{source=counter}", 199L)
                .containsEntry("events.too_early", 1L);
    }

    @Test
    void event_beforeTheEarliestOfThePolicy_isRefused() {
        begin(PolicyText.TEST_POLICY + "time: { earliest: 2020-06-01 }\n");

        assertThatThrownBy(() -> payment("tx-1", Instant.parse("2020-05-31T23:59:59.999Z")))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("before 2020-06-01T00:00:00Z");
        payment("tx-1", Instant.parse("2020-06-01T00:00:00Z"));
    }

    @Test
    void load_timeWithMistakes_reportsEach() {
        assertThatThrownBy(() -> load(PolicyText.TEST_POLICY
                        + "time: { ahead: 2d, earliest: 1969-12-31, order: arival, lateness: 1d }\n"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("at most 1d")
                .hasMessageContaining("a date not before 1970, such as 2000-01-01")
                .hasMessageContaining("did you mean 'arrival'?")
                .hasMessageContaining("lateness");
    }

    @Test
    void reload_otherBoundsOfTime_isRefused() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "time: { ahead: 5m }\n");

        assertThatThrownBy(scorer.policy()::reload)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("other bounds of time");

        PolicyText.write(folder, PolicyText.TEST_POLICY + "time: { ahead: 600s, order: event_time }\n");
        scorer.policy().reload();
    }

    private void begin(String policy) {
        scorer.close();
        scorer = load(policy);
    }

    private FraudScorer load(String policy) {
        PolicyText.write(folder, policy);
        return FraudScorer.builder(folder)
                .clock(clock)
                .listener((event, values, assessment) -> {
                    if (values.slot("seen") >= 0) {
                        states.add(values.state(values.slot("seen")));
                    }
                })
                .load();
    }

    private Event.Builder payment(String id, Instant time) {
        return scorer.event("payment", id, time).set("card", "c").set("amount", 100);
    }

    private static List<String> failures(Assessment assessment) {
        return assessment.evidence().stream()
                .filter(Evidence::isFailure)
                .map(item -> item.source() + " " + item.failure() + " " + item.detail())
                .toList();
    }
}
