package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.vector.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections {@code features} and {@code profiles}: the names that they declare and every mistake. */
class FeaturesPolicyTest {
    private static final List<String> HEAD = List.of(
            "policy: test",
            "version: 1",
            "events:",
            "  payment: { card: key, merchant: key, amount: number, country: text, online: boolean }",
            "score: { thresholds: { approve: 0.2, deny: 0.8 } }");

    @TempDir
    private Path folder;

    @Test
    void load_everyKindOfFeature_declaresItsName() {
        try (FraudScorer scorer = load(
                "features:",
                "  card:",
                "    windows: [1h, 24h, 1d]",
                "    aggregates: [count, sum(amount), mean( amount ) excluding_current, distinct(online), elapsed]",
                "  merchant:",
                "    - windows: [{ length: 7d, offset: 7d }, { length: 90m }]",
                "      aggregates: [fraud_count, fraud_rate]",
                "    - { windows: [500ms], aggregates: [min(amount), max(amount)] }")) {
            assertThat(scorer.policy().variables().stream().map(Variable::name).filter(name -> name.contains(".")))
                    .containsExactlyInAnyOrder(
                            "card.count_1h",
                            "card.count_24h",
                            "card.count_1d",
                            "card.sum_amount_1h",
                            "card.sum_amount_24h",
                            "card.sum_amount_1d",
                            "card.mean_amount_1h_excluding_current",
                            "card.mean_amount_24h_excluding_current",
                            "card.mean_amount_1d_excluding_current",
                            "card.distinct_online_1h",
                            "card.distinct_online_24h",
                            "card.distinct_online_1d",
                            "card.elapsed",
                            "merchant.fraud_count_7d_offset_7d",
                            "merchant.fraud_count_90m",
                            "merchant.fraud_rate_7d_offset_7d",
                            "merchant.fraud_rate_90m",
                            "merchant.min_amount_500ms",
                            "merchant.max_amount_500ms");
        }
    }

    @Test
    void load_elapsedInAGroupWithoutWindows_looksBackAsFarAsTheOtherGroups() {
        try (FraudScorer scorer = load(
                "features:",
                "  card:",
                "    - { windows: [1h], aggregates: [count] }",
                "    - { aggregates: [elapsed] }")) {
            assertThat(scorer.policy().variables().stream().map(Variable::name))
                    .contains("card.elapsed", "card.count_1h");
        }
    }

