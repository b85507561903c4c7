package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.assessment.Severity;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.rules.code.JavaRule;
import dev.fraudscorer.rules.code.JavaRules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules in Java, beside those of the text. */
final class JavaRulesTest {
    private static final JavaRule BIG = JavaRule.builder("big-in-java")
            .reads("card", "amount", "country")
            .when(values -> values.number("amount") > 100
                    && values.text("country").equals("BR")
                    && values.text("card").startsWith("tok"))
            .reason("BIG")
            .decide(Decision.REVIEW)
            .outcomes("step_up_3ds")
            .severity(Severity.HIGH)
            .description("A large amount from Brazil")
            .build();

    @TempDir
    Path folder;

    @BeforeEach
    void policy() {
        new PolicyFiles(folder)
                .policy("rules:\n  - { id: big, when: amount > 100, reason: BIG, risk: 0.1 }\n"
                        + "derived:\n  doubled: amount * 2\n");
    }

    @Test
    void score_ruleThatFires_givesEvidenceAndCountsAsOneOfTheText() {
        try (FraudScorer scorer = load(BIG)) {
            Assessment assessment = scorer.score(payment(scorer, "BR"));
            assertThat(assessment.evidence()).extracting(Evidence::source).containsExactly("big", "big-in-java");
            Evidence fired = assessment.evidence().get(1);
            assertThat(fired.detail()).isEqualTo("A large amount from Brazil");
            assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
            assertThat(assessment.outcomes()).containsExactly("step_up_3ds");
            assertThat(assessment.valuesOf(fired))
                    .extracting(EvidenceValue::toString)
                    .containsExactly("amount = 129.9", "country = 'BR'");
            scorer.score(payment(scorer, "DE"));
            assertThat(scorer.metrics().ruleCounts())
                    .extracting(RuleCounts::rule, RuleCounts::evaluated, RuleCounts::fired)
                    .containsExactly(tuple("big", 2L, 2L), tuple("big-in-java", 2L, 1L));
        }
    }

    @Test
    void score_valueIsMissing_isNotEvaluableAndNamesIt() {
        JavaRule phone = JavaRule.builder("phone")
                .reads("device", "amount")
                .when(values -> values.text("device").equals("x"))
                .reason("PHONE")
                .risk(0.5)
                .build();
        JavaRule careful = JavaRule.builder("careful")
                .reads("device")
                .when(values -> !values.has("device"))
                .risk(0.5)
                .mode(Mode.SHADOW)
                .build();
        try (FraudScorer scorer = load(phone, careful)) {
            Assessment assessment = scorer.score(payment(scorer, "BR"));
            assertThat(assessment.evidence())
                    .extracting(Evidence::source, Evidence::kind, Evidence::mode)
                    .containsExactly(
                            tuple("big", EvidenceKind.RULE, Mode.ACTIVE),
                            tuple("phone", EvidenceKind.NOT_EVALUABLE, Mode.ACTIVE),
                            tuple("careful", EvidenceKind.RULE, Mode.SHADOW));
            assertThat(assessment.evidence().get(1).detail()).isEqualTo("device: NOT_GIVEN");
            assertThat(scorer.metrics().ruleCounts().get(1).notEvaluable()).isEqualTo(1);
        }
    }

    @Test
    void score_ruleThatThrowsAnError_isAFailureOfItsOwn() {
        for (Error error : List.of(new AssertionError("129.9"), new StackOverflowError(), new NoClassDefFoundError())) {
            try (FraudScorer scorer = load(throwing(error), BIG)) {
                Assessment assessment = scorer.score(payment(scorer, "BR"));
                assertThat(assessment.evidence())
                        .extracting(Evidence::source)
                        .containsExactly("big", "throwing", "big-in-java");
                assertThat(assessment.evidence().get(1).failure()).isEqualTo(FailureKind.SOURCE_FAILED);
                assertThat(scorer.metrics().ruleCounts())
                        .anySatisfy(counts -> assertThat(counts.failed()).isEqualTo(1));
            }
        }
    }

