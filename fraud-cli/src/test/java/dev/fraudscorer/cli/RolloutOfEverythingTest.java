package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutEnd;
import dev.fraudscorer.policy.rollout.RolloutLimits;
import dev.fraudscorer.policy.rollout.RolloutReport;
import dev.fraudscorer.policy.rollout.RuleDifference;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A challenger with everything that a policy has answers as it would alone: beside the champion, on the values of the one history that
 * both read. The oracle is a scorer of each policy by itself with the same events.
 */
class RolloutOfEverythingTest {
    private static final String ENTITIES = "features.entities{entity=card,source=features}";

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final int EVENTS = 1_500;
    /** Nothing ends it. */
    private static final RolloutLimits NONE =
            RolloutLimits.builder().maxDenials(Integer.MAX_VALUE).build();

    @TempDir
    Path folder;

    private Path champion;
    private Path challenger;

    @BeforeEach
    void write() throws IOException {
        champion = RecordedPayments.policy(folder.resolve("champion"));
        challenger = RecordedPayments.policy(folder.resolve("challenger"));
        change(challenger, "version: ", "version: 9");
        // Another derived feature before the one that both have, another rule, another weight, another entry of a list.
        change(challenger, "derived:\n", "derived:\n  small: amount < 500\n");
        change(challenger, "count_1h > 5 && share < 0.5", "count_1h > 3 && small");
        change(challenger, "mode: shadow\n", "mode: active\n");
        Files.writeString(challenger.resolve("lists/watched.txt"), "m-1\nm-2\n");
    }