    @Test
    void load_noSections_isAPolicyWithoutFeatures() {
        try (FraudScorer scorer = load()) {
            assertThat(scorer.policy().variables())
                    .noneMatch(variable -> variable.name().contains("."));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "aggregates: [cuont] | 9:18 | found unknown aggregate 'cuont'; expected a known aggregate;"
                        + " did you mean 'count'?",
                "aggregates: [quantile(amount)] | 9:18 | found unknown aggregate 'quantile'; expected one of [count, sum,"
                        + " mean, min, max, stddev, distinct, share, fraud_count, fraud_rate, elapsed, age, is_new,"
                        + " speed]",
                "aggregates: [sum(amuont)] | 9:18 | found unknown attribute 'amuont'; expected a known attribute;"
                        + " did you mean 'amount'?",
                "aggregates: [distinct(shop)] | 9:18 | found unknown attribute 'shop'; expected one of [card, merchant,"
                        + " amount, country, online]",
                "aggregates: [sum(country)] | 9:18 | found attribute 'country' in sum, which is no number; expected a"
                        + " number attribute, one of [amount]",
                "aggregates: [mean(online)] | 9:18 | found attribute 'online' in mean, which is no number; expected a"
                        + " number attribute, one of [amount]",
                "aggregates: [sum] | 9:18 | found the text 'sum'; expected an attribute in parentheses, as in"
                        + " sum(amount)",
                "aggregates: ['distinct()'] | 9:18 | found the text 'distinct()'; expected an attribute in parentheses,"
                        + " as in distinct(merchant)",
                "aggregates: [count(amount)] | 9:18 | found the text 'count(amount)'; expected 'count' without an"
                        + " attribute",
                "aggregates: [sum(amount] | 9:18 | found the text 'sum(amount'; expected an aggregate such as count,"
                        + " sum(amount) or mean(amount) excluding_current",
                "aggregates: [count exluding_current] | 9:18 | found unknown suffix 'exluding_current'; expected a known"
                        + " suffix; did you mean 'excluding_current'?",
                "aggregates: [elapsed excluding_current] | 9:18 | found 'elapsed' with excluding_current; expected"
                        + " 'elapsed' alone; it has no window to leave an event out of",
                "aggregates: [age excluding_current] | 9:18 | found 'age' with excluding_current; expected 'age' alone;"
                        + " it has no window to leave an event out of",
                "aggregates: [stddev(country)] | 9:18 | found attribute 'country' in stddev, which is no number;"
                        + " expected a number attribute, one of [amount]",
                "aggregates: ['speed(amount, online)'] | 9:18 | found attribute 'online' in speed, which is no number;"
                        + " expected a number attribute, one of [amount]",
                "aggregates: ['speed(amount, amount)'] | 9:18 | found attribute 'amount' a second time in speed;"
                        + " expected two different attributes, as in speed(lat, lon)",
                "aggregates: [speed(amount)] | 9:18 | found the text 'speed(amount)'; expected two attributes in"
                        + " parentheses, as in speed(lat, lon)",
                "aggregates: [speed(amount, tip)] | 9:18 | found the text 'speed(amount'; expected 'speed(lat, lon)' in"
                        + " quotes, since a list in brackets is parted at each comma",
                "aggregates: ['sum(amount, amount)'] | 9:18 | found the text 'sum(amount, amount)'; expected an"
                        + " attribute in parentheses, as in sum(amount)",
                "aggregates: ['share(merchant,)'] | 9:18 | found the text 'share(merchant,)'; expected an attribute in"
                        + " parentheses, as in share(merchant)",
                "aggregates: [is_new] | 9:18 | found the text 'is_new'; expected an attribute in parentheses, as in"
                        + " is_new(merchant)",
                "aggregates: [is_new(calendar.hour)] | 9:18 | found 'calendar.hour' without a calendar; expected the"
                        + " section calendar, such as calendar: { zone: Europe/Vienna }",
                "aggregates: [count, count] | 9:25 | found the text 'count' a second time; expected each aggregate once;"
                        + " remove one",
                "aggregates: [count, [sum(amount)]] | 9:25 | found a list; expected a text",
                "aggregates: [] | 9:17 | found an empty list; expected at least one aggregate such as count or"
                        + " sum(amount)",
                "aggregates: count | 9:17 | found the text 'count'; expected a list",
                "agregates: [count] | 9:5 | found unknown key 'agregates'; expected a known key; did you mean"
                        + " 'aggregates'?",
            })
    void load_wrongAggregates_reportsWhereWhatAndHow(String line, String at, String message) {
        List<String> problems = problems("features:", "  card:", "    windows: [1h]", "    " + line);

        assertThat(problems).contains("policy.yaml:" + at + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "windows: [1 hour] | 8:15 | found the text '1 hour'; expected a length of time such as 500ms, 30s, 10m,"
                        + " 1h or 7d",
                "windows: [0d] | 8:15 | found the text '0d'; expected a length of time such as 500ms, 30s, 10m, 1h or"
                        + " 7d",
                "windows: [60] | 8:15 | found the number 60; expected a length of time such as 500ms, 30s, 10m, 1h or"
                        + " 7d",
                "windows: [1h, 1d, 1h] | 8:23 | found window 1h a second time; expected each window once; remove one",
                "windows: [7d, { length: 7d }] | 8:19 | found window 7d a second time; expected each window once;"
                        + " remove one",
                "windows: [{ length: 7d, offset: 7d, step: 1d }] | 8:41 | found unknown key 'step'; expected one of"
                        + " [length, offset]",
                "windows: [{ lenght: 7d }] | 8:17 | found unknown key 'lenght'; expected a known key; did you mean"
                        + " 'length'?",
                "windows: [{ offset: 7d }] | 8:15 | found no key 'length'; expected the length of the window, such as"
                        + " 7d",
                "windows: [{ length: 7d, offset: -7d }] | 8:37 | found the text '-7d'; expected a length of time such as"
                        + " 500ms, 30s, 10m, 1h or 7d",
                "windows: [] | 8:14 | found an empty list; expected a list of windows such as [1h, { length: 7d,"
                        + " offset: 7d }]",
                "windows: 1h | 8:14 | found the text '1h'; expected a list",
                "windws: [1h] | 8:5 | found unknown key 'windws'; expected a known key; did you mean 'windows'?",
                "windws: [1h] | 8:5 | found no key 'windows'; expected a list of windows such as [1h, { length: 7d,"
                        + " offset: 7d }]",
            })
    void load_wrongWindows_reportsWhereWhatAndHow(String line, String at, String message) {
        List<String> problems = problems("features:", "  card:", "    " + line, "    aggregates: [count]");

        assertThat(problems).contains("policy.yaml:" + at + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "crad: { windows: [1h], aggregates: [count] } | 7:3 | found unknown entity 'crad'; expected a known"
                        + " entity; did you mean 'card'?",
                "terminal: { windows: [1h], aggregates: [count] } | 7:3 | found unknown entity 'terminal'; expected one"
                        + " of [card, merchant]",
                "country: { windows: [1h], aggregates: [count] } | 7:3 | found attribute 'country', which is not of type"
                        + " key or ip; expected an attribute of type key or ip, one of [card, merchant]",
                "card: { windows: [1h] } | 7:9 | found no key 'aggregates'; expected a list of aggregates such as"
                        + " [count, sum(amount)]",
                "card: { aggregates: [elapsed] } | 7:3 | found no window for entity 'card'; expected at least one; the"
                        + " longest sets how far back 'elapsed' looks",
                "card: { aggregates: [is_new(merchant)] } | 7:3 | found no window for entity 'card'; expected at least"
                        + " one; the longest sets how far back 'is_new' looks",
                "card: [] | 7:9 | found an empty list; expected at least one group of windows and aggregates",
                "card: count | 7:9 | found the text 'count'; expected a mapping",
                "card: [count] | 7:10 | found the text 'count'; expected a mapping",
            })
    void load_wrongEntity_reportsWhereWhatAndHow(String line, String at, String message) {
        assertThat(problems("features:", "  " + line)).containsExactly("policy.yaml:" + at + ": " + message);
    }

