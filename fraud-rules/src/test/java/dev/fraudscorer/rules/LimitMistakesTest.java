package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tired analyst writes into {@code budgets} and {@code control}, and what the report then advises. */
final class LimitMistakesTest {
    private static final String RULES =
            "rules:\n  - { id: burst, when: amount > 5, reason: BURST, decide: deny }\nbudgets:\n  ";

    @TempDir
    Path folder;

    private LimitedPolicy policy;

    @BeforeEach
    void policyFolder() {
        policy = new LimitedPolicy(folder);
    }

    @Test
    void load_budgetWithoutAKey_isReported() {
        assertThat(budget("burst: { window: 1h, max_entities: 5 }"))
                .containsExactly(
                        "11:10: found no key 'of'; expected of: the attribute whose values are counted, such as"
                                + " card: entities, not payments");
        assertThat(budget("burst: { of: amount, window: 1h, max_entities: 5 }"))
                .containsExactly(
                        "11:16: found 'amount', which names no entity; expected an attribute that is a key or an"
                                + " address: [card, ip]");
        assertThat(budget("burst: { of: crad, window: 1h, max_entities: 5 }"))
                .containsExactly("11:16: found unknown key 'crad'; expected a known key; did you mean 'card'?");
    }

    @Test
    void load_budgetOfNothing_isReported() {
        assertThat(budget("brust: { of: card, window: 1h, max_entities: 5 }"))
                .containsExactly("11:3: found unknown rule, model or source of evidence 'brust'; expected a known rule,"
                        + " model or source of evidence; did you mean 'burst'?");
        assertThat(budget("rules: { of: card, window: 1h, max_entities: 5 }"))
                .singleElement()
                .asString()
                .contains("unknown rule, model or source of evidence 'rules'");
    }

    @Test
    void load_ruleCalledPolicy_isReportedBesideABudgetOfThePolicy() {
        assertThat(problems("rules:\n  - { id: policy, when: amount > 5, reason: BURST, decide: deny }\nbudgets:\n"
                        + "  policy: { of: card, window: 1h, max_entities: 5 }\n"))
                .containsExactly(
                        "11:3: found the id 'policy' for the second time, first at policy.yaml:9:11; expected an"
                                + " id that is used once");
    }

    @Test
    void load_windowsAndLimitsOutOfBounds_areReported() {
        assertThat(budget("burst: { of: card, window: 0h, max_entities: 5 }"))
                .containsExactly(
                        "11:30: found the text '0h'; expected a length of time such as 500ms, 30s, 10m, 1h or 7d");
        assertThat(budget("burst: { of: card, window: 91d, max_entities: 5 }"))
                .containsExactly("11:30: found the text '91d'; expected at most 90d");
        assertThat(budget("burst: { of: card, window: 1h, max_entities: 0 }"))
                .singleElement()
                .asString()
                .contains("found the number 0; expected a number in [1, 1000000]");
        assertThat(budget("burst: { of: card, window: 1h }"))
                .containsExactly(
                        "11:10: found a budget without a limit; expected max_entities, a number of entities, or"
                                + " max_share, a share of those scored, such as 2%; or both");
        assertThat(budget("burst: { of: card, window: 1h, max_entities: 5, min_entities: 5 }"))
                .containsExactly("11:65: found min_entities without max_share; expected it only beside max_share");
        assertThat(budget("burst: { of: card, window: 1h, max_share: 0.05% }"))
                .containsExactly(
                        "11:45: found a share of less than one of 1000 entities, so that nobody could be denied at"
                                + " first; expected a larger max_share, or min_entities from 2000 on");
    }

    /** 0.5 could be half a percent or half of all: nobody shall find out by trying. */
    @Test
    void load_shares_needTheirSign() {
        String expected = "; expected a share with its percent sign, above 0% and at most 10%, such as 0.5%";
        assertThat(budget("burst: { of: card, window: 1h, max_share: 0.5 }"))
                .containsExactly("11:45: found the number 0.5" + expected);
        assertThat(budget("burst: { of: card, window: 1h, max_share: 11% }"))
                .containsExactly("11:45: found the text '11%'" + expected);
        assertThat(budget("burst: { of: card, window: 1h, max_share: 0% }"))
                .containsExactly("11:45: found the text '0%'" + expected);
        assertThat(problems("control: { share: 20%, up_to: 100 EUR }\n"))
                .containsExactly("8:19: found the text '20%'" + expected);
    }

    @Test
    void load_controlWithoutItsAmount_isReported() {
        String money = "the largest amount that may be lost, with its currency, such as 100 EUR";
        assertThat(problems("control: { share: 0.5% }\n"))
                .containsExactly("8:10: found no key 'up_to'; expected up_to: " + money);
        assertThat(problems("control: { share: 0.5%, up_to: 100 }\n"))
                .containsExactly(
                        "8:32: found an amount without a currency, though events have 'currency'; expected " + money);
        assertThat(problems("control: { share: 0.5%, up_to: a lot }\n"))
                .containsExactly("8:32: found the text 'a lot'; expected " + money);
        assertThat(problems("control: { share: 0.5%, up_to: 100 EUX }\n"))
                .containsExactly("8:32: found the currency 'EUX'; expected one that 'currency' may be");
        assertThat(problems("control: { share: 0.5%, up_to: 100 EUR, amount: total }\n"))
                .containsExactly("8:49: found no attribute 'total'; expected amount: an attribute that is a number");
    }

    @Test
    void load_controlBesideRates_usesTheirAttributes() {
        String rates = "rates: { base: EUR, per_base: { USD: 1.08 } }\n";
        assertThat(problems(rates + "control: { share: 0.5%, up_to: 100 EUR, amount: amount }\n"))
                .containsExactly(
                        "9:49: found amount beside rates; expected it only in a policy without rates, which name"
                                + " it");
        assertThat(problems(rates + "control: { share: 0.5%, up_to: 100 JPY }\n"))
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("9:") && problem.contains("JPY"));
    }

    @Test
    void load_exemptionOfWhatDoesNotDeny_isReported() {
        assertThat(problems("rules:\n  - { id: odd, when: amount > 5, reason: ODD, risk: 0.5, budget: none }\n"))
                .containsExactly(
                        "9:66: found budget: none of a rule that does not deny; expected it beside decide: deny"
                                + " only");
        assertThat(problems("rules:\n  - { id: odd, when: amount > 5, reason: ODD, decide: deny, budget: 5 }\n"))
                .hasSize(1);
    }

    private List<String> budget(String budget) {
        return problems(RULES + budget + "\n");
    }

    private List<String> problems(String sections) {
        policy.write(sections);
        PolicyException refused =
                catchThrowableOfType(PolicyException.class, () -> policy.load().close());
        return refused == null
                ? List.of()
                : refused.problems().stream()
                        .map(PolicyProblem::toString)
                        .map(problem -> problem.replaceFirst("^policy.yaml:", ""))
                        .toList();
    }
}
