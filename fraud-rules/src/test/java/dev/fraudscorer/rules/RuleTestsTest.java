package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases beside rules: what passes, what fails and how that is reported, and mistakes in cases. */
final class RuleTestsTest {
    @TempDir
    Path folder;

    private PolicyFiles files;

    @BeforeEach
    void policyFolder() {
        files = new PolicyFiles(folder);
    }

    @Test
    void run_casesThatHold_pass() {
        files.policy("""
                derived:
                  doubled: amount * 2
                rules:
                  - id: big
                    when: doubled > 200
                    reason: BIG
                    decide: deny
                    tests:
                      - { name: a large amount, given: { amount: 101 }, expect: fires, decision: deny }
                      - { given: { amount: 100 }, expect: does_not_fire, decision: approve }
                      - { expect: not_evaluable }
                  - id: asleep
                    when: is_new && event_type == 'login'
                    reason: X
                    risk: 0.1
                    mode: off
                    tests:
                      - { event: login, given: { card: tok_1 }, expect: not_evaluable }
                      - { given: { is_new: true, device: "" }, expect: does_not_fire }
                  - id: summer
                    when: amount > 1
                    reason: X
                    risk: 0.1
                    from: 2027-06-01
                    until: 2027-09-01
                    tests:
                      - { given: { amount: 2 }, expect: fires }
                      - { given: { amount: 2 }, at: 2027-09-01, expect: does_not_fire }
                  - id: careful
                    when: amount > 1
                    reason: X
                    risk: 0.1
                    on_missing: fire
                    tests:
                      - { given: {}, expect: fires }
                """);
        try (RuleTests tests = RuleTests.load(folder)) {
            assertThat(tests.all()).extracting(RuleTest::toString).startsWith("big: a large amount", "big: case 2");
            assertThat(tests.all()).hasSize(8).allSatisfy(RuleTest::check);
        }
    }

    @Test
    void run_caseThatDoesNotHold_saysWhatCameAndWhy() {
        files.policy("""
                rules:
                  - id: big
                    when: |
                      amount > 100
                        && country != 'DE'
                    reason: BIG
                    risk: 0.5
                    until: 2027-01-01
                    tests:
                      - { name: abroad, given: { amount: 100, country: FR }, expect: fires, decision: deny }
                      - { given: { amount: 101, country: FR }, at: 2027-01-01, expect: fires }
                """);
        try (RuleTests tests = RuleTests.load(folder)) {
            List<String> messages =
                    tests.all().stream().map(test -> test.run().message()).toList();
            assertThat(messages.get(0))
                    .startsWith("policy.yaml:17:9: rule 'big', abroad: expected that it fires, but it does not fire;"
                            + " expected the decision DENY, but it is APPROVE (score 0.0, decided by ")
                    .contains("\n  given: amount = 100.0", "\n  given: country = FR")
                    .contains(
                            "\n  trace:\n    amount > 100 && country != 'DE' = false",
                            "\n      amount > 100 = false\n        amount = 100");
            assertThat(messages.get(1)).contains("at: 2027-01-01T00:00:00Z, at which the rule is not in force");
            assertThatThrownBy(() -> tests.all().get(0).check())
                    .isInstanceOf(AssertionError.class)
                    .hasMessage(messages.get(0));
        }
    }

    @Test
    void run_whatCannotBeGiven_fails() {
        files.policy("""
                derived:
                  doubled: amount * 2
                rules:
                  - id: big
                    when: doubled > 200
                    reason: BIG
                    risk: 0.5
                    tests:
                      - { given: { doubled: 300 }, expect: fires }
                      - { event: refund, given: { amount: 300 }, expect: fires }
                      - { given: { card: " " }, expect: not_evaluable }
                """);
        try (RuleTests tests = RuleTests.load(folder)) {
            List<String> messages =
                    tests.all().stream().map(test -> test.run().message()).toList();
            assertThat(messages.get(0)).contains("'doubled' is computed from other values; expected those values");
            assertThat(messages.get(1)).contains("no event type 'refund'; expected one of [login, payment]");
            assertThat(messages.get(2)).contains("'card'", "blank key");
        }
    }

    @Test
    void load_casesWithMistakes_areToldWithThePolicy() {
        files.policy("""
                rules:
                  - id: big
                    when: amount > 100
                    reason: BIG
                    risk: 0.5
                    tests:
                      - { given: { amuont: 1 }, expect: fires }
                      - { given: { amount: much }, expect: maybe }
                      - { given: { is_new: 1 } }
                      - { given: { is_new: 1 }, at: noon, decision: deny, then: x }
                """);
        assertThat(files.problems())
                .containsExactly(
                        "policy.yaml:14:20: found unknown name 'amuont'; expected a known name; did you mean 'amount'?",
                        "policy.yaml:15:28: found the text 'much'; expected a number in [-1.7976931348623157E308,"
                                + " 1.7976931348623157E308]",
                        "policy.yaml:15:44: found unknown expectation 'maybe'; expected one of [fires, does_not_fire,"
                                + " not_evaluable]",
                        "policy.yaml:16:9: found a test that expects nothing; expected expect: fires, does_not_fire or"
                                + " not_evaluable, or decision: approve, review or deny",
                        "policy.yaml:17:28: found the number 1; expected true or false",
                        "policy.yaml:17:37: found the text 'noon'; expected a date such as 2026-11-22, or a time such as"
                                + " 2026-11-22T10:00:00Z",
                        "policy.yaml:17:59: found unknown key 'then'; expected one of [name, event, at, given, expect,"
                                + " decision]");
    }
}
