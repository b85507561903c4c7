package dev.fraudscorer.lab.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.ValueState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A condition of a feature that converts amounts is another one under other rates: it held for other events. */
final class OtherRatesTest {
    private static final String POLICY = """
            policy: converted
            version: "1"
            events: { payment: { card: key, amount: number, currency: currency } }
            rates: { base: EUR, per_base: { USD: 1.25 } }
            features:
              card:
                - { windows: [1h], aggregates: [count] }
                - { where: "amount_in('EUR') > 100", as: large, windows: [1h], aggregates: [count] }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    private Path folder;

    @Test
    void reload_otherRates_whatTheConditionAdmittedIsColdAndAllElseGoesOn() throws Exception {
        Path file = folder.resolve("policy.yaml");
        Files.writeString(file, POLICY);
        List<String> seen = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    int large = values.slot("card.count_large_1h");
                    seen.add(values.number(values.slot("card.count_1h")) + " " + values.state(large) + " "
                            + values.number(large));
                })
                .load()) {
            pay(scorer, "tx-1", 0);
            Files.writeString(file, POLICY.replace("1.25", "1.5"));
            scorer.policy().reload();
            pay(scorer, "tx-2", 1);
            pay(scorer, "tx-3", 7_200);
        }

        assertThat(seen.subList(0, 1)).containsExactly("1.0 " + ValueState.PRESENT + " 1.0");
        assertThat(seen.get(1)).startsWith("2.0 " + ValueState.COLD);
        // 130 USD are fewer than 100 EUR by now.
        assertThat(seen.get(2)).isEqualTo("1.0 " + ValueState.PRESENT + " 0.0");
    }

    private static void pay(FraudScorer scorer, String id, long second) {
        Instant at = Instant.parse("2026-11-22T12:00:00Z").plusSeconds(second);
        scorer.score(scorer.event("payment", id, at)
                .receivedAt(at)
                .set("card", "a")
                .set("amount", 130)
                .set("currency", "USD")
                .build());
    }
}
