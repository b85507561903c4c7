package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.PolicyException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section {@code idempotency}, and what a flood of ids does to the memory of honest ones. */
final class IdempotencyTest {
    @TempDir
    Path folder;

    @Test
    void score_floodOfLargeEvents_staysWithinMaxBytesAndEvictsTheOldest() {
        try (FraudScorer scorer = load("{ remember: 100000, max_bytes: 1MB }")) {
            Assessment first = scorer.score(honest(scorer, "honest"));
            long most = 0;
            for (int i = 0; i < 2_000; i++) {
                scorer.score(large(scorer, "flood-" + i));
                most = Math.max(most, gauge(scorer, "bytes"));
            }
            Assessment newest = scorer.score(large(scorer, "flood-1999"));
            Assessment again = scorer.score(honest(scorer, "honest"));

            assertThat(most).isBetween(900_000L, 1_000_000L);
            assertThat(scorer.metrics().counts().repeated()).isEqualTo(1);
            assertThat(newest.eventId()).isEqualTo("flood-1999");
            // What was evicted counts once all the same, is assessed again, and a counter shows it.
            assertThat(again).isNotSameAs(first);
            assertThat(again.evidence()).isEqualTo(first.evidence());
            assertThat(again.score()).isEqualTo(first.score());
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsEntry("counter.events{source=counter}", 2_001L)
                    .containsEntry("idempotency.came_again", 1L);
            assertThat(gauge(scorer, "forgotten")).isEqualTo(2_002 - gauge(scorer, "entries"));
        }
    }

    @Test
    void score_eventLargerThanMaxBytes_isAnsweredAndLeavesTheOthers() {
        try (FraudScorer scorer = load("{ max_bytes: 4KB }")) {
            Assessment first = scorer.score(honest(scorer, "honest"));
            Event large = large(scorer, "large");

            Assessment answer = scorer.score(large);

            assertThat(scorer.score(large)).isNotSameAs(answer).isEqualTo(answer);
            assertThat(scorer.score(honest(scorer, "honest"))).isSameAs(first);
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsEntry("counter.events{source=counter}", 2L)
                    .containsEntry("idempotency.entries", 1L);
        }
    }

    @Test
    void load_nothingGiven_hasRoomForOrdinaryEvents() {
        try (FraudScorer scorer = load("{ remember: 1000 }")) {
            for (int i = 0; i < 1_000; i++) {
                scorer.score(honest(scorer, "tx-" + i));
            }
            assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("idempotency.entries", 1_000L);
            assertThat(gauge(scorer, "bytes")).isLessThan(1_000 * 2_560);
        }
    }

    @Test
    void load_wrongBounds_areReported() {
        assertThatThrownBy(() -> load("{ remember: 1.5, max_bytes: 64 megabytes }"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("expected a whole number")
                .hasMessageContaining(
                        "expected a number of bytes, or a size such as 512MB, 2GB or 1.5GiB, up to 100TB");
        assertThatThrownBy(() -> load("{ max_byte: 64MB }")).hasMessageContaining("did you mean 'max_bytes'?");
    }

    @Test
    void reload_otherBounds_holdFromThenOnAndKeepTheYoungest() {
        try (FraudScorer scorer = load("{ remember: 100 }")) {
            for (int i = 0; i < 50; i++) {
                scorer.score(honest(scorer, "tx-" + i));
            }
            PolicyText.write(folder, PolicyText.TEST_POLICY + "idempotency: { remember: 10 }\n");
            scorer.policy().reload();
            assertThat(gauge(scorer, "entries")).isEqualTo(10);
            scorer.score(honest(scorer, "tx-49"));
            assertThat(scorer.metrics().counts().repeated()).isEqualTo(1);
            scorer.score(honest(scorer, "tx-39"));
            assertThat(scorer.metrics().counts().repeated()).isEqualTo(1);
            PolicyText.write(folder, PolicyText.TEST_POLICY + "idempotency: { remember: 1000 }\n");
            scorer.policy().reload();
            for (int i = 50; i < 150; i++) {
                scorer.score(honest(scorer, "tx-" + i));
            }
            assertThat(gauge(scorer, "entries")).isEqualTo(110);
        }
    }

    private static long gauge(FraudScorer scorer, String name) {
        return Objects.requireNonNull(TestGauges.of(scorer.metrics().gauges()).get("idempotency." + name));
    }

    private FraudScorer load(String idempotency) {
        // What is assessed twice is compared as a whole, the time of receipt included.
        return FraudScorer.builder(
                        PolicyText.write(folder, PolicyText.TEST_POLICY + "idempotency: " + idempotency + "\n"))
                .clock(Clock.fixed(ProbedPolicy.NOON, ZoneOffset.UTC))
                .load();
    }

    private static Event honest(FraudScorer scorer, String id) {
        return ProbedPolicy.harmless(scorer, id);
    }

    private static Event large(FraudScorer scorer, String id) {
        return scorer.event("payment", id, ProbedPolicy.NOON)
                .set("card", "flood")
                .set("amount", 10)
                .set("fail", "x".repeat(3_000))
                .build();
    }
}
