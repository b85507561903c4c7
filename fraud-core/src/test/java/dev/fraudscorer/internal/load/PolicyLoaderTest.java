package dev.fraudscorer.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.assessment.Combiner;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Thresholds;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyLoaderTest {
    @TempDir
    Path folder;

    @Test
    void load_policyWrongInTenWays_givesOneReportWithTenEntries() {
        PolicyText.write(folder, """
                policy: test
                events:
                  payment: { card: kez, 9lives: number, amount: number, lists: text }
                  login: { amount: text, card: { type: key, requird: true } }
                rulez: []
                models: []
                score:
                  combine: noisy-or
                  thresholds: { approve: 0.9, deny: 0.2 }
                  overrides: [deny, approve]
                  on_failure: revue
                """);

        assertThat(problems())
                .extracting(PolicyProblem::toString)
                .containsExactly(
                        "policy.yaml:1:1: found no key 'version'; expected the policy's version",
                        "policy.yaml:3:20: found unknown attribute type 'kez'; expected a known attribute type;"
                                + " did you mean 'key'?",
                        "policy.yaml:3:25: found attribute '9lives'; expected a name of letters, digits and"
                                + " underscores, beginning with a letter",
                        "policy.yaml:3:57: found attribute 'lists'; expected another name: this one is the library's own",
                        "policy.yaml:4:20: found attribute 'amount' as text; expected number, as another event type"
                                + " declares it",
                        "policy.yaml:4:45: found unknown key 'requird'; expected a known key; did you mean 'required'?",
                        "policy.yaml:5:1: found unknown section 'rulez'; expected a known section; did you mean 'rules'?",
                        "policy.yaml:6:1: found section 'models', which no module on the class path reads; expected"
                                + " dev.fraudscorer:fraud-onnx on the class path",
                        "policy.yaml:8:12: found unknown combiner 'noisy-or'; expected a known combiner;"
                                + " did you mean 'noisy_or'?",
                        "policy.yaml:9:15: found approve 0.9 above deny 0.2; expected approve not above deny",
                        "policy.yaml:10:14: found the overrides [DENY, APPROVE]; expected approve, review and deny,"
                                + " each once, in their order",
                        "policy.yaml:11:15: found unknown decision 'revue'; expected a known decision;"
                                + " did you mean 'review'?");
    }

    @Test
    void load_everySettingOfScore_isRead() {
        PolicyText.write(
                folder,
                PolicyText.TEST_POLICY.replace(
                        "score:\n",
                        "score:\n  combine: log_odds\n  base_rate: 0.01\n  overrides: [review, approve, deny]\n"
                                + "  on_failure: deny\n"));

        try (FraudScorer scorer = FraudScorer.load(folder)) {
            assertThat(scorer.policy().scheme().combine()).isEqualTo(Combiner.LOG_ODDS);
            assertThat(scorer.policy().scheme().baseRate()).isEqualTo(0.01);
            assertThat(scorer.policy().scheme().thresholds()).isEqualTo(new Thresholds(0.2, 0.8));
            assertThat(scorer.policy().scheme().overrides())
                    .containsExactly(Decision.REVIEW, Decision.APPROVE, Decision.DENY);
            assertThat(scorer.policy().scheme().onFailure()).isEqualTo(Decision.DENY);
        }
    }

    @Test
    void load_json_isTheSamePolicy() {
        PolicyText.write(folder, "policy.json", """
                { "policy": "test", "version": 2,
                  "events": { "payment": { "card": "key", "amount": "number", "fail": "text" } },
                  "test": {},
                  "score": { "thresholds": { "approve": 0.2, "deny": 0.8, "denny": 1 } } }
                """);

        assertThat(problems())
                .extracting(PolicyProblem::toString)
                .containsExactly(
                        "policy.json:4:59: found unknown key 'denny'; expected a known key;" + " did you mean 'deny'?");
    }

    @Test
    void load_sectionLeftOut_isAsIfItWereNotThere() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "models: []\n");

        try (FraudScorer scorer =
                FraudScorer.builder(folder).without("models").without("test").load()) {
            assertThat(scorer.policy().variables())
                    .noneMatch(variable -> variable.name().equals("seen"));
        }
    }

    @Test
    void load_nothingThere_namesWhatIsExpected() {
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.found()).isEqualTo("no policy.yaml and no policy.json");
            assertThat(problem.at().line()).isZero();
        });
    }

    @Test
    void load_yamlAndJson_isRefused() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);
        PolicyText.write(folder, "policy.json", "{}");

        assertThat(problems())
                .singleElement()
                .extracting(PolicyProblem::found)
                .asString()
                .contains("both of");
    }

    @Test
    void load_syntaxError_namesLineAndColumn() {
        PolicyText.write(folder, "policy: test\nversion: [1\nevents:\n");

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.found()).startsWith("a syntax error");
            assertThat(problem.at().line()).isGreaterThan(1);
        });
    }

    @Test
    void load_keyTwiceAndAlias_areReported() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "policy: again\ndescription: &a x\ntest: *a\n");

        assertThat(problems())
                .extracting(PolicyProblem::found)
                .contains(
                        "the key 'policy' for the second time",
                        "a value that begins with '*', which YAML reads as an alias");
    }

    @Test
    void load_rejected_closesWhatWasBuilt() {
        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("deny: 0.80", "deny: 1.80"));

        assertThat(problems())
                .extracting(PolicyProblem::toString)
                .containsExactly("policy.yaml:9:38: found the number 1.80; expected a number in [0, 1]");
    }

    @Test
    void digest_anyFileChanges_changes() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);
        String before = digest();

        assertThat(digest()).isEqualTo(before);
        PolicyText.write(folder, PolicyText.TEST_POLICY + "# a comment\n");
        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void exceptionMessage_severalProblems_listsAll() {
        PolicyText.write(folder, "policy: test\n");

        assertThatThrownBy(() -> FraudScorer.load(folder))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("3 problems")
                .hasMessageContaining("'version'")
                .hasMessageContaining("'events'")
                .hasMessageContaining("'score'");
    }

    private String digest() {
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            return scorer.policy().provenance().digest();
        }
    }

    private List<PolicyProblem> problems() {
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            throw new AssertionError("loaded " + scorer.policy().provenance());
        } catch (PolicyException e) {
            return e.problems();
        }
    }
}
