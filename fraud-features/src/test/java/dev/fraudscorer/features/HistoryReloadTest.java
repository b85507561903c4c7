package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of entities is kept when the policy is reloaded. */
final class HistoryReloadTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String POLICY = """
            policy: history
            version: "1"
            events: { payment: { card: key, amount: number } }
            calendar: { zone: Europe/Vienna }
            features:
              card: [ { windows: [1h], aggregates: [count, fraud_count, sum(amount)] } ]
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    Path folder;

    private final List<Double> counts = new ArrayList<>();
    private final List<Double> frauds = new ArrayList<>();

    @Test
    void reload_sameFeatures_continueCountingAndReceiveOldLabels() throws IOException {
        try (FraudScorer scorer = load(POLICY)) {
            Event first = payment(scorer, 0);
            scorer.score(first);
            write(POLICY.replace("version: \"1\"", "version: \"2\"").replace("deny: 0.8", "deny: 0.5"));

            scorer.policy().reload();

            scorer.label(first, Label.fraud(LabelSource.CHARGEBACK, NOON));
            scorer.amend(first.toBuilder().set("amount", 2).build());
            scorer.score(payment(scorer, 1));
            assertThat(counts).containsExactly(1.0, 2.0);
            assertThat(frauds).containsExactly(0.0, 1.0);
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsEntry("features.entities{entity=card,source=features}", 1L);
            assertThat(scorer.metrics().counts().degraded()).isZero();
        }
    }

    @Test
    void reload_sameFeaturesInOtherWords_areTheSame() throws IOException {
        try (FraudScorer scorer = load(POLICY)) {
            scorer.score(payment(scorer, 0));
            write(POLICY.replace(
                            "[ { windows: [1h], aggregates", "\n    - windows: [ \"1h\" ] # an hour\n      aggregates")
                    .replace("sum(amount)] } ]", "sum(amount) ]"));
            scorer.policy().reload();
            scorer.score(payment(scorer, 1));
            assertThat(counts).containsExactly(1.0, 2.0);
        }
    }

    @Test
    void reload_otherCalendar_isRefused() throws IOException {
        try (FraudScorer scorer = load(POLICY)) {
            for (String changed : List.of(POLICY.replace("Europe/Vienna", "UTC"))) {
                write(changed);
                assertThatThrownBy(scorer.policy()::reload)
                        .isInstanceOf(PolicyException.class)
                        .hasMessageContaining(
                                "found another meaning of the state 'features' than that of the policy in use, another calendar"
                                        + " or other bounds of time, by which its events were counted; expected the same definitions, since their counts are kept; to change it, take a snapshot"
                                        + " and load another scorer");
            }
            assertThat(scorer.policy().provenance().version()).isEqualTo("1");
        }
    }

    private FraudScorer load(String policy) throws IOException {
        write(policy);
        return FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    counts.add(values.number(values.slot("card.count_1h")));
                    frauds.add(values.number(values.slot("card.fraud_count_1h")));
                })
                .load();
    }

    private void write(String policy) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), policy);
    }

    private static Event payment(FraudScorer scorer, int number) {
        return scorer.event("payment", "tx" + number, NOON.plus(Duration.ofSeconds(number)))
                .set("card", "tok")
                .set("amount", 1)
                .build();
    }
}