    private static void change(Path policy, String from, String to) throws IOException {
        Path file = policy.resolve("policy.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    /** The detector learns the event before the challenger sees it, so its answers are not those that it would give alone. */
    private static FraudScorer load(Path policy) {
        return FraudScorer.builder(policy)
                .secrets(RecordedPayments.KEYS)
                .without("anomaly")
                .load();
    }

    @Test
    void score_halfOfTheCards_everyAnswerIsThatOfItsPolicyAlone() {
        try (FraudScorer both = load(champion);
                FraudScorer first = load(champion);
                FraudScorer second = load(challenger)) {
            both.rollout()
                    .start(
                            Rollout.of(challenger)
                                    .share(0.5)
                                    .stickyBy("card")
                                    .limits(NONE)
                                    .build(),
                            Change.by("ann"));
            Random random = new Random(7);
            List<Assessment> ofChampion = new ArrayList<>();
            List<Assessment> ofChallenger = new ArrayList<>();
            int answered = 0;
            for (int i = 0; i < EVENTS; i++) {
                long seed = random.nextLong();
                Assessment one = first.score(RecordedPayments.payment(first, "tx-" + i, at(i), new Random(seed)));
                Assessment two = second.score(RecordedPayments.payment(second, "tx-" + i, at(i), new Random(seed)));
                Assessment given = both.score(RecordedPayments.payment(both, "tx-" + i, at(i), new Random(seed)));
                ofChampion.add(one);
                ofChallenger.add(two);
                boolean isByChallenger =
                        given.provenance().equals(second.policy().provenance());
                answered += isByChallenger ? 1 : 0;
                assertThat(given).as("event %d", i).isEqualTo(isByChallenger ? two : one);
            }
            assertThat(answered).isBetween(EVENTS / 5, EVENTS * 4 / 5);
            assertReport(Objects.requireNonNull(both.rollout().report()), ofChampion, ofChallenger, answered);
            assertThat(TestGauges.of(both.metrics().gauges()))
                    .containsEntry(
                            ENTITIES, TestGauges.of(first.metrics().gauges()).get(ENTITIES));
        }
    }

    private static Instant at(int event) {
        return NOON.plusSeconds(event);
    }

    private static void assertReport(
            RolloutReport report, List<Assessment> champion, List<Assessment> challenger, int answered) {
        assertThat(report.compared()).isEqualTo(EVENTS);
        assertThat(report.answered()).isEqualTo(answered);
        assertThat(report.failed()).isZero();
        assertThat(report.leftOut()).isZero();
        TreeSet<String> rules = new TreeSet<>();
        long[][] decisions = new long[3][3];
        for (int i = 0; i < EVENTS; i++) {
            decisions[champion.get(i).decision().ordinal()][
                    challenger.get(i).decision().ordinal()]++;
            rules.addAll(fired(champion.get(i)));
            rules.addAll(fired(challenger.get(i)));
        }
        for (Decision one : Decision.values()) {
            for (Decision two : Decision.values()) {
                assertThat(report.decisions().count(one, two)).isEqualTo(decisions[one.ordinal()][two.ordinal()]);
            }
        }
        List<RuleDifference> expected = new ArrayList<>();
        for (String rule : rules) {
            long[] counts = new long[3];
            for (int i = 0; i < EVENTS; i++) {
                boolean one = fired(champion.get(i)).contains(rule);
                boolean two = fired(challenger.get(i)).contains(rule);
                if (one || two) {
                    counts[one && two ? 0 : one ? 1 : 2]++;
                }
            }
            expected.add(new RuleDifference(rule, counts[0], counts[1], counts[2]));
        }
        assertThat(report.rules()).isEqualTo(expected);
        assertThat(report.rules()).anyMatch(RuleDifference::differs).anyMatch(rule -> !rule.differs());
        assertThat(report.decisions().differing()).isPositive();
    }

    private static List<String> fired(Assessment assessment) {
        return assessment.evidence().stream()
                .filter(item -> item.kind() == EvidenceKind.RULE)
                .map(Evidence::source)
                .toList();
    }

    @Test
    void score_ruleThatDeniesEverything_isRolledBackAtTheLimit() throws IOException {
        change(challenger, "rules:\n", """
                rules:
                  - id: everything
                    description: Deployed by mistake
                    when: "true"
                    reason: EVERYTHING
                    decide: deny
                """);
        try (FraudScorer both = load(champion);
                FraudScorer first = load(champion)) {
            both.rollout()
                    .start(
                            Rollout.of(challenger)
                                    .share(1)
                                    .limits(RolloutLimits.builder()
                                            .maxDenials(40)
                                            .build())
                                    .build(),
                            Change.by("ann"));
            Random random = new Random(7);
            int harmed = 0;
            for (int i = 0; i < 300; i++) {
                long seed = random.nextLong();
                Event alone = RecordedPayments.payment(first, "tx-" + i, at(i), new Random(seed));
                Decision without = first.score(alone).decision();
                Decision given = both.score(RecordedPayments.payment(both, "tx-" + i, at(i), new Random(seed)))
                        .decision();
                harmed += given == Decision.DENY && without != Decision.DENY ? 1 : 0;
            }
            assertThat(harmed).isEqualTo(40);
            assertThat(Objects.requireNonNull(
                                    Objects.requireNonNull(both.rollout().report())
                                            .end())
                            .cause())
                    .isEqualTo(RolloutEnd.Cause.DENIALS);
        }
    }

    @Test
    void reloadLists_whileAChallengerAnswers_itsListsAreReadAgainAndBrokenOnesEndIt() throws IOException {
        try (FraudScorer both = load(champion)) {
            both.rollout().start(Rollout.of(challenger).share(1).limits(NONE).build(), Change.by("ann"));
            String before = score(both, "tx-1", "tok-7").provenance().digest();
            for (Path policy : List.of(champion, challenger)) {
                Files.writeString(policy.resolve("lists/stolen.txt"), "tok-7\n");
            }
            both.policy().reloadLists();

            Assessment denied = score(both, "tx-2", "tok-7");
            assertThat(denied.decision()).isEqualTo(Decision.DENY);
            assertThat(fired(denied)).contains("stolen-card");
            assertThat(denied.provenance().version()).startsWith("9");
            assertThat(denied.provenance().digest()).isNotEqualTo(before);
            assertThat(both.rollout().promote(Change.by("ann")).digest())
                    .isEqualTo(denied.provenance().digest());
            assertThat(score(both, "tx-3", "tok-7").decision()).isEqualTo(Decision.DENY);

            both.rollout().start(Rollout.of(champion).share(1).limits(NONE).build(), Change.by("ann"));
            Files.delete(champion.resolve("lists/stolen.txt"));
            both.policy().reloadLists();
            assertThat(Objects.requireNonNull(
                                    Objects.requireNonNull(both.rollout().report())
                                            .end())
                            .cause())
                    .isEqualTo(RolloutEnd.Cause.LISTS);
        }
    }

    @Test
    void start_condition_isOverAttributesAndFeaturesOfTheChampion() {
        try (FraudScorer both = load(champion)) {
            both.rollout()
                    .start(
                            Rollout.of(challenger)
                                    .share(1)
                                    .limits(NONE)
                                    .when("channel == 'CNP' && card.count_1h <= 2 && event_type == 'payment'")
                                    .build(),
                            Change.by("ann"));

            List<Boolean> byChallenger = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                byChallenger.add(
                        score(both, "tx-" + i, "tok-7").provenance().version().startsWith("9"));
            }

            assertThat(byChallenger).containsExactly(true, true, false, false);
            assertThatThrownBy(() -> both.rollout()
                            .start(
                                    Rollout.of(challenger)
                                            .when("chanel == 'CNP' && amount")
                                            .build(),
                                    Change.by("ann")))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("rollout")
                    .hasMessageContaining("chanel");
        }
    }

    @Test
    void start_featuresOfTheSameNamesThatMeanSomethingElse_areRefusedUntilTheChampionHasThem() throws IOException {
        String features = "    windows: [1h, 30d]\n    aggregates: [count, sum(amount)]\n";
        String withPart = """
                    - { windows: [1h, 30d], aggregates: [count, sum(amount)] }
                    - { windows: [1h], aggregates: [count], where: amount < 500, as: part }
                """;
        change(champion, features, withPart);
        change(challenger, features, withPart.replace("500", "900"));
        try (FraudScorer both = load(champion)) {
            score(both, "tx-1", "tok-7");

            assertThatThrownBy(() -> both.rollout().start(Rollout.of(challenger).build(), Change.by("ann")))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("features of 'features' that are not those of the champion");

            change(champion, "amount < 500", "amount < 900");
            both.policy().reload();
            both.rollout().start(Rollout.of(challenger).share(1).limits(NONE).build(), Change.by("ann"));
            assertThat(score(both, "tx-2", "tok-7").provenance().version()).startsWith("9");
        }
    }

    private static Assessment score(FraudScorer scorer, String id, String card) {
        return scorer.score(scorer.event("payment", id, NOON)
                .lenient()
                .set("card", card)
                .set("merchant", "m-1")
                .set("amount", 10)
                .set("channel", "CNP")
                .build());
    }
}
