package dev.fraudscorer.rules;

import static dev.fraudscorer.rules.LimitedPolicy.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.testkit.TestGauges;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decline budgets, through the scorer that a host uses. */
final class DeclineBudgetTest {
    private static final String DENY_ALL = "rules:\n  - { id: wrong, when: \"true\", reason: WRONG, decide: deny }\n";
    private static final String TEN_CARDS = "budgets:\n  wrong: { of: card, window: 1h, max_entities: 10 }\n";

    @TempDir
    Path folder;

    private LimitedPolicy policy;

    @BeforeEach
    void policyFolder() {
        policy = new LimitedPolicy(folder);
    }

    /** The mistake that the budget is there for: the payments that it harms are those that the limit allows. */
    @Test
    void score_ruleThatDeniesEverything_stopsAtTheBudget() {
        policy.write(DENY_ALL + TEN_CARDS);
        try (FraudScorer scorer = policy.load()) {
            Set<String> denied = new TreeSet<>();
            for (int i = 0; i < 1_000; i++) {
                Assessment assessment = policy.pay(scorer, "card-" + i);
                if (assessment.decision() == Decision.DENY) {
                    denied.add("card-" + i);
                } else {
                    assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
                }
            }
            assertThat(denied).hasSize(10);
        }
    }

    @Test
    void score_overTheBudget_isAReviewThatNamesTheBudgetAndIsDegraded() {
        policy.write(DENY_ALL + "budgets:\n  wrong: { of: card, window: 1h, max_entities: 1 }\n");
        try (FraudScorer scorer = policy.load()) {
            assertThat(policy.pay(scorer, "a").degraded()).isFalse();
            Assessment assessment = policy.pay(scorer, "b");

            assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
            assertThat(assessment.decidedBy()).isEqualTo(new DecidedBy(DecidedBy.Cause.BUDGET, "wrong"));
            assertThat(assessment.decidedBy()).hasToString("decline budget of wrong");
            assertThat(assessment.degraded()).isTrue();
            Evidence budget = assessment.evidence().get(1);
            assertThat(budget.kind()).isEqualTo(EvidenceKind.BUDGET);
            assertThat(budget.source()).isEqualTo("wrong");
            assertThat(budget.detail()).isEqualTo("it may deny 1 different values of card within 1h");
            assertThat(assessment.principalReasons()).hasToString("[WRONG]");
            assertThat(scorer.metrics().counts().degraded()).isEqualTo(1);
            assertFollowsFromItself(assessment);
        }
    }

