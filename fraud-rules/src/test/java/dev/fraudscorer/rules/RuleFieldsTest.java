package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.assessment.Severity;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.json.AssessmentJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule may have beside its condition and its effect, through the scorer that a host uses. */
final class RuleFieldsTest {
    private static final Instant TIME = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    Path folder;

    private PolicyFiles files;

    @BeforeEach
    void policyFolder() {
        files = new PolicyFiles(folder);
    }

    @Test
    void score_ruleWithOutcomesAndSeverity_saysThemInItsEvidence() {
        files.policy("""
                rules:
                  - id: big
                    when: amount > 100
                    reason: BIG
                    risk: 0.5
                    outcomes: [step_up_3ds, notify]
                    severity: high
                    owner: cards team
                  - { id: trial, when: amount > 1, risk: 0.1, mode: shadow, outcomes: [block_card] }
                """);
        try (FraudScorer scorer = files.load()) {
            Assessment assessment = scorer.score(payment(scorer, TIME));
            assertThat(assessment.evidence().get(0).outcomes()).containsExactly("step_up_3ds", "notify");
            assertThat(assessment.evidence().get(0).severity()).isEqualTo(Severity.HIGH);
            assertThat(assessment.evidence().get(1).severity()).isNull();
            assertThat(assessment.outcomes()).containsExactly("step_up_3ds", "notify");
            assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
        }
    }

    @Test
    void score_ruleThatIsOff_isCheckedButSilent() {
        files.policy("""
                rules:
                  - { id: asleep, when: amount > 1, reason: X, risk: 0.5, mode: off }
                  - { id: awake, when: amount > 1, reason: X, risk: 0.5 }
                """);
        try (FraudScorer scorer = files.load()) {
            assertThat(sources(scorer.score(payment(scorer, TIME)))).containsExactly("awake");
            assertThat(scorer.metrics().ruleCounts())
                    .extracting(RuleCounts::rule)
                    .containsExactly("awake");
        }
        files.policy("rules:\n  - { id: asleep, when: amonut > 1, reason: X, risk: 0.5, mode: off }\n");
        assertThat(files.problems()).singleElement().asString().contains("did you mean 'amount'?");
    }

    @Test
    void score_period_isHalfOpenInEventTime() {
        files.policy("""
                rules:
                  - { id: day, when: amount > 1, reason: X, risk: 0.1, from: 2026-11-22, until: 2026-11-23 }
                  - { id: from, when: amount > 1, reason: X, risk: 0.1, from: "2026-11-22T23:59:59.999Z" }
                  - { id: until, when: amount > 1, reason: X, risk: 0.1, until: "2026-11-22T01:00:00+01:00" }
                """);
        try (FraudScorer scorer = files.load()) {
            assertThat(sources(scorer.score(payment(scorer, Instant.parse("2026-11-21T23:59:59.999Z")))))
                    .containsExactly("until");
            assertThat(sources(scorer.score(payment(scorer, Instant.parse("2026-11-22T00:00:00Z")))))
                    .containsExactly("day");
            assertThat(sources(scorer.score(payment(scorer, Instant.parse("2026-11-22T23:59:59.999Z")))))
                    .containsExactly("day", "from");
            assertThat(sources(scorer.score(payment(scorer, Instant.parse("2026-11-23T00:00:00Z")))))
                    .containsExactly("from");
            assertThat(scorer.metrics().ruleCounts())
                    .extracting(RuleCounts::evaluated)
                    .containsExactly(2L, 2L, 1L);
        }
    }

