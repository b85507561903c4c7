package dev.fraudscorer.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.state.Restoration;
import dev.fraudscorer.testkit.TestGauges;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnomalyStateTest {
    private static final String[] ENTRY = {
        "inputs: [amount, tries, night]",
        "warm_up: 300",
        "risk_at: { 0: 0.001, 1: 0.4 }",
        "learn: { inline: true, every: 3 }"
    };

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final Payments payments = new Payments(3);

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 100, 899, 1_000, 2_000})
    void restore_afterSnapshot_saysAndLearnsOnToTheBit(int before) {
        Path file = elsewhere.resolve("snapshot");
        try (FraudScorer scorer = FraudScorer.load(Payments.policy(folder, ENTRY));
                FraudScorer other = FraudScorer.load(folder)) {
            Payments same = new Payments(3);
            for (int i = 0; i < before; i++) {
                scorer.score(payments.usual(scorer));
                same.usual(other);
            }
            scorer.state().snapshot(file);

            Restoration restoration = other.state().restore(file);

            assertThat(restoration.notes()).isEmpty();
            assertThat(learned(other)).isEqualTo(learned(scorer));
            for (int i = 0; i < 1_500; i++) {
                boolean odd = i % 30 == 0;
                List<Evidence> first = scorer.score(odd ? payments.odd(scorer) : payments.usual(scorer))
                        .evidence();
                List<Evidence> second =
                        other.score(odd ? same.odd(other) : same.usual(other)).evidence();
                assertThat(second).as("event %d", i).isEqualTo(first);
            }
        }
    }

    @Test
    void restore_otherDefinition_beginsAnewAndSaysSo() {
        Path file = elsewhere.resolve("snapshot");
        try (FraudScorer scorer = FraudScorer.load(Payments.policy(folder, ENTRY))) {
            scoreEvents(scorer, 1_500);
            scorer.state().snapshot(file);
        }
        Payments.policy(folder, "inputs: [amount, tries]", ENTRY[1], ENTRY[3]);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            Restoration restoration = scorer.state().restore(file);

            assertThat(restoration.notes()).singleElement().asString().contains("'anomaly.odd' begins anew");
            assertThat(learned(scorer)).isZero();
        }
    }

    @Test
    void reload_otherRisks_goesOnLearningAndSpeaksByTheNewOnes() {
        try (FraudScorer scorer = FraudScorer.load(Payments.policy(folder, ENTRY))) {
            scoreEvents(scorer, 1_500);
            Payments.policy(folder, ENTRY[0], ENTRY[1], "risk_at: { 0.99: 0.7 }", "learn: { inline: true }");

            scorer.policy().reload();

            assertThat(learned(scorer)).isEqualTo(500);
            Evidence evidence = scorer.score(payments.odd(scorer)).evidence().get(0);
            assertThat(evidence.risk()).isEqualTo(0.7);
            assertThat(learned(scorer)).isEqualTo(501);
        }
    }

    @Test
    void reload_until_settlesTheForestWithoutBeginningAnew() {
        String[] entry = {ENTRY[0], ENTRY[1], "recent: 100", "learn: { inline: true }"};
        try (FraudScorer scorer = FraudScorer.load(Payments.policy(folder, entry))) {
            scoreEvents(scorer, 1_500);
            entry[3] = "learn: { inline: true, until: 300 }";
            Payments.policy(folder, entry);

            scorer.policy().reload();

            assertThat(learned(scorer)).isEqualTo(1_500);
            // A forest that learns changes in size with every step.
            long bytes = TestGauges.of(scorer.metrics().gauges()).getOrDefault("anomaly.bytes{source=odd}", -1L);
            scoreEvents(scorer, 600);
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsEntry("anomaly.bytes{source=odd}", bytes)
                    .containsEntry("anomaly.learned{source=odd}", 2_100L);
            entry[3] = "learn: { inline: true, until: 5000 }";
            Payments.policy(folder, entry);
            scorer.policy().reload();
            scoreEvents(scorer, 600);
            assertThat(TestGauges.of(scorer.metrics().gauges()).get("anomaly.bytes{source=odd}"))
                    .isNotEqualTo(bytes);
        }
    }

    @Test
    void reload_otherInputs_beginsAnew() {
        try (FraudScorer scorer = FraudScorer.load(Payments.policy(folder, ENTRY))) {
            scoreEvents(scorer, 1_500);
            Payments.policy(folder, "inputs: [amount, tries]", ENTRY[1], ENTRY[3]);

            scorer.policy().reload();

            assertThat(learned(scorer)).isZero();
        }
    }

    @Test
    void reload_withoutTheSectionAndBack_beginsAnew() {
        try (FraudScorer scorer = FraudScorer.load(Payments.policy(folder, ENTRY))) {
            scoreEvents(scorer, 1_500);
            Payments.write(folder, """
                    policy: payments
                    version: 1
                    events:
                      payment: { card: key, channel: text, amount: number, tries: number, night: boolean }
                    score:
                      thresholds: { approve: 0.2, deny: 0.8 }
                    """);
            scorer.policy().reload();
            assertThat(TestGauges.of(scorer.metrics().gauges()).keySet())
                    .noneMatch(name -> name.contains("source=odd"));
            assertThat(scorer.score(payments.odd(scorer)).evidence()).isEmpty();

            Payments.policy(folder, ENTRY);
            scorer.policy().reload();

            assertThat(learned(scorer)).isZero();
        }
    }

    @Test
    void restore_brokenPolicy_reloadRefusedAndLearningGoesOn() {
        try (FraudScorer scorer = FraudScorer.load(Payments.policy(folder, ENTRY))) {
            scoreEvents(scorer, 1_500);
            Payments.policy(folder, "inputs: [nothing]");

            assertThatThrownBy(scorer.policy()::reload).hasMessageContaining("nothing");

            scoreEvents(scorer, 30);
            assertThat(learned(scorer)).isEqualTo(510);
        }
    }

    private static long learned(FraudScorer scorer) {
        return TestGauges.of(scorer.metrics().gauges()).getOrDefault("anomaly.learned{source=odd}", -1L);
    }

    private void scoreEvents(FraudScorer scorer, int events) {
        for (int i = 0; i < events; i++) {
            scorer.score(payments.usual(scorer));
        }
    }
}
