package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: a policy folder, an engine independent of rules, and its condition in the rules' language. */
final class ConditionsOfOtherEnginesTest {
    @TempDir
    Path folder;

    @Test
    void score_conditionOfAnotherEngine_isDecidedByEachEvent() {
        new PolicyFiles(folder).policy("probe: country == 'BR' && amount > 100\n");
        List<Double> probes = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> probes.add(values.number(values.slot("probe"))))
                .load()) {
            for (double amount : new double[] {100, 101}) {
                scorer.score(scorer.event("payment", "tx-" + amount, Instant.parse("2026-11-22T12:00:00Z"))
                        .set("card", "c")
                        .set("merchant", "m")
                        .set("amount", amount)
                        .set("country", "BR")
                        .build());
            }
        }

        assertThat(probes).containsExactly(0.0, 1.0);
    }

    @Test
    void load_mistakeInABlockOfSeveralLines_isToldAtItsPlace() {
        PolicyFiles files = new PolicyFiles(folder).policy("""
                probe: |
                  country == 'BR'
                    && amonut > 100
                """);

        assertThat(files.problems())
                .containsExactly("policy.yaml:10:8: found unknown name 'amonut'; expected a known name;"
                        + " did you mean 'amount'?");
    }

    @Test
    void score_amountInOfAnotherEngine_isConvertedByTheRatesOfThePolicy() {
        new PolicyFiles(folder).file("policy.yaml", """
                policy: test
                version: "1"
                events: { payment: { card: key, amount: number, currency: currency } }
                probe: amount_in('EUR') > 100
                rates: { base: EUR, per_base: { USD: 1.25, JPY: 160 } }
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """);
        List<Double> probes = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> probes.add(values.number(values.slot("probe"))))
                .load()) {
            for (String money : List.of("101 EUR", "124 USD", "126 USD", "15999 JPY", "16001 JPY", "9999 GBP")) {
                scorer.score(scorer.event("payment", money, Instant.parse("2026-11-22T12:00:00Z"))
                        .set("card", "c")
                        .set("amount", Double.parseDouble(money.substring(0, money.indexOf(' '))))
                        .set("currency", money.substring(money.length() - 3))
                        .build());
            }
        }

        assertThat(probes).containsExactly(1.0, 0.0, 1.0, 0.0, 1.0, 0.0);
    }

    @Test
    void load_amountInOfAnotherEngineWithoutGoodRates_isReportedOnceForEachMistake() {
        String policy = """
                policy: test
                version: "1"
                events: { payment: { card: key, amount: number, currency: currency } }
                probe: amount_in('EUR') > 100
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """;

        assertThat(new PolicyFiles(folder).file("policy.yaml", policy).problems())
                .containsExactly("policy.yaml:4:18: found 'amount_in' without rates of exchange;"
                        + " expected a section 'rates', such as rates: { base: EUR, per_base: { USD: 1.08 } }");
        assertThat(new PolicyFiles(folder)
                        .file("policy.yaml", policy + "rates: { base: eur, per_base: { USD: 1.25 } }\n")
                        .problems())
                .contains(
                        "policy.yaml:6:16: found the currency 'eur'; expected an ISO 4217 code, such as EUR, or one of"
                                + " the 'codes' of a currency of this policy; did you mean 'EUR'?")
                .doesNotHaveDuplicates();
    }
}