    @Test
    void score_onMissingFire_firesAndSaysWhatWasMissing() {
        files.policy("""
                rules:
                  - id: no-device
                    when: device == 'x'
                    description: A device that is not known to be x
                    reason: DEVICE
                    risk: 0.5
                    on_missing: fire
                """);
        try (FraudScorer scorer = files.load()) {
            Assessment assessment = scorer.score(payment(scorer, TIME));
            assertThat(assessment.evidence()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(EvidenceKind.RULE);
                assertThat(item.risk()).isEqualTo(0.5);
                assertThat(item.detail())
                        .isEqualTo("A device that is not known to be x"
                                + " (fires although it cannot be decided: device: NOT_GIVEN)");
            });
            assertThat(scorer.metrics().ruleCounts()).containsExactly(counts(scorer, 1, 1, 1));
        }
    }

    @Test
    void valuesOf_ruleThatFired_areWhatItsConditionSaw() {
        files.policy("""
                derived:
                  doubled: amount * 2
                  half_key: "is_new ? card : merchant"
                rules:
                  - id: many
                    when: >-
                      amount > 100 && amount <= 1000 && -5 < refunds && country != 'DE' && is_new
                      && doubled > amount && card != merchant && half_key != 'x' && !has(device)
                    reason: X
                    risk: 0.1
                """);
        try (FraudScorer scorer = files.load()) {
            Event event = scorer.event("payment", "tx-1", TIME)
                    .set("card", "tok_secret")
                    .set("merchant", "m-1")
                    .set("amount", 129.9)
                    .set("refunds", 2)
                    .set("is_new", true)
                    .set("country", "BR")
                    .build();
            Assessment assessment = scorer.score(event);
            List<EvidenceValue> values =
                    assessment.valuesOf(assessment.evidence().get(0));
            assertThat(values)
                    .extracting(EvidenceValue::toString)
                    .containsExactly(
                            "amount = 129.9, limit 100",
                            "amount = 129.9, limit 1000",
                            "refunds = 2, limit -5",
                            "country = 'BR'",
                            "is_new = true",
                            "doubled = 259.8");
            String json = AssessmentJson.write(assessment);
            assertThat(json).contains("{\"name\":\"amount\",\"value\":129.9,\"limit\":100.0}");
            assertThat(json).doesNotContain("tok_secret");
            assertThat(AssessmentJson.read(json)).isEqualTo(assessment);
        }
    }

    @Test
    void ruleCounts_scoredRetriedAndAssessed_countScoredEventsOnce() {
        files.policy("""
                rules:
                  - { id: big, when: amount > 100, reason: BIG, risk: 0.5 }
                  - { id: never, when: amount > 1e6, reason: HUGE, risk: 0.9 }
                  - { id: phone, when: device == 'x', reason: PHONE, risk: 0.5 }
                  - { id: trial, when: amount > 1, decide: deny, mode: shadow }
                """);
        try (FraudScorer scorer = files.load()) {
            Event event = payment(scorer, TIME);
            scorer.score(event);
            scorer.score(event);
            scorer.assess(event);
            scorer.score(scorer.event("payment", "tx-2", TIME)
                    .set("card", "c")
                    .set("merchant", "m")
                    .set("amount", 50)
                    .set("country", "BR")
                    .set("device", "x")
                    .build());
            assertThat(scorer.metrics().ruleCounts())
                    .extracting(
                            RuleCounts::rule,
                            RuleCounts::evaluated,
                            RuleCounts::fired,
                            RuleCounts::notEvaluable,
                            RuleCounts::shadowFired)
                    .containsExactly(
                            tuple("big", 2L, 1L, 0L, 0L),
                            tuple("never", 2L, 0L, 0L, 0L),
                            tuple("phone", 2L, 1L, 1L, 0L),
                            tuple("trial", 2L, 2L, 0L, 2L));
        }
    }

    @Test
    void load_rulesInFiles_areReadInTheOrderOfTheSection() {
        files.policy("""
                rules:
                  - { id: first, when: amount > 1, reason: X, risk: 0.1 }
                  - file: more/*.yaml
                  - { id: last, when: amount > 1, reason: X, risk: 0.1 }
                """);
        files.file("more/b.yaml", "- { id: of-b, when: amount > 1, reason: X, risk: 0.1 }\n");
        files.file("more/a.yaml", "- { id: of-a, when: amount > 1, reason: X, risk: 0.1 }\n");
        files.file("more/notes.txt", "nothing");
        String digest;
        try (FraudScorer scorer = files.load()) {
            assertThat(sources(scorer.score(payment(scorer, TIME)))).containsExactly("first", "of-a", "of-b", "last");
            digest = scorer.policy().provenance().digest();
        }
        files.file("more/a.yaml", "- { id: of-a, when: amount > 2, reason: X, risk: 0.1 }\n");
        try (FraudScorer scorer = files.load()) {
            assertThat(scorer.policy().provenance().digest()).isNotEqualTo(digest);
        }
    }

    @Test
    void load_mistakesInRuleFiles_areToldWithFileAndLine() {
        files.policy("""
                rules:
                  - { file: a.yaml }
                  - { file: a.yaml }
                  - { file: no-such/*.yaml }
                  - { file: ../x.yaml }
                  - { file: b.yaml, id: x }
                """);
        files.file("a.yaml", "- id: a\n  when: amonut > 1\n  reason: X\n  risk: 0.1\n- { id: a, when: is_new }\n");
        files.file("b.yaml", "id: b\n");
        assertThat(files.problems())
                .contains(
                        "a.yaml:2:9: found unknown name 'amonut'; expected a known name; did you mean 'amount'?",
                        "a.yaml:5:9: found the id 'a' for the second time, first at a.yaml:1:7; expected an id that is"
                                + " used once",
                        "policy.yaml:10:13: found the file 'a.yaml' for the second time, first at policy.yaml:9:13;"
                                + " expected a file once",
                        "policy.yaml:11:13: found no file that fits 'no-such/*.yaml'; expected a file in the policy"
                                + " folder, or a pattern such as rules/*.yaml",
                        "policy.yaml:12:13: found the file '../x.yaml' outside of the policy folder; expected a file"
                                + " inside it",
                        "b.yaml:1:1: found a mapping; expected a list of rules");
    }

    @Test
    void load_fieldsWithMistakes_areTold() {
        files.policy("""
                rules:
                  - { id: a, when: is_new, reason: X, risk: 0.1, mode: on, severity: grave, outcomes: [Block] }
                  - { id: b, when: is_new, reason: X, risk: 0.1, from: 2026-11-22, until: 2026-11-22, on_missing: deny }
                  - { id: c, when: is_new, reason: X, risk: 0.1, from: yesterday, outcomes: [a, a] }
                """);
        assertThat(files.problems())
                .containsExactly(
                        "policy.yaml:9:56: found unknown mode 'on'; expected one of [active, shadow, off]",
                        "policy.yaml:9:70: found unknown severity 'grave'; expected one of [info, low, medium, high,"
                                + " critical]",
                        "policy.yaml:9:88: found the outcome 'Block'; expected lower-case letters, digits and"
                                + " underscores, beginning with a letter",
                        "policy.yaml:10:75: found an end that is not after the beginning; expected until: a time after"
                                + " from",
                        "policy.yaml:10:99: found unknown choice 'deny'; expected one of [report, fire]",
                        "policy.yaml:11:56: found the text 'yesterday'; expected a date such as 2026-11-22, or a time"
                                + " such as 2026-11-22T10:00:00Z",
                        "policy.yaml:11:81: found the outcome 'a' for the second time; expected each outcome once");
    }

    private static RuleCounts counts(FraudScorer scorer, long evaluated, long fired, long notEvaluable) {
        RuleCounts only = scorer.metrics().ruleCounts().get(0);
        return RuleCounts.of(only.rule(), only.mode(), evaluated, fired, notEvaluable, 0);
    }

    private static List<String> sources(Assessment assessment) {
        return assessment.evidence().stream().map(Evidence::source).toList();
    }

    private static int payments;

    private static Event payment(FraudScorer scorer, Instant time) {
        return scorer.event("payment", "tx-" + time + payments++, time)
                .set("card", "tok_1")
                .set("merchant", "m-1")
                .set("amount", 129.9)
                .set("country", "BR")
                .build();
    }
}
