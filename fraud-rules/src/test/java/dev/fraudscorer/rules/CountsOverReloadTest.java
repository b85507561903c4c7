package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.rules.code.JavaRule;
import dev.fraudscorer.rules.code.JavaRules;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counts of a rule begin anew when its definition changes, and go on when it does not. */
final class CountsOverReloadTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String FIRST = """
            rules:
              - { id: kept, when: merchant == 'm', reason: X, risk: 0.1 }
              - { id: changed, when: merchant == 'm', reason: X, risk: 0.1 }
              - { id: shadowed, when: merchant == 'm', reason: X, risk: 0.1 }
              - { id: dropped, when: merchant == 'm', reason: X, risk: 0.1 }
              - { id: timed, when: merchant == 'm', reason: X, risk: 0.1, from: 2026-01-01 }
            """;
    private static final String SECOND = """
            rules:
              - { id: new, when: merchant == 'm', reason: X, risk: 0.1 }
              - id: kept
                when: "merchant == 'm'"
                reason: X
                risk: 0.1
                tests: [ { given: { merchant: m }, expect: fires } ]
              - { id: changed, when: merchant == 'm', reason: X, risk: 0.2 }
              - { id: shadowed, when: merchant == 'm', reason: X, risk: 0.1, mode: shadow }
              - { id: timed, when: merchant == 'm', reason: X, risk: 0.1, from: 2026-01-01 }
            """;

    @TempDir
    Path folder;

    private int events;

    @Test
    void reload_changedRules_countAnewAndOthersGoOn() {
        policy(FIRST);
        try (FraudScorer scorer = new PolicyFiles(folder).load()) {
            score(scorer, 3);
            policy(SECOND);
            scorer.policy().reload();
            score(scorer, 2);

            assertThat(scorer.metrics().ruleCounts())
                    .extracting(counts -> counts.rule() + " " + counts.evaluated() + " " + counts.fired())
                    .containsExactly("new 2 2", "kept 5 5", "changed 2 2", "shadowed 2 2", "timed 5 5");
            assertThat(scorer.metrics().ruleCounts())
                    .filteredOn(counts -> counts.rule().equals("shadowed"))
                    .extracting(RuleCounts::shadowFired)
                    .containsExactly(2L);
        }
    }

    @Test
    void rollback_rulesThatStayed_goOn() {
        policy(FIRST);
        try (FraudScorer scorer = new PolicyFiles(folder).load()) {
            score(scorer, 3);
            policy(SECOND);
            scorer.policy().reload();
            score(scorer, 2);
            scorer.policy().rollback();
            score(scorer, 1);

            assertThat(scorer.metrics().ruleCounts())
                    .extracting(counts -> counts.rule() + " " + counts.fired())
                    .containsExactly("kept 6", "changed 1", "shadowed 1", "dropped 1", "timed 6");
        }
    }

    @Test
    void reload_refused_leavesTheCounts() {
        policy(FIRST);
        try (FraudScorer scorer = new PolicyFiles(folder).load()) {
            score(scorer, 3);
            policy("rules: [ { id: kept, when: nobody > 1, reason: X, risk: 0.1 } ]\n");
            try {
                scorer.policy().reload();
            } catch (dev.fraudscorer.policy.PolicyException refused) {
                score(scorer, 1);
            }
            assertThat(scorer.metrics().ruleCounts()).allMatch(counts -> counts.fired() == 4);
        }
    }

    @Test
    void reload_rulesInJava_goOn() {
        policy(FIRST);
        JavaRule rule = JavaRule.builder("java-rule")
                .reads("merchant")
                .when(values -> values.text("merchant").equals("m"))
                .reason("X")
                .risk(0.1)
                .description("in Java")
                .build();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .section(JavaRules.SECTION, JavaRules.of(rule))
                .load()) {
            score(scorer, 3);
            policy(SECOND);
            scorer.policy().reload();
            score(scorer, 2);

            assertThat(scorer.metrics().ruleCounts())
                    .filteredOn(counts -> counts.rule().equals("java-rule"))
                    .extracting(RuleCounts::fired)
                    .containsExactly(5L);
        }
    }

    private void policy(String rules) {
        new PolicyFiles(folder).policy(rules);
    }

    private void score(FraudScorer scorer, int times) {
        for (int i = 0; i < times; i++) {
            scorer.score(scorer.event("payment", "tx-" + events++, NOON)
                    .set("card", "tok")
                    .set("merchant", "m")
                    .build());
        }
    }
}
