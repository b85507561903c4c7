package dev.fraudscorer.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalySectionTest {
    @TempDir
    Path folder;

    @Test
    void load_manyMistakes_reportsAllOfThemWithTheirPlaces() {
        Payments.policy(
                folder,
                "inputs: [amuont, channel, amount, amount]",
                "when: amount > ",
                "missing: zero",
                "reason: unusual",
                "weight: 0",
                "risk_at: { 0.9: 0.3, 0.8: 0.4, 0.95: 0.1, often: 0.2 }",
                "trees: 9",
                "sample: 100000",
                "half_life: 0",
                "warm_up: 100.5",
                "recent: 1",
                "seed: -1",
                "learn: { every: 0, queue: 5, inline: true, pace: fast }",
                "color: red");

        List<String> problems = problems();

        assertThat(problems)
                .containsExactly(
                        "7:14: unknown attribute or feature 'amuont'",
                        "7:22: text 'channel' as input",
                        "7:39: 'amount' for the second time",
                        "8:19: the end of the expression",
                        "9:14: unknown missing 'zero'",
                        "10:13: the text 'unusual'",
                        "11:13: a weight of 0",
                        "12:26: the quantile 0.8 after 0.9",
                        "12:42: the risk 0.1 after 0.4",
                        "12:47: the key 'often'",
                        "13:12: the number 9",
                        "14:13: the number 100000",
                        "15:16: the number 0",
                        "16:14: the number 100.5",
                        "17:13: the number 1",
                        "18:11: the number -1",
                        "19:21: the number 0",
                        "19:48: unknown key 'pace'",
                        "20:5: unknown key 'color'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "inputs: []; 0 inputs",
                "inputs: amount; the text 'amount'",
                "reason: ODD; no key 'inputs'",
                "'inputs: [amount]\n    risk_at: {}'; an empty mapping",
                "'inputs: [amount]\n    risk_at: { 1.5: 0.1 }'; the key '1.5'",
                "'inputs: [amount]\n    risk_at: { 0.9: 1.1 }'; the number 1.1",
                "'inputs: [amount]\n    learn: { queue: 5, inline: true }'; a queue with inline: true",
                "'inputs: [amount]\n    learn: inline'; the text 'inline'",
                "'inputs: [amount]\n    learn: { until: 999 }'; 999 events",
                "'inputs: [amount]\n    warm_up: 500\n    learn: { inline: true, until: 499.5 }'; the number 499.5",
                "'inputs: [amount]\n    mode: off'; unknown mode 'off'",
            })
    void load_oneMistake_isRefused(String entry, String found) {
        Payments.policy(folder, entry);

        assertThat(problems()).singleElement().asString().endsWith(": " + found);
    }

    @Test
    void load_hugeForest_isRefused() {
        Payments.policy(folder, "inputs: [amount, tries, night]", "trees: 200", "sample: 2048");
        FraudScorer.load(folder).close();
        StringBuilder many = new StringBuilder("events: { payment: { card: key");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            many.append(", n").append(i).append(": number");
            names.append(i == 0 ? "" : ", ").append('n').append(i);
        }
        Payments.write(
                folder,
                "policy: p\nversion: 1\n" + many + " } }\nanomaly:\n  - { id: odd, inputs: [" + names
                        + "], trees: 200, sample: 2048 }\nscore: { thresholds: { approve: 0.2, deny: 0.8 } }\n");

        assertThat(problems()).containsExactly("5:5: 200 trees of 2048 points of 10 inputs");
    }

    @Test
    void load_noList_isRefused() {
        Payments.write(folder, """
                policy: p
                version: 1
                events: { payment: { card: key, amount: number } }
                anomaly: { id: odd, inputs: [amount] }
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """);

        assertThat(problems()).containsExactly("4:10: a mapping");
    }

    @Test
    void load_idOfARule_isRefused() {
        Payments.write(folder, """
                policy: p
                version: 1
                events: { payment: { card: key, amount: number } }
                rules: [{ id: odd, when: amount > 5, reason: MUCH, risk: 0.1 }]
                anomaly: [{ id: odd, inputs: [amount] }]
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """);

        assertThat(problems()).singleElement().asString().startsWith("5:17: the id 'odd' for the second time");
    }

    private List<String> problems() {
        PolicyException refused = catchThrowableOfType(
                PolicyException.class, () -> FraudScorer.load(folder).close());
        return refused.problems().stream().map(AnomalySectionTest::text).toList();
    }

    private static String text(PolicyProblem problem) {
        return problem.at().line() + ":" + problem.at().column() + ": " + problem.found();
    }
}
