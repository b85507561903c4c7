package dev.fraudscorer.internal.load.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.internal.load.Attempt;
import dev.fraudscorer.internal.load.LoadRequest;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.policy.PolicySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesSectionTest {
    @TempDir
    Path folder;

    @Test
    void load_optionsOfEachSource_areThoseOfItsPart() {
        LoadedPolicy policy = load("""
                sources:
                  risk:
                    deadline: 20ms
                    on_failure: deny
                    breaker: { failure_rate: 0.25, calls: 40, pause: 30s }
                  counter: { on_failure: skip, breaker: none }
                """);

        assertThat(policy.evidence())
                .singleElement()
                .satisfies(part -> assertThat(part.options())
                        .isEqualTo(new SourceOptions(
                                Duration.ofMillis(20),
                                Decision.DENY,
                                new BreakerOptions(0.25, 40, Duration.ofSeconds(30)))));
        assertThat(policy.features())
                .singleElement()
                .satisfies(
                        part -> assertThat(part.options()).isEqualTo(new SourceOptions(null, Decision.APPROVE, null)));
    }

    @Test
    void load_nothingOfASource_isTheDefault() {
        assertThat(load("").evidence().get(0).options()).isEqualTo(SourceOptions.DEFAULT);
        assertThat(load("sources: { risk: {} }\n").evidence().get(0).options()).isEqualTo(SourceOptions.DEFAULT);
        assertThat(load("sources: { risk: { breaker: { calls: 5 } } }\n")
                        .evidence()
                        .get(0)
                        .options()
                        .breaker())
                .isEqualTo(new BreakerOptions(0.5, 5, Duration.ofSeconds(10)));
    }

    @Test
    void load_everyReaction_isADecisionAtLeast() {
        assertThat(List.of("skip", "approve", "review", "deny"))
                .extracting(word -> load("sources: { risk: { on_failure: " + word + " } }\n")
                        .evidence()
                        .get(0)
                        .options()
                        .onFailure())
                .containsExactly(Decision.APPROVE, Decision.APPROVE, Decision.REVIEW, Decision.DENY);
    }

    @Test
    void load_everyMistake_isReportedAtItsPlace() {
        assertThat(problems("""
                sources:
                  rsik: { deadline: 20ms }
                  risk: { dedline: 20ms, deadline: 20, on_failure: revue, breaker: off }
                  counter: { deadline: 61s, on_failure: 1, breaker: { failure_rate: 50, call: 1, calls: 0, pause: 25h } }
                """))
                .containsExactly(
                        "policy.yaml:11:3: found unknown source 'rsik'; expected a known source; did you mean 'risk'?",
                        "policy.yaml:12:11: found unknown key 'dedline'; expected a known key; did you mean 'deadline'?",
                        "policy.yaml:12:36: found the number 20; expected a length of time such as 500ms, 30s, 10m, 1h"
                                + " or 7d",
                        "policy.yaml:12:52: found unknown reaction to a failure 'revue'; expected a known reaction to a"
                                + " failure; did you mean 'review'?",
                        "policy.yaml:12:68: found the text 'off'; expected breaker: { failure_rate: 0.5, calls: 20,"
                                + " pause: 10s }, or none",
                        "policy.yaml:13:24: found the text '61s'; expected at most 1m: a payment waits for it",
                        "policy.yaml:13:41: found unknown reaction to a failure '1'; expected one of [skip, approve,"
                                + " review, deny]",
                        "policy.yaml:13:69: found the number 50; expected a number in [0.01, 1]; 50 % is 0.5",
                        "policy.yaml:13:73: found unknown key 'call'; expected a known key; did you mean 'calls'?",
                        "policy.yaml:13:89: found the number 0; expected a number in [1, 10000]",
                        "policy.yaml:13:99: found the text '25h'; expected at most 1d; a source that is never called is"
                                + " left out instead");
    }

    @Test
    void load_whatIsNoMapping_isReported() {
        assertThat(problems("sources: [risk]\n"))
                .containsExactly("policy.yaml:10:10: found a list; expected a mapping");
        assertThat(problems("sources: { risk: 20ms }\n"))
                .containsExactly("policy.yaml:10:18: found the text '20ms'; expected a mapping");
        assertThat(problems("sources: { risk: { breaker: } }\n"))
                .containsExactly("policy.yaml:10:28: found nothing; expected breaker: { failure_rate: 0.5, calls: 20,"
                        + " pause: 10s }, or none");
    }

    @Test
    void load_nameThatNoSourceHas_listsThoseThatThereAre() {
        assertThat(problems("sources: { vendor_score: {} }\n"))
                .containsExactly(
                        "policy.yaml:10:12: found unknown source 'vendor_score'; expected one of [counter, risk]");
    }

    @Test
    void load_tenThousandNames_reportsTheFirstAndCountsTheOthers() {
        String names = IntStream.range(0, 10_000)
                .mapToObj(number -> "  risk" + number + ": {}\n")
                .collect(Collectors.joining());

        PolicyException report = report("sources:\n" + names);

        assertThat(report.problems()).hasSize(PolicyException.MOST_PROBLEMS);
        assertThat(report).hasMessageContaining("10000 problems");
    }

    @Test
    void load_withoutTheSectionOfASource_takesItsName() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "sources: { risk: { deadline: 20ms } }\n");

        assertThatCode(() -> FraudScorer.builder(folder).without("test").load().close())
                .doesNotThrowAnyException();
    }

    @Test
    void load_withoutTheSection_isTheDefaultAndAnotherDigest() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "sources: { nobody: {} }\n");

        assertThatCode(() ->
                        FraudScorer.builder(folder).without("sources").load().close())
                .doesNotThrowAnyException();
    }

    @Test
    void loadNext_otherOptions_holdForTheSourceThatIsRetained() {
        LoadedPolicy before = load("sources: { counter: { deadline: 20ms } }\n");
        LoadedPolicy after = LoadRequest.of(PolicySource.folder(PolicyText.write(
                        folder, PolicyText.TEST_POLICY + "sources: { counter: { deadline: 30ms } }\n")))
                .loadNext(before, Attempt.next(before.lists().files(), false));

        assertThat(after.features().get(0).source())
                .isSameAs(before.features().get(0).source());
        assertThat(after.features().get(0).options().deadline()).isEqualTo(Duration.ofMillis(30));
    }

    private LoadedPolicy load(String section) {
        return LoadRequest.of(PolicySource.folder(PolicyText.write(folder, PolicyText.TEST_POLICY + section)))
                .load();
    }

    private List<String> problems(String section) {
        return report(section).problems().stream().map(PolicyProblem::toString).toList();
    }

    private PolicyException report(String section) {
        return catchThrowableOfType(PolicyException.class, () -> load(section));
    }
}
