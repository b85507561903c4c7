package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the whole way: five payments of a card that are not counted, and an honest one after them. */
class UncountedHistoryTest {
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");
    private static final String POLICY = """
            policy: test
            version: 1
            events: { payment: { card: key, merchant: key, amount: number } }
            profiles: { lateness: 1d }
            features:
              card: { windows: [1h, 7d], aggregates: [count, sum(amount)] }
              merchant: { windows: [1h, 7d], aggregates: [count, sum(amount)], uncounted: ignored }
            score: { thresholds: { approve: 0.2, deny: 0.8 }, on_failure: review }
            """;

    @TempDir
    private Path folder;

    private final HostClock clock = new HostClock();
    private final Map<String, ValueState> states = new HashMap<>();
    private FraudScorer scorer;

    @BeforeEach
    void load() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        scorer = loadOne();
        assertThat(score(payment("before", clock.now, 10)).decision()).isEqualTo(Decision.APPROVE);
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    private FraudScorer loadOne() {
        return FraudScorer.builder(folder)
                .clock(clock)
                .listener((event, values, assessment) -> {
                    for (int slot = 0; slot < values.size(); slot++) {
                        states.put(values.name(slot), values.state(slot));
                    }
                })
                .load();
    }

    @Test
    void score_afterFiveWithARefusedAmount_lacksTheirSum() {
        for (int i = 0; i < 5; i++) {
            assertThat(score(payment("refused " + i, clock.now, Double.NaN)).decision())
                    .isEqualTo(Decision.REVIEW);
        }

        Assessment sixth = score(payment("sixth", clock.now, 10));

        assertReviewed(sixth, "features INVALID card");
        assertThat(states)
                .containsEntry("card.sum_amount_1h", ValueState.INVALID)
                .containsEntry("card.count_1h", ValueState.PRESENT)
                .containsEntry("merchant.sum_amount_1h", ValueState.PRESENT);
    }

    @Test
    void score_afterFiveAnHourAhead_lacksThem() {
        for (int i = 0; i < 5; i++) {
            assertThat(score(payment("early " + i, clock.now.plus(Duration.ofHours(1)), 10))
                            .decision())
                    .isEqualTo(Decision.REVIEW);
        }

        assertReviewed(score(payment("sixth", clock.now, 10)), "features TOO_EARLY card");
        assertThat(states)
                .containsEntry("card.count_1h", ValueState.TOO_EARLY)
                .containsEntry("card.sum_amount_7d", ValueState.TOO_EARLY)
                .containsEntry("merchant.count_1h", ValueState.PRESENT);
    }

    @Test
    void score_afterFiveThreeDaysLate_lacksThemWhereTheyWouldHaveBeen() {
        for (int i = 0; i < 5; i++) {
            assertThat(score(payment("late " + i, clock.now.minus(Duration.ofDays(3)), 10))
                            .decision())
                    .isEqualTo(Decision.REVIEW);
        }

        assertReviewed(score(payment("sixth", clock.now, 10)), "features TOO_LATE card");
        assertThat(states)
                .containsEntry("card.count_1h", ValueState.PRESENT)
                .containsEntry("card.count_7d", ValueState.TOO_LATE);
    }

    @Test
    void score_whenTheWindowsHavePassed_isApprovedAgain() {
        score(payment("early", clock.now.plus(Duration.ofHours(1)), 10));
        score(payment("refused", clock.now, Double.NaN));
        clock.now = clock.now.plus(Duration.ofDays(7)).plusMillis(1);

        Assessment later = score(payment("later", clock.now, 10));

        assertThat(later.degraded()).isFalse();
        assertThat(later.decision()).isEqualTo(Decision.APPROVE);
    }

    @Test
    void recordAndWarmUp_notCounted_areMissingToo() {
        scorer.record(payment("early", clock.now.plus(Duration.ofHours(1)), 10));
        assertReviewed(score(payment("next", clock.now, 10)), "features TOO_EARLY card");
        scorer.close();
        scorer = loadOne();
        scorer.state()
                .warmUp(List.of(
                        payment("first", clock.now, 10),
                        payment("early", clock.now.plus(Duration.ofDays(9)), 10).toBuilder()
                                .receivedAt(clock.now)
                                .build()));
        assertReviewed(score(payment("next", clock.now, 10)), "features TOO_EARLY card");
    }

    @Test
    void assess_notCounted_leavesNothingBehind() {
        scorer.assess(payment("early", clock.now.plus(Duration.ofHours(1)), 10));
        scorer.assess(payment("late", clock.now.minus(Duration.ofDays(3)), 10));
        scorer.assess(payment("refused", clock.now, Double.NaN));

        assertThat(score(payment("next", clock.now, 10)).decision()).isEqualTo(Decision.APPROVE);
    }

    @Test
    void restore_notCounted_isMissingAsBefore() {
        score(payment("early", clock.now.plus(Duration.ofHours(1)), 10));
        Path file = folder.resolve("snapshot");
        scorer.state().snapshot(file);
        scorer.close();
        scorer = loadOne();
        scorer.state().restore(file);

        assertReviewed(score(payment("next", clock.now, 10)), "features TOO_EARLY card");
    }

    @Test
    void score_hostsClockFailedMeanwhile_isMissingNoLongerThanTheMachinesClockAllows() {
        clock.fails = true;
        score(payment("in a far year", Instant.parse("9999-01-01T00:00:00Z"), 10));
        score(payment("now", clock.now, 10));
        clock.fails = false;

        assertReviewed(score(payment("next", clock.now, 10)), "features TOO_EARLY card");
        clock.now = Instant.now().plus(Duration.ofDays(8));
        assertThat(score(payment("later", clock.now, 10)).decision()).isEqualTo(Decision.APPROVE);
    }

    private static void assertReviewed(Assessment assessment, String evidence) {
        assertThat(assessment.degraded()).isTrue();
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.decidedBy().cause()).isEqualTo(DecidedBy.Cause.ON_FAILURE);
        assertThat(assessment.evidence().stream().filter(Evidence::isFailure))
                .extracting(item -> item.source() + " " + item.failure() + " " + item.detail())
                .containsExactly(evidence);
    }

    private Assessment score(Event event) {
        return scorer.score(event);
    }

    private Event payment(String id, Instant time, double amount) {
        return scorer.event("payment", id, time)
                .set("card", "c")
                .set("merchant", "m")
                .lenient()
                .set("amount", amount)
                .build();
    }

    private static final class HostClock extends Clock {
        private Instant now = NOON;
        private boolean fails;

        @Override
        public Instant instant() {
            if (fails) {
                throw new IllegalStateException("no time");
            }
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(@Nullable ZoneId zone) {
            throw new UnsupportedOperationException("only instants are read");
        }
    }
}
