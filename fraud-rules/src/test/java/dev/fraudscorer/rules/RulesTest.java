package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.Event;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section {@code rules:}, through the scorer that a host uses. */
final class RulesTest {
    private static final Instant TIME = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    Path folder;

    private PolicyFiles files;

    @BeforeEach
    void policyFolder() {
        files = new PolicyFiles(folder);
    }

    @Test
    void score_severalRulesFire_giveEvidenceInPolicyOrder() {
        files.policy("""
                rules:
                  - { id: big, when: amount > 100, reason: BIG, risk: 0.5 }
                  - { id: never, when: amount > 1e6, reason: HUGE, risk: 0.9 }
                  - { id: night, when: "event_time.getHours() < 6", reason: NIGHT, risk: 0.2, weight: 3 }
                """);
        try (FraudScorer scorer = files.load()) {
            Assessment assessment = scorer.score(payment(scorer).build());
            assertThat(assessment.evidence()).extracting(Evidence::source).containsExactly("big", "night");
            assertThat(assessment.evidence()).extracting(Evidence::risk).containsExactly(0.5, 0.2);
            assertThat(assessment.evidence()).extracting(Evidence::weight).containsExactly(1.0, 3.0);
            assertThat(assessment.evidence().get(0).detail()).isEqualTo("amount > 100");
            assertThat(assessment.reasonCodes()).hasToString("[BIG, NIGHT]");
            assertThat(assessment.score()).isCloseTo(1 - 0.5 * 0.8, within(1e-12));
        }
    }

    @Test
    void score_decidingRule_decidesOutright() {
        files.policy("""
                rules:
                  - { id: home, when: country == 'DE', reason: HOME, decide: approve }
                  - { id: abroad, when: country != 'DE', reason: ABROAD, decide: deny }
                """);
        try (FraudScorer scorer = files.load()) {
            Assessment assessment = scorer.score(payment(scorer).build());
            assertThat(assessment.decision()).isEqualTo(Decision.DENY);
            assertThat(assessment.decidedBy()).hasToString("rule abroad");
        }
    }

    @Test
    void score_shadowRule_isReportedWithoutEffect() {
        files.policy("""
                rules:
                  - { id: trial, when: amount > 1, decide: deny, mode: shadow }
                  - { id: odds, when: refunds > 1, risk: 0.9, mode: shadow }
                """);
        try (FraudScorer scorer = files.load()) {
            Assessment assessment = scorer.score(payment(scorer).build());
            assertThat(assessment.evidence()).extracting(Evidence::mode).containsOnly(Mode.SHADOW);
            assertThat(assessment.evidence())
                    .extracting(Evidence::kind)
                    .containsExactly(EvidenceKind.RULE, EvidenceKind.NOT_EVALUABLE);
            assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
            assertThat(assessment.score()).isZero();
        }
    }

    @Test
    void score_missingValue_doesNotFireAndNamesTheValue() {
        files.policy("""
                rules:
                  - { id: phone, when: "device.startsWith('ios') && amount > 100", reason: PHONE, risk: 0.5 }
                  - { id: absorbed, when: device == 'x' || amount > 100, reason: BIG, risk: 0.1 }
                """);
        try (FraudScorer scorer = files.load()) {
            Assessment assessment =
                    scorer.score(payment(scorer).set("refunds", 0).build());
            assertThat(assessment.evidence())
                    .extracting(Evidence::source, Evidence::kind, Evidence::detail)
                    .containsExactly(
                            tuple("phone", EvidenceKind.NOT_EVALUABLE, "device: NOT_GIVEN"),
                            tuple("absorbed", EvidenceKind.RULE, "device == 'x' || amount > 100"));
            assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
        }
    }

    @Test
    void score_calculationWithoutAResult_degradesWhereTheRuleIsActive() {
        files.policy("""
                rules:
                  - { id: ratio, when: amount / refunds > 3, reason: RATIO, decide: deny }
                  - { id: on-trial, when: amount / refunds > 3, reason: TRIAL, decide: deny, mode: shadow }
                """);
        try (FraudScorer scorer = files.load()) {
            Assessment assessment =
                    scorer.score(payment(scorer).set("refunds", 0).build());

            String detail = "a calculation in the condition: UNDEFINED";
            assertThat(assessment.evidence())
                    .containsExactly(
                            ofRules(Evidence.failure(FailureKind.NOT_EVALUABLE, "ratio", Mode.ACTIVE, detail)),
                            ofRules(Evidence.failure(FailureKind.NOT_EVALUABLE, "on-trial", Mode.SHADOW, detail)));
            assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
            assertThat(assessment.decidedBy().source()).isEqualTo("ratio");
        }
    }

    @Test
    void score_ruleWithDescription_explainsByIt() {
        files.policy("""
                rules:
                  - id: described
                    description: A large amount.
                    when: amount > 100
                    reason: BIG
                    risk: 0.5
                  - id: block
                    when: |
                      amount > 100
                        && country != 'DE'
                    reason: BIG
                    risk: 0.5
                """);
        try (FraudScorer scorer = files.load()) {
            assertThat(scorer.score(payment(scorer).build()).evidence())
                    .extracting(Evidence::detail)
                    .containsExactly("A large amount.", "amount > 100 && country != 'DE'");
        }
    }

    @Test
    void score_sameRule_givesTheSameEvidenceObject() {
        files.policy("""
                rules:
                  - { id: big, when: amount > 100, reason: BIG, risk: 0.5 }
                  - { id: phone, when: device == 'x', reason: PHONE, risk: 0.5 }
                """);
        try (FraudScorer scorer = files.load()) {
            Assessment first = scorer.assess(payment(scorer).build());
            Assessment second = scorer.assess(payment(scorer).build());
            assertThat(first.evidence().get(0)).isSameAs(second.evidence().get(0));
            assertThat(first.evidence().get(1)).isSameAs(second.evidence().get(1));
        }
    }

    @Test
    void score_eventOfAnotherType_seesItsType() {
        files.policy("""
                rules:
                  - { id: login, when: event_type == 'login', reason: LOGIN, risk: 0.1 }
                  - { id: payment, when: event_type == 'payment' && amount > 1, reason: PAYMENT, risk: 0.1 }
                """);
        try (FraudScorer scorer = files.load()) {
            Event login = scorer.event("login", "l-1", TIME).set("card", "c").build();
            assertThat(scorer.score(login).evidence())
                    .extracting(Evidence::source)
                    .containsExactly("login");
        }
    }

    private static Event.Builder payment(FraudScorer scorer) {
        return scorer.event("payment", "tx-1", TIME)
                .set("card", "tok_1")
                .set("merchant", "m-1")
                .set("amount", 129.9)
                .set("country", "BR");
    }

    private static Evidence ofRules(Evidence failure) {
        return failure.toBuilder().partOf("rules").build();
    }
}
