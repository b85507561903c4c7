package dev.fraudscorer.lab.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.Snooze;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets and snoozes go on in a policy with other features as they do in one with the same. */
final class CarriedLimitsTest {
    private static final String POLICY = """
            policy: limited
            version: "1"
            events: { payment: { card: key, amount: number } }
            features:
              card: [ { windows: [1h], aggregates: [count] } ]
            rules:
              - { id: burst, when: card.count_1h >= 1, reason: BURST, decide: deny }
              - { id: large, when: amount > 1000, reason: LARGE, decide: review }
            budgets:
              burst: { of: card, window: 1h, max_entities: 2 }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    private Path folder;

    private FraudScorer scorer;
    private int payments;

    @BeforeEach
    void load() throws IOException {
        write(POLICY);
        scorer = FraudScorer.load(folder);
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void reload_otherFeatures_budgetGoesOn() throws IOException {
        assertThat(pay("a")).isEqualTo(Decision.DENY);
        assertThat(pay("b")).isEqualTo(Decision.DENY);

        write(POLICY.replace("[count]", "[count, sum(amount)]"));
        scorer.policy().reload();

        assertThat(pay("c")).isEqualTo(Decision.REVIEW);
        assertThat(pay("a")).isEqualTo(Decision.DENY);
    }

    @Test
    void reload_otherFeatures_keepsTheSnoozesOfTheRulesThatThereAre() throws IOException {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        scorer.policy().snooze("burst", "card", "a", tomorrow, Change.by("Ada"));
        scorer.policy().snooze("large", "card", "a", tomorrow, Change.by("Ada"));

        write(POLICY.replace("[count]", "[count, sum(amount)]").replace("id: large", "id: big"));
        scorer.policy().reload();

        assertThat(scorer.policy().snoozes()).extracting(Snooze::rule).containsExactly("burst");
        assertThat(pay("a")).isEqualTo(Decision.APPROVE);
        assertThat(pay("b")).isEqualTo(Decision.DENY);
    }

    private Decision pay(String card) {
        return scorer.score(scorer.event("payment", "tx-" + payments++, Instant.now())
                        .set("card", card)
                        .set("amount", 10)
                        .build())
                .decision();
    }

    private void write(String policy) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), policy);
    }
}
