package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: a policy folder, an engine that knows nothing of rules, and its condition in the rules' language. */
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
}