    @Test
    void score_rulesThatThrow_areReportedUnderTheirIdsWithTheirCauses() {
        Error error = new AssertionError("129.9");
        List<String> parts = new ArrayList<>();
        List<Throwable> causes = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .section(JavaRules.SECTION, JavaRules.of(throwing(error), BIG))
                .failureListener((part, kind, cause) -> {
                    parts.add(part + " " + kind);
                    causes.add(cause);
                })
                .load()) {
            scorer.score(payment(scorer, "BR"));
            scorer.assess(payment(scorer, "DE"));

            assertThat(parts).containsExactly("throwing SOURCE_FAILED", "throwing SOURCE_FAILED");
            assertThat(causes).containsExactly(error, error);
        }
    }

    @Test
    void score_memoryEndsInARule_isAFailureOfTheSource() {
        try (FraudScorer scorer = load(throwing(new OutOfMemoryError()), BIG)) {
            Assessment assessment = scorer.score(payment(scorer, "BR"));
            assertThat(assessment.evidence()).extracting(Evidence::source).containsExactly("big", "java rules");
            assertThat(assessment.evidence().get(1).failure()).isEqualTo(FailureKind.VIRTUAL_MACHINE_ERROR);
        }
    }

    private static JavaRule throwing(Error error) {
        return JavaRule.builder("throwing")
                .reads("amount")
                .when(values -> {
                    throw error;
                })
                .reason("X")
                .risk(0.5)
                .build();
    }

    @Test
    void score_ruleThatThrows_isAFailureOfItsOwn() {
        JavaRule broken = JavaRule.builder("broken")
                .reads("amount")
                .when(values -> {
                    throw new IllegalStateException("129.9");
                })
                .reason("X")
                .risk(0.5)
                .build();
        JavaRule undeclared = JavaRule.builder("undeclared")
                .when(values -> values.number("amount") > 1)
                .reason("X")
                .risk(0.5)
                .build();
        JavaRule otherType = JavaRule.builder("other-type")
                .reads("amount")
                .when(values -> values.truth("amount"))
                .reason("X")
                .risk(0.5)
                .mode(Mode.SHADOW)
                .build();
        try (FraudScorer scorer = load(broken, undeclared, otherType, BIG)) {
            Assessment assessment = scorer.score(payment(scorer, "BR"));
            assertThat(assessment.degraded()).isTrue();
            assertThat(assessment.evidence())
                    .extracting(Evidence::source, Evidence::detail)
                    .containsExactly(
                            tuple("big", "amount > 100"),
                            tuple("broken", "IllegalStateException"),
                            tuple("undeclared", "IllegalArgumentException"),
                            tuple("other-type", "IllegalArgumentException"),
                            tuple("big-in-java", "A large amount from Brazil"));
            assertThat(scorer.metrics().ruleCounts())
                    .extracting(RuleCounts::failed)
                    .containsExactly(0L, 1L, 1L, 1L, 0L);
        }
    }

    @Test
    void load_mistakes_areToldWithThePolicysOwn() {
        JavaRule wrong = JavaRule.builder("big")
                .reads("amuont", "doubled")
                .when(values -> true)
                .reason("X")
                .risk(0.5)
                .build();
        PolicyException refused =
                catchThrowableOfType(PolicyException.class, () -> load(wrong).close());
        assertThat(refused.problems())
                .extracting(PolicyProblem::toString)
                .containsExactly(
                        "java rule 'big': found the id 'big' for the second time, first at policy.yaml:9:11; expected an"
                                + " id that is used once",
                        "java rule 'big': found unknown name 'amuont'; expected a known name; did you mean 'amount'?");
        new PolicyFiles(folder).policy("java_rules: [x]\n");
        assertThat(new PolicyFiles(folder).problems())
                .containsExactly("policy.yaml:8:14: found the text 'x'; expected a rule in Java, handed over by code"
                        + " with JavaRules.of");
    }

    @Test
    void build_withoutEffectOrReason_isRefused() {
        assertThatThrownBy(
                        () -> JavaRule.builder("a").when(v -> true).reason("X").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule 'a' must either decide or have a risk in [0, 1]");
        assertThatThrownBy(() -> JavaRule.builder("a").when(v -> true).risk(0.5).build())
                .hasMessageContaining("must have a reason");
        assertThatThrownBy(() -> JavaRule.builder("a").reason("X").risk(0.5).build())
                .hasMessageContaining("no condition");
    }

    @Test
    void digest_ofAnotherRevision_isAnother() {
        JavaRule.Builder rule =
                JavaRule.builder("a").when(values -> true).reason("X").risk(0.5);
        try (FraudScorer first = load(rule.build());
                FraudScorer same = load(rule.build());
                FraudScorer second = load(rule.revision("2").build())) {
            assertThat(same.policy().provenance()).isEqualTo(first.policy().provenance());
            assertThat(second.policy().provenance().digest())
                    .isNotEqualTo(first.policy().provenance().digest());
        }
    }

    private FraudScorer load(JavaRule... rules) {
        return FraudScorer.builder(folder)
                .section(JavaRules.SECTION, JavaRules.of(rules))
                .load();
    }

    private static Event payment(FraudScorer scorer, String country) {
        return scorer.event("payment", "tx-" + country, Instant.parse("2026-11-22T03:00:00Z"))
                .set("card", "tok_1")
                .set("merchant", "m-1")
                .set("amount", 129.9)
                .set("country", country)
                .build();
    }
}