    /** Entities, not events: who was denied and tries again takes no further place, and stays denied. */
    @Test
    void score_deniedCardTriesAThousandTimes_takesOnePlace() {
        policy.write(DENY_ALL + TEN_CARDS);
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(policy.pay(scorer, "attacker").decision()).isEqualTo(Decision.DENY);
            }
            for (int i = 1; i < 10; i++) {
                assertThat(policy.pay(scorer, "card-" + i).decision()).isEqualTo(Decision.DENY);
            }
            assertThat(policy.pay(scorer, "card-10").decision()).isEqualTo(Decision.REVIEW);
            assertThat(policy.pay(scorer, "attacker").decision()).isEqualTo(Decision.DENY);
        }
    }

    @Test
    void score_windowHasPassed_hasRoomAgain() {
        policy.write(DENY_ALL + TEN_CARDS);
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 11; i++) {
                policy.pay(scorer, "card-" + i);
            }
            policy.pass(Duration.ofHours(1).minusMillis(1));
            assertThat(policy.pay(scorer, "late").decision()).isEqualTo(Decision.REVIEW);

            policy.pass(Duration.ofMillis(1));

            assertThat(policy.pay(scorer, "later").decision()).isEqualTo(Decision.DENY);
        }
    }

    /** In every window of the length of the budget, however they lie: against the list of all denials. */
    @Test
    void score_randomPayments_denyInNoWindowMoreThanTheLimit() {
        policy.write(DENY_ALL + TEN_CARDS);
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Map<Long, String> deniedAt = new HashMap<>();
            try (FraudScorer scorer = policy.load()) {
                long now = 0;
                for (int i = 0; i < 600; i++) {
                    int step = 1 + random.nextInt(random.nextBoolean() ? 1_000 : 400_000);
                    policy.pass(Duration.ofMillis(step));
                    now += step;
                    String card = "card-" + random.nextInt(60);
                    if (policy.pay(scorer, card).decision() == Decision.DENY) {
                        deniedAt.put(now, card);
                        long at = now;
                        long within = deniedAt.entrySet().stream()
                                .filter(entry -> entry.getKey() > at - 3_600_000)
                                .map(Map.Entry::getValue)
                                .distinct()
                                .count();
                        assertThat(within).as("seed %d, payment %d", seed, i).isLessThanOrEqualTo(10);
                    }
                }
            }
            assertThat(deniedAt).as("seed %d", seed).hasSizeGreaterThan(20);
        }
    }

    @Test
    void score_manyThreads_takeEachPlaceOnce() throws Exception {
        policy.write(DENY_ALL + "budgets:\n  wrong: { of: card, window: 1h, max_entities: 100 }\n"
                + "  policy: { of: ip, window: 1h, max_entities: 120 }\n");
        try (FraudScorer scorer = policy.load()) {
            Set<String> denied = ConcurrentHashMap.newKeySet();
            AtomicInteger next = new AtomicInteger();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            Runnable payments = () -> {
                for (int i = next.getAndIncrement(); i < 20_000; i = next.getAndIncrement()) {
                    String card = "card-" + i % 5_000;
                    Event event = scorer.event("payment", "many-" + i, NOON)
                            .set("amount", 1)
                            .set("card", card)
                            .set("ip", "192.0.2.1")
                            .build();
                    if (scorer.score(event).decision() == Decision.DENY) {
                        denied.add(card);
                    }
                }
            };
            try {
                List<Future<?>> all = List.of(
                        threads.submit(payments),
                        threads.submit(payments),
                        threads.submit(payments),
                        threads.submit(payments));
                for (Future<?> one : all) {
                    one.get();
                }
            } finally {
                threads.shutdown();
            }
            assertThat(denied).hasSize(100);
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsEntry("budgets.denied{budget=wrong}", 100L)
                    .containsEntry("budgets.limit{budget=wrong}", 100L)
                    .containsEntry("budgets.denied{budget=policy}", 1L);
        }
    }

    /** Whoever has no card is an entity of his own: else a wrong rule would deny all of them as one. */
    @Test
    void score_withoutTheKey_isAnEntityOfItsOwn() {
        policy.write(DENY_ALL + TEN_CARDS);
        try (FraudScorer scorer = policy.load()) {
            int denied = 0;
            for (int i = 0; i < 100; i++) {
                denied += policy.pay(scorer, null).decision() == Decision.DENY ? 1 : 0;
            }
            assertThat(denied).isEqualTo(10);
        }
    }

    /** Windows slide by receipt: whoever chooses his stamps frees no place. */
    @Test
    void score_stampsOfLongAgo_moveNoWindow() {
        policy.write(DENY_ALL + "budgets:\n  wrong: { of: card, window: 1h, max_entities: 2 }\n");
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 200; i++) {
                Event event = scorer.event("payment", "old-" + i, NOON.minus(Duration.ofDays(i)))
                        .set("amount", 1)
                        .set("card", "card-" + i)
                        .build();
                assertThat(scorer.score(event).decision()).isEqualTo(i < 2 ? Decision.DENY : Decision.REVIEW);
            }
        }
    }

    @Test
    void assessAndWhatIf_readTheBudget_andSpendNothing() {
        policy.write(DENY_ALL + "budgets:\n  wrong: { of: card, window: 1h, max_entities: 1 }\n");
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 20; i++) {
                Event event = policy.payment(scorer, "card-" + i, 1).build();
                assertThat(scorer.assess(event).decision()).isEqualTo(Decision.DENY);
                assertThat(scorer.whatIf("payment", NOON.plusSeconds(86_400L * i), Map.of("card", "c" + i))
                                .decision())
                        .isEqualTo(Decision.DENY);
            }
            assertThat(policy.pay(scorer, "first").decision()).isEqualTo(Decision.DENY);

            Event event = policy.payment(scorer, "second", 1).build();
            assertThat(scorer.assess(event).decision()).isEqualTo(Decision.REVIEW);
            assertThat(scorer.whatIf("payment", NOON, Map.of("card", "second")).decision())
                    .isEqualTo(Decision.REVIEW);
            assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("budgets.limited{budget=wrong}", 0L);
        }
    }

    @Test
    void score_retry_getsTheFirstAnswerAndSpendsNothing() {
        policy.write(DENY_ALL + TEN_CARDS);
        try (FraudScorer scorer = policy.load()) {
            Event event = policy.payment(scorer, null, 1).build();
            Assessment first = scorer.score(event);
            for (int i = 0; i < 100; i++) {
                assertThat(scorer.score(event)).isSameAs(first);
            }
            assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("budgets.denied{budget=wrong}", 1L);
        }
    }

    /** A share of those scored: and while fewer than min_entities were, of so many. */
    @Test
    void score_shareOfThoseScored_isTheLimit() {
        policy.write("rules:\n  - { id: wrong, when: amount > 100, reason: WRONG, decide: deny }\n"
                + "budgets:\n  wrong: { of: card, window: 1h, max_share: 2%, min_entities: 500 }\n");
        try (FraudScorer scorer = policy.load()) {
            assertThat(denied(scorer, "early", 100)).isEqualTo(10);
            for (int i = 0; i < 2_900; i++) {
                assertThat(policy.pay(scorer, "honest-" + i, 10).decision()).isEqualTo(Decision.APPROVE);
                policy.pay(scorer, "honest-" + i, 10);
            }
            // 100 + 2,900 were scored, and each of these makes it one more: 2 % of 3,100 are 62.
            assertThat(denied(scorer, "late", 100)).isEqualTo(52);
        }
    }

    private int denied(FraudScorer scorer, String cards, int payments) {
        int denied = 0;
        for (int i = 0; i < payments; i++) {
            denied += policy.pay(scorer, cards + "-" + i, 200).decision() == Decision.DENY ? 1 : 0;
        }
        return denied;
    }

    @Test
    void score_exemptRuleAndList_denyWhateverIsSpent() {
        policy.file("blocked.txt", "thief-1\nthief-2\n").write("""
                        lists:
                          blocked: { file: blocked.txt, of: card, budget: none }
                        rules:
                          - { id: stolen, when: "card == 'stolen'", reason: STOLEN, decide: deny, budget: none }
                          - { id: wrong, when: "card in lists.blocked || amount > 5", reason: WRONG, decide: deny }
                        budgets:
                          wrong: { of: card, window: 1h, max_entities: 1 }
                          policy: { of: card, window: 1h, max_entities: 1 }
                        """);
        try (FraudScorer scorer = policy.load()) {
            // Who is exempt takes no place of others.
            for (String card : List.of("thief-1", "thief-2", "stolen", "first")) {
                assertThat(policy.pay(scorer, card).decision()).as(card).isEqualTo(Decision.DENY);
            }
            assertThat(policy.pay(scorer, "honest").decision()).isEqualTo(Decision.REVIEW);
            for (String card : List.of("thief-1", "stolen", "thief-2")) {
                Assessment assessment = policy.pay(scorer, card);
                assertThat(assessment.decision()).as(card).isEqualTo(Decision.DENY);
                assertThat(assessment.degraded()).as(card).isFalse();
                assertFollowsFromItself(assessment);
            }
        }
    }

    /** What would be denied without the rule is no harm of the rule. */
    @Test
    void score_deniedByAnotherRuleToo_chargesNobody() {
        policy.write("""
                rules:
                  - { id: wrong, when: "true", reason: WRONG, decide: deny }
                  - { id: right, when: amount > 100, reason: RIGHT, decide: deny }
                budgets:
                  wrong: { of: card, window: 1h, max_entities: 1 }
                """);
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 20; i++) {
                assertThat(policy.pay(scorer, "rich-" + i, 200).decision()).isEqualTo(Decision.DENY);
            }
            assertThat(policy.pay(scorer, "a").decision()).isEqualTo(Decision.DENY);
            assertThat(policy.pay(scorer, "b").decision()).isEqualTo(Decision.REVIEW);
            Assessment rich = policy.pay(scorer, "rich-99", 200);
            assertThat(rich.decision()).isEqualTo(Decision.DENY);
            assertThat(rich.degraded()).isFalse();
        }
    }

    /** Two rules that deny everything, each with a budget: neither hides behind the other. */
    @Test
    void score_twoWrongRules_areBothCharged() {
        policy.write("""
                rules:
                  - { id: one, when: "true", reason: ONE, decide: deny }
                  - { id: two, when: "true", reason: TWO, decide: deny }
                budgets:
                  one: { of: card, window: 1h, max_entities: 3 }
                  two: { of: card, window: 1h, max_entities: 5 }
                """);
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 20; i++) {
                Assessment assessment = policy.pay(scorer, "card-" + i);
                assertThat(assessment.decision()).isEqualTo(i < 5 ? Decision.DENY : Decision.REVIEW);
                assertThat(assessment.decidedBy().source()).isEqualTo(i < 3 ? "one" : i < 5 ? "two" : "one");
                assertFollowsFromItself(assessment);
            }
        }
    }

    /** Risks that only together reach β are charged to the riskiest of those that they rest on. */
    @Test
    void score_deniedByTheScore_chargesWhatTheDenialRestsOn() {
        policy.write("""
                rules:
                  - { id: loud, when: amount > 50, reason: LOUD, risk: 0.7 }
                  - { id: quiet, when: "true", reason: QUIET, risk: 0.4 }
                budgets:
                  loud: { of: card, window: 1h, max_entities: 2 }
                """);
        try (FraudScorer scorer = policy.load()) {
            assertThat(policy.pay(scorer, "x").decision()).isEqualTo(Decision.REVIEW);
            for (int i = 0; i < 5; i++) {
                Assessment assessment = policy.pay(scorer, "card-" + i, 60);
                assertThat(assessment.score()).isGreaterThan(0.8);
                assertThat(assessment.decision()).isEqualTo(i < 2 ? Decision.DENY : Decision.REVIEW);
                assertFollowsFromItself(assessment);
            }
        }
    }

    /** The policy's own answer to a failure is not harm of a rule: it raises, whatever budgets say. */
    @Test
    void score_failureAndOnFailureDeny_deniesWithoutABudget() {
        policy.file(
                "policy.yaml",
                LimitedPolicy.HEAD.replace("deny: 0.8 }", "deny: 0.8 }\n  on_failure: deny") + DENY_ALL
                        + "budgets:\n  policy: { of: card, window: 1h, max_entities: 1 }\n");
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 5; i++) {
                Event event = scorer.event("payment", "f-" + i, NOON)
                        .lenient()
                        .set("amount", 1)
                        .set("card", "card-" + i)
                        .set("currency", "QQQ")
                        .build();
                assertThat(scorer.score(event).decision()).isEqualTo(Decision.DENY);
            }
            assertThat(policy.pay(scorer, "x").decision()).isEqualTo(Decision.DENY);
            assertThat(policy.pay(scorer, "y").decision()).isEqualTo(Decision.REVIEW);
        }
    }

    @Test
    void reload_budgetOfTheSame_goesOnWithWhatItCounted() {
        policy.write(DENY_ALL + TEN_CARDS);
        try (FraudScorer scorer = policy.load()) {
            for (int i = 0; i < 10; i++) {
                policy.pay(scorer, "card-" + i);
            }
            policy.write(DENY_ALL + TEN_CARDS.replace("10", "11"));
            scorer.policy().reload();
            assertThat(policy.pay(scorer, "eleventh").decision()).isEqualTo(Decision.DENY);
            assertThat(policy.pay(scorer, "twelfth").decision()).isEqualTo(Decision.REVIEW);

            policy.write(DENY_ALL + TEN_CARDS.replace("1h", "2h"));
            scorer.policy().reload();
            assertThat(policy.pay(scorer, "thirteenth").decision()).isEqualTo(Decision.DENY);
        }
    }

    @Test
    void health_budgetIsSpent_isReportedUntilThereIsRoom() {
        policy.write(DENY_ALL + "budgets:\n  wrong: { of: card, window: 1h, max_entities: 1 }\n");
        try (FraudScorer scorer = policy.load()) {
            assertThat(scorer.health().notes()).isEmpty();
            policy.pay(scorer, "a");
            policy.pay(scorer, "b");
            policy.pay(scorer, "c");

            assertThat(scorer.health().notes())
                    .containsExactly("decline budget of 'wrong': 1 of 1 different card denied within 1h, further ones"
                            + " are reviewed, 2 denials so far; see whether it denies the right ones, and mend it or"
                            + " raise the budget");
        }
    }

    private static void assertFollowsFromItself(Assessment assessment) {
        double score = assessment.scheme().score(assessment.evidence());
        assertThat(score).isEqualTo(assessment.score());
        assertThat(assessment.scheme().decide(score, assessment.evidence()))
                .isEqualTo(new Verdict(assessment.decision(), assessment.decidedBy()));
    }
}
