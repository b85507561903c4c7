package dev.fraudscorer.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.testkit.TestGauges;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A detector learns nothing from missing values, and approves nothing because of them. */
class DegradedInputsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private int number;

    @ParameterizedTest
    @MethodSource("degrading")
    void score_stateThatDegrades_isNotLearnedAndNotApproved(ValueState state, String missing) {
        try (FraudScorer scorer = load("inputs: [amount, card.known]", "missing: " + missing)) {
            for (int i = 0; i < 400; i++) {
                score(scorer, ValueState.PRESENT);
            }
            long learned = gauge(scorer, "anomaly.learned{source=odd}");

            Assessment assessment = score(scorer, state);

            assertThat(learned).isEqualTo(400);
            assertThat(gauge(scorer, "anomaly.learned{source=odd}")).isEqualTo(learned);
            assertThat(assessment.degraded()).isTrue();
            assertThat(assessment.decision()).isNotEqualTo(Decision.APPROVE);
            assertThat(assessment.evidence())
                    .filteredOn(item -> item.kind() == EvidenceKind.FAILURE)
                    .extracting(item -> Objects.requireNonNull(item.failure()).name())
                    .containsExactly(state == ValueState.UNDEFINED ? "NOT_EVALUABLE" : state.name());
            assertThat(notEvaluable(assessment))
                    .isEqualTo(missing.equals("skip") ? List.of("odd: card.known: " + state) : List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("degrading")
    void score_stateThatDegradesWhileWarmingUp_isNotGathered(ValueState state, String missing) {
        try (FraudScorer scorer = load("inputs: [amount, card.known]", "missing: " + missing)) {
            for (int i = 0; i < 30; i++) {
                score(scorer, state);
            }

            assertThat(gauge(scorer, "anomaly.learned{source=odd}")).isZero();
        }
    }

    @Test
    void score_stateThatDegradesOfWhatIsNoInput_isNotLearnedEither() {
        try (FraudScorer scorer = load("inputs: [amount]")) {
            score(scorer, ValueState.PRESENT);
            score(scorer, ValueState.TOO_LATE);
            score(scorer, ValueState.NO_HISTORY);

            assertThat(gauge(scorer, "anomaly.learned{source=odd}")).isEqualTo(2);
        }
    }

    static Stream<Arguments> degrading() {
        return Arrays.stream(ValueState.values())
                .filter(ValueState::degrades)
                .flatMap(state -> Stream.of(Arguments.of(state, "skip"), Arguments.of(state, "impute")));
    }

    private Assessment score(FraudScorer scorer, ValueState state) {
        Instant stamp = NOON.plusSeconds(number++);
        return scorer.score(scorer.event("payment", "tx-" + number, stamp)
                .receivedAt(stamp)
                .set("card", "c")
                .set("amount", 10 + number % 7)
                .set("state", state.name())
                .build());
    }

    private FraudScorer load(String... entry) {
        StringBuilder text = new StringBuilder("""
                policy: payments
                version: 1
                events:
                  payment: { card: key, amount: number, state: text }
                states: state
                anomaly:
                  - id: odd
                    warm_up: 300
                    learn: { inline: true }
                """);
        for (String line : entry) {
            text.append("    ").append(line).append('\n');
        }
        text.append("score:\n  thresholds: { approve: 0.2, deny: 0.8 }\n");
        return FraudScorer.load(Payments.write(folder, text.toString()));
    }

    private static List<String> notEvaluable(Assessment assessment) {
        return assessment.evidence().stream()
                .filter(item -> item.kind() == EvidenceKind.NOT_EVALUABLE)
                .map(DegradedInputsTest::text)
                .toList();
    }

    private static String text(Evidence item) {
        return item.source() + ": " + item.detail();
    }

    private static long gauge(FraudScorer scorer, String name) {
        return TestGauges.of(scorer.metrics().gauges()).getOrDefault(name, -1L);
    }
}
