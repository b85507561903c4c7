package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the whole way: an eviction degrades what it makes unknown, and a snapshot carries the mark. */
class EvictedHistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int CARDS = 50;
    private static final String POLICY = """
            policy: test
            version: 1
            events: { payment: { card: key } }
            profiles: { lateness: 1h, max_entities: 50 }
            features:
              card: { windows: [1h], aggregates: [count] }
            score: { thresholds: { approve: 0.2, deny: 0.8 }, on_failure: review }
            """;

    @TempDir
    private Path folder;

    private FraudScorer scorer;

    @BeforeEach
    void load() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        scorer = loadOne();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void health_whileWhatLeftMayMatter_hasTheCauseAndWhatToDo() {
        score("first", 0, "card 0");
        assertThat(scorer.health().notes()).isEmpty();
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("features.evicting{entity=card,source=features}", 0L);

        for (int i = 1; i <= CARDS; i++) {
            score("flood " + i, i, "card " + i);
        }

        assertThat(scorer.health().notes())
                .containsExactly(
                        "features: entity 'card': some have to leave before their time, those with the least history"
                                + " first, since its max_entities or max_bytes is reached; who left is EVICTED, not new, until nothing of it"
                                + " could be in a window; raise them, or look for a flood of new keys");
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("features.evicting{entity=card,source=features}", 1L);

        scorer.state().snapshot(folder.resolve("state"));
        try (FraudScorer restored = loadOne()) {
            restored.state().restore(folder.resolve("state"));
            assertThat(restored.health().notes())
                    .containsExactly(
                            "features: entity 'card': some had left before their time, or were left out, when its state was"
                                    + " restored; who left is EVICTED, not new, until nothing of it could be in a window");
        }

        for (int hour = 1; hour <= 4; hour++) {
            score("later " + hour, hour * 3_600, "card 1");
        }
        assertThat(scorer.health().notes()).isEmpty();
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("features.evicting{entity=card,source=features}", 0L);
    }

    @Test
    void score_floodOfNewCards_leavesNoHonestCardToAQuietApproval() {
        score("once", 0, "once");
        for (int i = 0; i < 20; i++) {
            assertThat(score("mine " + i, i, "mine").decision()).isEqualTo(Decision.APPROVE);
        }
        for (int i = 0; i < 2 * CARDS; i++) {
            score("flood " + i, 100 + i, "new " + i);
        }

        // A card with a history keeps it; one that was seen once is not taken for a new one.
        assertThat(score("mine again", 299, "mine").degraded()).isFalse();
        Assessment back = score("back", 300, "once");

        assertThat(back.degraded()).isTrue();
        assertThat(back.decision()).isEqualTo(Decision.REVIEW);
        assertThat(back.evidence())
                .anyMatch(evidence -> evidence.failure() == FailureKind.EVICTED
                        && evidence.detail().contains("card"));
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsKey("features.evicted_until{entity=card,source=features}");
    }

    @Test
    void restore_snapshotTakenAfterAnEviction_keepsWhatMayHaveBeenEvicted() throws IOException {
        score("mine", 0, "mine");
        for (int i = 0; i < CARDS; i++) {
            score("other " + i, 100 + i, "new " + i);
        }
        score("back", 200, "mine");
        Path file = folder.resolve("snapshot");
        scorer.state().snapshot(file);

        try (FraudScorer restored = loadOne()) {
            restored.state().restore(file);

            assertThat(TestGauges.of(restored.metrics().gauges())
                            .get("features.evicted_until{entity=card,source=features}"))
                    .isEqualTo(TestGauges.of(scorer.metrics().gauges())
                            .get("features.evicted_until{entity=card,source=features}"));
            assertThat(restored.assess(payment(restored, "again", 300, "mine")).degraded())
                    .as("began again after it was evicted")
                    .isTrue();
            assertThat(restored.assess(payment(restored, "left", 300, "new 0")).degraded())
                    .as("was evicted when the other came back")
                    .isTrue();
            assertThat(restored.assess(payment(restored, "unknown", 300, "unknown"))
                            .degraded())
                    .isFalse();
            assertThat(restored.assess(payment(restored, "known", 300, "new 49"))
                            .degraded())
                    .isFalse();
        }
    }

    private FraudScorer loadOne() {
        return FraudScorer.load(folder);
    }

    private Assessment score(String id, int second, String card) {
        return scorer.score(payment(scorer, id, second, card));
    }

    private static Event payment(FraudScorer scorer, String id, int second, String card) {
        return scorer.event("payment", id, NOON.plusSeconds(second))
                .set("card", card)
                .build();
    }
}
