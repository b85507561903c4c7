package dev.fraudscorer.rules;

import static dev.fraudscorer.rules.LimitedPolicy.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.spi.vector.HashKey;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section {@code control:}, through the scorer that a host uses. */
final class ControlGroupTest {
    private static final String RISKY = "rules:\n  - { id: risky, when: amount > 1, reason: RISKY, risk: 0.9 }\n";
    private static final String CONTROL = "control: { share: 10%, up_to: 100 EUR }\n";
    private static final HashKey KEY = HashKey.of(11, 12);
    private static final int MANY = 20_000;

    @TempDir
    Path folder;

    private LimitedPolicy policy;

    @BeforeEach
    void policyFolder() {
        policy = new LimitedPolicy(folder);
    }

    @Test
    void score_denialByTheScore_isLetThroughAtTheShareAndRecordsIt() {
        policy.write(RISKY + CONTROL);
        try (FraudScorer scorer = policy.builder().controlKey(KEY).load()) {
            int through = 0;
            for (int i = 0; i < MANY; i++) {
                Assessment assessment = scorer.score(payment(scorer, i, 50, "EUR"));
                if (assessment.decision() == Decision.APPROVE) {
                    through++;
                    assertThat(assessment.decidedBy()).isEqualTo(DecidedBy.CONTROL);
                    Evidence control = assessment.evidence().get(1);
                    assertThat(control.kind()).isEqualTo(EvidenceKind.CONTROL);
                    assertThat(control.propensity()).isEqualTo(0.1);
                    assertThat(assessment.score()).isEqualTo(0.9);
                    assertThat(assessment.degraded()).isFalse();
                    assertThat(AssessmentJson.read(AssessmentJson.write(assessment)))
                            .isEqualTo(assessment);
                    assertThat(AssessmentJson.write(assessment)).contains("\"propensity\":0.1");
                }
            }
            assertThat((double) through / MANY).isEqualTo(0.1, within(0.01));
        }
    }

    /** Under the key of the host, a replay draws the same; under another one, others. */
    @Test
    void score_sameKey_drawsTheSameEvents() {
        policy.write(RISKY + CONTROL);
        try (FraudScorer first = policy.builder().controlKey(KEY).load();
                FraudScorer replay = policy.builder().controlKey(KEY).load();
                FraudScorer other = policy.load()) {
            int different = 0;
            for (int i = 0; i < 2_000; i++) {
                Decision decision = first.score(payment(first, i, 50, "EUR")).decision();
                assertThat(replay.assess(payment(replay, i, 50, "EUR")).decision())
                        .isEqualTo(decision);
                different += other.score(payment(other, i, 50, "EUR")).decision() == decision ? 0 : 1;
            }
            assertThat(different).isBetween(250, 480);
        }
    }

    @Test
    void score_aboveTheAmountOrNotKnown_isNeverLetThrough() {
        policy.write(RISKY + CONTROL);
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 3_000; i++) {
                assertThat(scorer.score(payment(scorer, 10 * i, 100.01, "EUR")).decision())
                        .isEqualTo(Decision.DENY);
                assertThat(scorer.score(payment(scorer, 10 * i + 1, 50, "JPY")).decision())
                        .isEqualTo(Decision.DENY);
                assertThat(scorer.score(payment(scorer, 10 * i + 2, 50, null)).decision())
                        .isEqualTo(Decision.DENY);
            }
        }
    }

    @Test
    void score_amountBelowZero_isNeverLetThrough() {
        policy.write(RISKY.replace("amount > 1", "amount < 0") + CONTROL);
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(scorer.score(payment(scorer, i, -1e6, "EUR")).decision())
                        .isEqualTo(Decision.DENY);
            }
        }
    }

    @Test
    void score_ratesOfExchange_convertTheAmount() {
        policy.write("rates: { base: EUR, per_base: { JPY: 160 } }\n" + RISKY + CONTROL);
        try (FraudScorer scorer = policy.builder().controlKey(KEY).load()) {
            int small = 0;
            for (int i = 0; i < 3_000; i++) {
                small += scorer.score(payment(scorer, 10 * i, 16_000, "JPY")).decision() == Decision.APPROVE ? 1 : 0;
                assertThat(scorer.score(payment(scorer, 10 * i + 1, 16_001, "JPY"))
                                .decision())
                        .isEqualTo(Decision.DENY);
                assertThat(scorer.score(payment(scorer, 10 * i + 2, 50, "USD")).decision())
                        .isEqualTo(Decision.DENY);
            }
            assertThat(small).isBetween(200, 400);
        }
    }

    /** A rule that denies outright is no guess whose errors one would measure. */
    @Test
    void score_outrightDenial_isNeverLetThrough() {
        policy.write(RISKY + "  - { id: no, when: amount > 1, reason: NO, decide: deny }\n" + CONTROL);
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 3_000; i++) {
                assertThat(scorer.score(payment(scorer, i, 50, "EUR")).decision())
                        .isEqualTo(Decision.DENY);
            }
        }
    }

    @Test
    void score_somethingFailed_isNeverLetThrough() {
        policy.write(RISKY + CONTROL);
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 3_000; i++) {
                Event event = scorer.event("payment", "tx-" + i, NOON)
                        .lenient()
                        .set("card", "c")
                        .set("amount", 50)
                        .set("currency", "EUR")
                        .set("ip", "no address")
                        .build();
                assertThat(scorer.score(event).decision()).isEqualTo(Decision.DENY);
            }
        }
    }

    /** A what-if has no id, so it is never drawn: a rule's test gets the same answer each time. */
    @Test
    void whatIf_denialByTheScore_isNotDrawn() {
        policy.write(RISKY + CONTROL);
        for (int key = 0; key < 100; key++) {
            try (FraudScorer scorer =
                    policy.builder().controlKey(HashKey.of(key, 1)).load()) {
                assertThat(scorer.whatIf("payment", NOON, Map.of("amount", 50, "currency", "EUR"))
                                .decision())
                        .isEqualTo(Decision.DENY);
            }
        }
    }

    /** Who is let through is not denied, and takes no place of the budget; over the budget a person looks. */
    @Test
    void score_controlAndBudget_letThroughWithinTheBudgetOnly() {
        policy.write(RISKY + CONTROL + "budgets:\n  policy: { of: card, window: 1h, max_entities: 50 }\n");
        try (FraudScorer scorer = policy.builder().controlKey(KEY).load()) {
            int through = 0;
            int denied = 0;
            for (int i = 0; i < 5_000; i++) {
                Decision decision = scorer.score(payment(scorer, i, 50, "EUR")).decision();
                if (denied == 50) {
                    assertThat(decision).isEqualTo(Decision.REVIEW);
                }
                through += decision == Decision.APPROVE ? 1 : 0;
                denied += decision == Decision.DENY ? 1 : 0;
            }
            assertThat(denied).isEqualTo(50);
            assertThat(through).isBetween(1, 20);
        }
    }

    private static Event payment(FraudScorer scorer, int number, double amount, @Nullable String currency) {
        Event.Builder event = scorer.event("payment", "tx-" + number, NOON)
                .set("card", "card-" + number)
                .set("amount", amount);
        return (currency == null ? event : event.set("currency", currency)).build();
    }
}