    @Test
    void load_sameFeatureInTwoGroups_isReportedAtTheSecond() {
        assertThat(problems(
                        "features:",
                        "  card:",
                        "    - { windows: [1h, 1d], aggregates: [count] }",
                        "    - { windows: [1d, 7d], aggregates: [count] }"))
                .containsExactly("policy.yaml:9:41: found feature 'card.count_1d' a second time;"
                        + " expected each feature once; remove one");
    }

    @Test
    void load_aggregateOfAFeature_isRefused() {
        assertThat(problems(
                        "features:",
                        "  card: { windows: [1h], aggregates: [count] }",
                        "  merchant: { windows: [1h], aggregates: [sum(card.count_1h)] }"))
                .containsExactly("policy.yaml:8:43: found unknown attribute 'card.count_1h'; expected one of [amount]");
    }

    @Test
    void load_sectionMadeInCode_declaresItsNamesAndReportsItsMistakesWithThoseOfTheFile() {
        write("profiles: { lateness: 1h }");
        Node features = Features.builder()
                .entity(
                        List.of("card", "merchant"),
                        FeatureGroup.of(Aggregate.count()).over(Window.ofHours(24)))
                .build();
        try (FraudScorer scorer =
                FraudScorer.builder(folder).section(Features.SECTION, features).load()) {
            assertThat(scorer.policy().variables()).extracting(Variable::name).contains("card_merchant.count_1d");
        }

        write("profiles: { lateness: soon }");
        Node wrong = Features.builder()
                .entity("card", FeatureGroup.of(Aggregate.sum("amuont")).over(Window.ofHours(1)))
                .build();
        FraudScorer.Builder builder = FraudScorer.builder(folder).section(Features.SECTION, wrong);
        PolicyException exception = catchThrowableOfType(PolicyException.class, builder::load);
        assertThat(exception.problems())
                .extracting(PolicyProblem::toString)
                .containsExactly(
                        "features in code, card, group 1: found unknown attribute 'amuont'; expected a known attribute;"
                                + " did you mean 'amount'?",
                        "policy.yaml:6:23: found the text 'soon';"
                                + " expected a length of time such as 500ms, 30s, 10m, 1h or 7d");
    }

    @Test
    void load_whereWithoutALanguageForIt_namesTheModule() {
        assertThat(problems(
                        "features:",
                        "  card:",
                        "    windows: [1h]",
                        "    aggregates: [count]",
                        "    where: online",
                        "    as: online"))
                .containsExactly("policy.yaml:10:12: found a condition, whose language no module on the class path"
                        + " provides; expected dev.fraudscorer:fraud-rules on the class path");
    }

    @Test
    void load_wrongProfiles_reportsWhereWhatAndHow() {
        assertThat(problems("profiles: { lateness: soon, latenes: 1d }"))
                .containsExactly(
                        "policy.yaml:6:23: found the text 'soon';"
                                + " expected a length of time such as 500ms, 30s, 10m, 1h or 7d",
                        "policy.yaml:6:29: found unknown key 'latenes'; expected a known key;"
                                + " did you mean 'lateness'?");
        assertThat(problems("profiles: 1d", "features: 1h"))
                .containsExactly(
                        "policy.yaml:6:11: found the text '1d'; expected a mapping",
                        "policy.yaml:7:11: found the text '1h'; expected a mapping");
    }

    @Test
    void load_manyMistakes_areAllInOneReport() {
        List<String> problems = problems(
                "profiles: { lateness: 1w }",
                "features:",
                "  crad: { windows: [1h], aggregates: [count] }",
                "  card:",
                "    windows: [1x, 1h, 1h]",
                "    aggregates: [sum(country), summ(amount), mean(amuont), elapsed(amount)]",
                "  merchant:",
                "    - { windows: [1h], aggregates: [count], wher: online }",
                "    - { windows: [1h], aggregates: [count] }");

        assertThat(problems).hasSize(10).allMatch(problem -> problem.startsWith("policy.yaml:"));
    }

    private List<String> problems(String... sections) {
        PolicyException exception = catchThrowableOfType(PolicyException.class, () -> load(sections));
        assertThat(exception).as("a policy with mistakes").isNotNull();
        return exception.problems().stream().map(PolicyProblem::toString).toList();
    }

    private FraudScorer load(String... sections) {
        write(sections);
        return FraudScorer.load(folder);
    }

    private void write(String... sections) {
        try {
            String text = String.join("\n", HEAD) + "\n" + String.join("\n", sections) + "\n";
            Files.writeString(folder.resolve("policy.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
