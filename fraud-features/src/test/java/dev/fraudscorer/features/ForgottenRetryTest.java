package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.testkit.TestGauges;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evicted id that is used again, with the same content and with another. */
class ForgottenRetryTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    private ForgottenIdsHost host;

    @BeforeEach
    void load() {
        host = new ForgottenIdsHost(folder, "event_time", 1);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void score_sameContent_countsOnceAndIsAnsweredAsBefore() {
        Assessment first = host.score(payment("a", 10));
        var seen = host.last();
        forget();

        Assessment again = host.score(payment("a", 10));

        assertThat(again).isNotSameAs(first);
        assertThat(again.degraded()).isFalse();
        assertThat(host.last()).isEqualTo(seen);
        assertThat(TestGauges.of(host.scorer().metrics().gauges()))
                .containsEntry("idempotency.came_again", 1L)
                .containsEntry("features.altered_events{entity=card,source=features}", 0L);
    }

    @Test
    void score_anyOtherContent_isDegradedAndCountedByNobody() {
        host.score(payment("a", 10));
        Event original = payment("a", 10);
        List<Event> altered = List.of(
                original.toBuilder().set("amount", 999).build(),
                original.toBuilder().set("present", true).build(),
                original.toBuilder()
                        .set("memo", "the one attribute that no entity keeps")
                        .build(),
                original.toBuilder().lenient().set("memo", "x".repeat(5_000)).build(),
                host.scorer()
                        .event("payment", "a", NOON)
                        .receivedAt(NOON)
                        .set("card", "c")
                        .set("memo", "thanks")
                        .set("amount", 10)
                        .set("present", false)
                        .build(),
                host.scorer()
                        .event("login", "a", NOON)
                        .receivedAt(NOON)
                        .set("card", "c")
                        .set("device", "d")
                        .build());
        for (Event other : altered) {
            forget();

            Assessment answer = host.score(other);

            assertThat(answer.decision()).as(other.toString()).isEqualTo(Decision.REVIEW);
            assertThat(answer.evidence())
                    .anyMatch(item -> item.failure() == FailureKind.INVALID
                            && item.source().equals("features")
                            && item.detail().equals("card"));
            assertThat(host.last()).containsEntry("card.count_1h", ValueState.INVALID);
            assertThat(host.scorer().assess(other).degraded())
                    .as("assessed, not counted")
                    .isTrue();
        }
        forget();
        host.score(payment("next", 1));
        assertThat(host.last()).containsEntry("card.count_1h", 2.0).containsEntry("card.sum_amount_1h", 11.0);
        assertThat(TestGauges.of(host.scorer().metrics().gauges()))
                .containsEntry("features.altered_events{entity=card,source=features}", (long) altered.size());
    }

    @Test
    void score_otherCard_isCountedForItAndDegradedForWhatBothHave() {
        host.score(payment("a", 10));
        forget();

        Assessment answer =
                host.score(payment("a", 10).toBuilder().set("card", "other").build());

        assertThat(host.last())
                .containsEntry("card.count_1h", 1.0)
                .containsEntry("device.count_1h", ValueState.INVALID);
        assertThat(answer.decision()).isEqualTo(Decision.REVIEW);
    }

    @Test
    void score_afterAnAmendment_theEventIsWhatItCameWith() {
        host.score(payment("a", 10));
        Event amended = payment("a", 20);
        host.scorer().amend(amended);
        forget();

        assertThat(host.score(amended).degraded()).isTrue();
        forget();
        assertThat(host.score(payment("a", 10)).degraded()).isFalse();
        forget();
        host.score(payment("next", 1));
        assertThat(host.last()).containsEntry("card.sum_amount_1h", 21.0);
    }

    @Test
    void record_otherContent_isCountedByNobodyAndAGaugeReportsIt() {
        host.score(payment("a", 10));
        forget();

        host.scorer().record(payment("a", 999));

        assertThat(TestGauges.of(host.scorer().metrics().gauges()))
                .containsEntry("features.altered_events{entity=card,source=features}", 1L);
        host.score(payment("next", 1));
        assertThat(host.last()).containsEntry("card.sum_amount_1h", 11.0);
    }

    @Test
    void restore_eventsOfBefore_areKeptApartFromOthersOfTheirIds() {
        host.score(payment("a", 10));
        Path file = folder.resolve("state");
        host.scorer().state().snapshot(file);
        try (ForgottenIdsHost other = new ForgottenIdsHost(folder.resolve("other"), "event_time", 1)) {
            other.scorer().state().restore(file);

            Event same = payment(other, "a", 10);
            assertThat(other.score(payment(other, "a", 11)).degraded()).isTrue();
            other.score(payment(other, "b", 1));
            assertThat(other.score(same).degraded()).isFalse();
        }
    }

    private void forget() {
        Event flood = host.scorer()
                .event("login", "flood", NOON.minusSeconds(1))
                .receivedAt(NOON)
                .set("card", "flood")
                .build();
        host.score(flood);
    }

    private Event payment(String id, double amount) {
        return payment(host, id, amount);
    }

    private static Event payment(ForgottenIdsHost host, String id, double amount) {
        return host.scorer()
                .event("payment", id, NOON)
                .receivedAt(NOON)
                .set("card", "c")
                .set("device", "d")
                .set("memo", "thanks")
                .set("amount", amount)
                .set("present", false)
                .build();
    }
}
