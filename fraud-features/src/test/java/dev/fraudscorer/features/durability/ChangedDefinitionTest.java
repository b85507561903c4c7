package dev.fraudscorer.features.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.state.Restoration;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A snapshot under a policy that has changed: what was kept under another meaning is left out and reported, everything
 * else answers as if it had always been there.
 */
class ChangedDefinitionTest {
    private static final long SEED = 7;
    private static final int STEPS = 3000;
    private static final int STEPS_AFTER = 100;
    private static final int QUESTIONS = 200;
    /** Beyond every window that an event of twenty hours ago may still be read in. */
    private static final long LONG_AFTER = 48 * StepStream.HOUR;

    private static final List<String> ENTITIES = List.of("card", "merchant", "card_merchant", "ip");

    @TempDir
    private Path written;

    @TempDir
    private Path changed;

    private final StepStream stream = new StepStream(SEED, "a", true);
    private final List<Step> past = stream.next(STEPS);
    private Path snapshot;

    @BeforeEach
    void snapshot() throws IOException {
        snapshot = snapshot(ProbedPolicy.TEXT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a longer retention | 6h, { length: 6h, offset: 6h }] | 6h, { length: 7h, offset: 6h }] | card"
                        + " | its windows reach back 13h, and 12h were kept",
                "another filter | where: declined > 0 | where: amount > 50 | card"
                        + " | of past events were not kept the condition 'declined' as it is now",
                "another filter under its name | where: amount > 100 | where: amount > 101 | merchant"
                        + " | of past events were not kept the condition 'large' as it is now",
                "one number more | sum(amount), distinct(card), fraud_rate | sum(lat), distinct(card) | merchant"
                        + " | of past events were not kept the number 'lat'",
                "values that were not kept | share(calendar.hour), is_new(country) | share(ip) | card_merchant"
                        + " | of past events were not kept the values of 'ip'",
                "labels, which were not kept | [count, distinct(card), age, sum(amount)] | [count, fraud_count] | ip"
                        + " | of past events were not kept labels",
            })
    void restore_whatWasNotKept_isColdAndTheRestContinues(
            String what, String from, String to, String entity, String why) throws IOException {
        try (FraudScorer scorer = ProbedPolicy.load(changed, replaced(from, to))) {
            Restoration restoration = scorer.state().restore(snapshot);

            assertThat(restoration.notes())
                    .as(what)
                    .singleElement(STRING)
                    .startsWith("features: entity '" + entity + "': " + why
                            + "; features that need it are COLD, the last until 2026-03-0");
            assertColdOrSame(scorer, entity);
            assertGoesOn(
                    scorer,
                    ENTITIES.stream().filter(other -> !other.equals(entity)).toList());
        }
    }

    @Test
    void restore_longerLateness_isColdForLateEventsOnly() throws IOException {
        try (FraudScorer scorer = ProbedPolicy.load(changed, replaced("lateness: 1h", "lateness: 2h"))) {
            assertThat(scorer.state().restore(snapshot).notes()).hasSize(ENTITIES.size());
            for (String entity : ENTITIES) {
                assertColdOrSame(scorer, entity);
            }
        }
    }

    @Test
    void restore_entityLeftOutOrNew_isReportedAndTheOthersContinue() throws IOException {
        try (FraudScorer scorer = ProbedPolicy.load(changed, replaced("    ip:\n", "    ip+card:\n"))) {
            assertThat(scorer.state().restore(snapshot).notes())
                    .satisfiesExactlyInAnyOrder(
                            note -> assertThat(note)
                                    .isEqualTo("features: entity 'ip' of the snapshot is left out: the policy does not"
                                            + " have it"),
                            note -> assertThat(note)
                                    .startsWith("features: entity 'ip_card' begins anew: it was not kept before;"
                                            + " features that need it are COLD, the last until 2026-03-0"));
            assertBeginsAnew(scorer, "ip_card");
            assertGoesOn(scorer, List.of("card", "merchant", "card_merchant"));
        }
    }

    /** Where nothing was counted, nothing was lost. */
    @Test
    void restore_otherDefinitionOfAnEmptyState_isAsNew() throws IOException {
        Path empty = written.resolve("empty.snapshot");
        try (FraudScorer scorer = ProbedPolicy.load(written, ProbedPolicy.TEXT)) {
            scorer.state().snapshot(empty);
        }
        try (FraudScorer scorer = ProbedPolicy.load(changed, replaced("lateness: 1h", "lateness: 2h"));
                FraudScorer unused = FraudScorer.load(changed)) {
            assertThat(scorer.state().restore(empty).notes())
                    .hasSize(ENTITIES.size())
                    .allMatch(note -> note.endsWith("its lateness is 2h, and was 1h"));
            for (Payment question : stream.questions(QUESTIONS)) {
                assertThat(Probe.assess(unused, question.on(unused))
                                .differencesTo(Probe.assess(scorer, question.on(scorer))))
                        .isEmpty();
            }
        }
    }

    /** What is kept is the same; the features of it are not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "another window | windows: [10m, 6h, { length: 6h | windows: [10m, 45m, 6h, { length: 6h",
                "a window less | windows: [1h, 12h] | windows: [12h]",
                "another aggregate | [count, mean(amount), stddev(amount), min(amount) | [count, sum(amount), min(amount)",
                "one aggregate more | [stddev(amount), distinct(merchant), | [stddev(amount), share(merchant), distinct(merchant),",
                "deviations where there were none | [count, sum(amount), distinct(card), fraud_rate] | [stddev(amount), distinct(card), fraud_rate]",
                "fewer aggregates, and fewer columns | [stddev(amount), distinct(merchant), share(country), fraud_count, fraud_rate] | [fraud_count]",
                "columns in another order | [stddev(amount), distinct(merchant), share(country), fraud_count | [share(country), distinct(merchant), stddev(amount), fraud_count",
                "no labels any more | distinct(card), fraud_rate] | distinct(card)]",
                "more entities | max_entities: 8000 | max_entities: 500000",
            })
    void restore_otherQuestionsOfTheSameState_answersAsIfAlwaysDefined(String what, String from, String to)
            throws IOException {
        String policy = replaced(from, to);
        try (FraudScorer scorer = ProbedPolicy.load(changed, policy)) {
            assertThat(scorer.state().restore(snapshot).notes()).as(what).isEmpty();
            assertGoesOn(scorer, ENTITIES);
        }
    }

    /**
     * More is kept than the policy needs: what is there now is as if always defined, and whoever has left then, and has not now, is
     * known. Only since when somebody has been there may be unknown.
     */
    @Test
    void restore_shorterWindows_answersAsIfAlwaysDefinedOrWithMore() throws IOException {
        String policy = replaced("12h", "6h").replace("windows: [2h]", "windows: [1h]");
        int compared = 0;
        try (FraudScorer scorer = ProbedPolicy.load(changed, policy);
                FraudScorer always = FraudScorer.load(changed)) {
            assertThat(scorer.state().restore(snapshot).notes()).isEmpty();
            past.forEach(step -> step.run(always));
            for (int round = 0; round < 2; round++) {
                for (Payment question : stream.questions(QUESTIONS)) {
                    Answers expected = Probe.assess(always, question.on(always));
                    Answers answers = Probe.assess(scorer, question.on(scorer));
                    assertThat(expected.differencesTo(answers))
                            .as("seed %s, %s", SEED, question)
                            .allMatch(difference -> difference.contains(": TOO_LATE NaN, but there PRESENT")
                                    || (difference.startsWith("ip.age:") && difference.endsWith("EVICTED NaN")));
                    compared += answers.states("merchant").contains(ValueState.PRESENT) ? 1 : 0;
                }
                for (Step step : stream.next(STEPS_AFTER)) {
                    step.run(scorer);
                    step.run(always);
                }
            }
        }
        assertThat(compared).isGreaterThan(QUESTIONS);
    }

    /** Buckets are made for the windows that there are: what is folded has no answer for others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "another window | windows: [1h, 12h] | windows: [10m, 1h, 12h]",
                "deviations where there were none | [count, sum(amount), distinct(card), fraud_rate] | [stddev(amount), distinct(card), fraud_rate]",
            })
    void restore_otherQuestionsOfFoldedState_neverRefusesTheOtherEntities(String what, String from, String to)
            throws IOException {
        Path folded = snapshot(ProbedPolicy.FOLDING);
        String policy = ProbedPolicy.FOLDING.replace(from, to);
        assertThat(policy).as(what).isNotEqualTo(ProbedPolicy.FOLDING);
        try (FraudScorer scorer = ProbedPolicy.load(changed, policy)) {
            Restoration restoration = scorer.state().restore(folded);

            assertThat(restoration.notes())
                    .as(what)
                    .singleElement(STRING)
                    .contains("entity 'merchant' begin anew")
                    .endsWith("Z at the latest they are EVICTED, not new");
            Payment ofHotMerchant = stream.questions(QUESTIONS).stream()
                    .filter(payment -> payment.merchant().equals("a-merchant-0"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Probe.assess(scorer, ofHotMerchant.on(scorer)).states("merchant"))
                    .as(what)
                    .containsExactly(ValueState.EVICTED);
            assertGoesOn(scorer, List.of("card", "card_merchant", "ip"));
        }
    }

    /** Asked as the original of the same policy that has seen everything. */
    private void assertGoesOn(FraudScorer scorer, List<String> entities) throws IOException {
        try (FraudScorer always = FraudScorer.load(changed)) {
            past.forEach(step -> step.run(always));
            assertSame(scorer, always, entities);
            for (Step step : stream.next(STEPS_AFTER)) {
                step.run(scorer);
                step.run(always);
            }
            assertSame(scorer, always, entities);
        }
    }

    private void assertSame(FraudScorer scorer, FraudScorer always, List<String> entities) {
        for (Payment question : stream.questions(QUESTIONS)) {
            Answers expected = Probe.assess(always, question.on(always));
            Answers answers = Probe.assess(scorer, question.on(scorer));
            for (String entity : entities) {
                assertThat(expected.differencesTo(answers, entity))
                        .as("seed %s, %s of %s", SEED, entity, question)
                        .isEmpty();
            }
        }
    }

    /** Every value is that of a scorer that has always had the policy, or COLD, now and until nothing is cold any more. */
    private void assertColdOrSame(FraudScorer scorer, String entity) throws IOException {
        int cold = 0;
        int same = 0;
        try (FraudScorer always = FraudScorer.load(changed)) {
            past.forEach(step -> step.run(always));
            for (Payment question : stream.questions(QUESTIONS)) {
                for (Payment asked : List.of(question, question.at("later", question.millis() + LONG_AFTER))) {
                    Answers expected = Probe.assess(always, asked.on(always));
                    List<String> differences = expected.differencesTo(Probe.assess(scorer, asked.on(scorer)), entity);
                    // What was not kept of events that are late by then, another scorer has not kept, either.
                    assertThat(differences)
                            .as("seed %s, %s of %s", SEED, entity, asked)
                            .allMatch(difference -> difference.endsWith("but there COLD NaN")
                                    || difference.contains(": TOO_LATE NaN, but there ")
                                    || difference.endsWith("but there TOO_LATE NaN"));
                    cold += differences.isEmpty() ? 0 : 1;
                    same += differences.isEmpty() ? 1 : 0;
                }
            }
        }
        assertThat(cold).isPositive();
        assertThat(same).isGreaterThan(QUESTIONS / 2);
    }

    /**
     * It has no history, and nobody is taken for new while the past may matter; after that a scorer that has seen
     * nothing gives the same values.
     */
    private void assertBeginsAnew(FraudScorer scorer, String entity) {
        try (FraudScorer empty = FraudScorer.load(changed)) {
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsEntry("features.entities{entity=" + entity + ",source=features}", 0L);
            for (Payment question : stream.questions(QUESTIONS)) {
                boolean hasKey = (!entity.contains("card") || !question.card().isEmpty())
                        && (!entity.contains("merchant") || !question.merchant().isEmpty())
                        && (!entity.contains("ip") || !question.ip().isEmpty());
                if (question.millis() <= stream.now()) {
                    assertThat(Probe.assess(scorer, question.on(scorer)).states(entity))
                            .as("seed %s, %s of %s", SEED, entity, question)
                            .containsOnly(hasKey ? ValueState.COLD : ValueState.NOT_GIVEN);
                }
                Payment later = question.at("later", question.millis() + LONG_AFTER);
                assertThat(Probe.assess(empty, later.on(empty))
                                .differencesTo(Probe.assess(scorer, later.on(scorer)), entity))
                        .as("seed %s, %s of %s", SEED, entity, later)
                        .isEmpty();
            }
        }
    }

    private Path snapshot(String policy) throws IOException {
        Path file = written.resolve("state.snapshot");
        try (FraudScorer scorer = ProbedPolicy.load(written, policy)) {
            past.forEach(step -> step.run(scorer));
            scorer.state().snapshot(file);
        }
        return file;
    }

    private static String replaced(String from, String to) {
        String policy = ProbedPolicy.TEXT.replace(from, to);
        assertThat(policy).as("the policy without '%s'", from).isNotEqualTo(ProbedPolicy.TEXT);
        return policy;
    }
}
