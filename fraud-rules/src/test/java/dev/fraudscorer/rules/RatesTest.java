package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.ScoringListener;
import dev.fraudscorer.event.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code amount_in}: amounts in another currency by the host's rates. */
final class RatesTest {
    private static final String HEAD = """
            policy: rates
            version: "1"
            events:
              payment: { card: key, amount: number, currency: { type: currency, required: false } }
            score:
              thresholds: { approve: 0.2, deny: 0.8 }
            """;
    private static final String RATES = "rates: { base: EUR, per_base: { USD: 1.25, JPY: 160 } }\n";

    @TempDir
    Path folder;

    @Test
    void amountIn_currencyWithRate_isConverted() {
        assertThat(converted(100, "EUR")).isEqualTo(125.0, within(1e-9));
        assertThat(converted(100, "USD")).isEqualTo(100.0, within(1e-9));
        assertThat(converted(16_000, "JPY")).isEqualTo(125.0, within(1e-9));
    }

    @Test
    void amountIn_noCurrencyOrNoRate_isMissing() {
        assertThat(converted(100, null)).isNaN();
        assertThat(converted(100, "GBP")).isNaN();
    }

    @Test
    void load_noRates_isToldWithAdvice() {
        assertThat(problems("derived:\n  usd: amount_in('USD')\n"))
                .containsExactly("policy.yaml:8:18: found 'amount_in' without rates of exchange;"
                        + " expected a section 'rates', such as rates: { base: EUR, per_base: { USD: 1.08 } }");
    }

    @Test
    void load_mistakesInCalls_areTold() {
        assertThat(problems(RATES + "derived:\n  a: amount_in('UDS')\n  b: amount_in(card)\n  c: amount_in(3)\n"))
                .containsExactly(
                        "policy.yaml:9:16: found unknown currency 'UDS'; expected a known currency; did you mean 'USD'?",
                        "policy.yaml:10:16: found an expression; expected a currency in quotes, since rates are prepared once",
                        "policy.yaml:11:6: found amount_in(number); expected amount_in(text)");
    }

    @Test
    void load_mistakesInRates_areTold() {
        assertThat(
                        problems(
                                "rates: { base: EUR, per_base: { EUR: 1, usd: 1.2, USD: 0 }, amount: card, currency: money }\n"))
                .containsExactly(
                        "policy.yaml:7:33: found a rate for the base currency; expected rates for the others only",
                        "policy.yaml:7:41: found the currency 'usd'; expected an ISO 4217 code, such as EUR, or one of"
                                + " the 'codes' of a currency of this policy; did you mean 'USD'?",
                        "policy.yaml:7:56: found the number 0; expected a number in [1.0E-9, 1000000000]",
                        "policy.yaml:7:69: found 'card', which is not a number; expected amount: an attribute that is a number",
                        "policy.yaml:7:85: found no attribute 'money'; expected currency: an attribute that is a text");
    }

    private double converted(double amount, @Nullable String currency) {
        new PolicyFiles(folder)
                .file(
                        "policy.yaml",
                        HEAD + RATES + "derived:\n  usd: amount_in('USD')\nrules:\n"
                                + "  - { id: any, when: usd > 0, reason: ANY, risk: 0.5 }\n"
                                + "  - { id: large, when: amount_in('EUR') > 100, reason: LARGE, risk: 0.5 }\n");
        double[] found = {Double.NaN};
        ScoringListener listener = (event, values, assessment) -> {
            for (int slot = 0; slot < values.size(); slot++) {
                if (values.name(slot).equals("usd")) {
                    found[0] = values.number(slot);
                }
            }
        };
        try (FraudScorer scorer = FraudScorer.builder(folder).listener(listener).load()) {
            Event.Builder payment = scorer.event("payment", "p-1", Instant.parse("2026-11-22T12:00:00Z"))
                    .set("card", "tok_1")
                    .set("amount", amount);
            if (currency != null) {
                payment.set("currency", currency);
            }
            scorer.score(payment.build());
            return found[0];
        }
    }

    private List<String> problems(String sections) {
        return new PolicyFiles(folder).file("policy.yaml", HEAD + sections).problems();
    }
}
