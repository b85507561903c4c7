package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.InvalidEventException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AmendTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private FraudScorer scorer;

    @BeforeEach
    void load() {
        scorer = FraudScorer.load(PolicyText.write(folder, PolicyText.TEST_POLICY));
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void amend_scoredEvent_replacesWhatSourcesKeep() {
        Event payment = payment("tx-1", 500);
        scorer.score(payment);
        scorer.score(payment("tx-2", 100));

        scorer.amend(payment.toBuilder().set("amount", 50).build());

        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("counter.amount{source=counter}", 150L)
                .containsEntry("counter.events{source=counter}", 2L);
        assertThat(scorer.metrics().counts())
                .isEqualTo(ScorerCounts.builder().scored(2).amended(1).build());
    }

    @Test
    void amend_eventNobodyCounted_changesNothing() {
        scorer.amend(payment("tx-1", 500));

        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("counter.amount{source=counter}", 0L)
                .containsEntry("counter.events{source=counter}", 0L);
    }

    @Test
    void amend_thenRetryOfTheFirstCall_isStillARetry() {
        Event payment = payment("tx-1", 500);
        Assessment first = scorer.score(payment);

        scorer.amend(payment.toBuilder().set("new_device", true).build());

        assertThat(scorer.score(payment("tx-1", 500))).isSameAs(first);
        assertThat(scorer.metrics().counts().repeated()).isEqualTo(1);
        assertThat(scorer.metrics().counts().conflicting()).isZero();
    }

    @Test
    void amend_sourceFails_isDegradedAndDoesNotThrow() {
        Event payment = payment("tx-1", 500);
        scorer.score(payment);

        scorer.amend(
                payment.toBuilder().set("fail", "features").set("amount", 1).build());

        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.amount{source=counter}", 500L);
        assertThat(scorer.metrics().counts())
                .isEqualTo(
                        ScorerCounts.builder().scored(1).degraded(1).amended(1).build());
    }

    @Test
    void amend_eventOfAnotherScorer_isRefused() {
        try (FraudScorer other = FraudScorer.load(folder)) {
            Event foreign =
                    other.event("payment", "tx-1", NOON).set("card", "c").build();

            assertThatThrownBy(() -> scorer.amend(foreign))
                    .isInstanceOf(InvalidEventException.class)
                    .hasMessageContaining("built for another scorer");
        }
    }

    @Test
    void amendAndGauges_afterClose_areRefused() {
        Event payment = payment("tx-1", 500);
        scorer.close();

        assertThatThrownBy(() -> scorer.amend(payment)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scorer.metrics().gauges()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void gauges_always_areSortedByName() {
        assertThat(TestGauges.of(scorer.metrics().gauges()).keySet())
                .containsExactly(
                        "counter.amount{source=counter}",
                        "counter.events{source=counter}",
                        "counter.uncounted{source=counter}",
                        "events.too_early",
                        "idempotency.bytes",
                        "idempotency.came_again",
                        "idempotency.entries",
                        "idempotency.erased",
                        "idempotency.forgotten");
    }

    private Event payment(String id, double amount) {
        return scorer.event("payment", id, NOON)
                .set("card", "tok-1")
                .set("amount", amount)
                .build();
    }
}
