package dev.fraudscorer.features.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions of aggregates: {@code where} and {@code as}. */
class FilterPolicyTest {
    @Test
    void read_groupWithWhere_filtersAndNamesItsFeatures() {
        DefinitionLoad load = DefinitionLoad.of(
                "features:",
                "  card:",
                "    - { windows: [1h], aggregates: [count] }",
                "    - windows: [1h]",
                "      aggregates: [count, sum(amount) excluding_current, fraud_rate]",
                "      where: '  declined '",
                "      as: refused");

        assertThat(load.problems()).isEmpty();
        assertThat(load.features())
                .containsExactly(
                        "card.count_1h",
                        "card.count_refused_1h",
                        "card.sum_amount_refused_1h_excluding_current",
                        "card.fraud_rate_refused_1h");
        assertThat(load.feature("card.count_1h").where()).isNull();
        assertThat(load.feature("card.count_refused_1h").where())
                .isNotNull()
                .returns("refused", Filter::name)
                .returns("declined", Filter::text);
    }

    @Test
    void read_sameConditionInTwoGroups_isOneFilter() {
        DefinitionLoad load = DefinitionLoad.of(
                "features:",
                "  card:",
                "    - { windows: [1h], aggregates: [count], where: declined, as: refused }",
                "    - { windows: [1d], aggregates: [count], where: declined, as: refused }",
                "  merchant: { windows: [1d], aggregates: [count], where: country, as: refused }");

        assertThat(load.problems()).isEmpty();
        assertThat(load.feature("card.count_refused_1h").where())
                .isSameAs(load.feature("card.count_refused_1d").where());
        assertThat(load.feature("merchant.count_refused_1d").where())
                .isNotNull()
                .returns("country", Filter::text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "aggregates: [count], where: declined | 2:9 | found no key 'as'; expected a name for the condition; it"
                        + " becomes part of the features' names",
                "aggregates: [count], as: refused | 2:51 | found 'as' without 'where'; expected the condition that it"
                        + " names, or no 'as'",
                "aggregates: [count], where: declined, as: cnp-declined | 2:68 | found the text 'cnp-declined'; expected a"
                        + " name of letters, digits and underscores, beginning with a letter",
                "aggregates: [count], where: declned, as: refused | 2:54 | found unknown name 'declned'; expected a known"
                        + " name; did you mean 'declined'?",
                "aggregates: [count], where: , as: refused | 2:53 | found nothing; expected a text",
                "aggregates: [count], where: [declined], as: refused | 2:54 | found a list; expected a text",
                "aggregates: [count, elapsed], where: declined, as: refused | 2:46 | found 'elapsed' with where; expected"
                        + " 'elapsed' in a group without where; only what has a window has a condition",
                "aggregates: [count, is_new(country)], where: declined, as: refused | 2:46 | found 'is_new' with where;"
                        + " expected 'is_new(merchant)' in a group without where; only what has a window has a"
                        + " condition",
                "aggregates: [count], wheer: declined | 2:47 | found unknown key 'wheer'; expected a known key; did you"
                        + " mean 'where'?",
            })
    void read_wrongWhere_reportsWhereWhatAndHow(String keys, String at, String message) {
        DefinitionLoad load = DefinitionLoad.of("features:", "  card: { windows: [1h], " + keys + " }");

        assertThat(load.problems()).containsExactly("policy.yaml:" + at + ": " + message);
    }

    @Test
    void read_oneNameForTwoConditions_isReportedAtTheSecond() {
        DefinitionLoad load = DefinitionLoad.of(
                "features:",
                "  card:",
                "    - { windows: [1h], aggregates: [count], where: declined, as: refused }",
                "    - { windows: [1h], aggregates: [count], where: country, as: refused }");

        assertThat(load.problems())
                .containsExactly("policy.yaml:4:52: found another condition under the name 'refused';"
                        + " expected one condition for each name within an entity; choose another name");
    }

    @Test
    void read_conditionWithAMistake_declaresItsFeaturesAndReportsEveryPlace() {
        DefinitionLoad load = DefinitionLoad.of(
                "features:",
                "  card:",
                "    - { windows: [1h], aggregates: [count], where: declned, as: refused }",
                "    - { windows: [1d], aggregates: [count], where: declned, as: refused }");

        assertThat(load.problems()).hasSize(2);
        assertThat(load.features()).containsExactly("card.count_refused_1h", "card.count_refused_1d");
    }

    @Test
    void read_conditionOfAFeature_isRefused() {
        DefinitionLoad load = DefinitionLoad.of(
                "features:",
                "  card: { windows: [1h], aggregates: [count] }",
                "  merchant: { windows: [1h], aggregates: [count], where: card.count_1h, as: burst }");

        assertThat(load.problems()).singleElement().asString().contains("found unknown name 'card.count_1h'");
    }

    @Test
    void read_oneConditionTooMany_isReported() {
        List<String> lines = new ArrayList<>(List.of("features:", "  card:"));
        for (int i = 0; i <= Filter.MOST; i++) {
            lines.add("    - { windows: [1h], aggregates: [count], where: declined, as: refused" + i + " }");
        }

        DefinitionLoad load = DefinitionLoad.of(lines.toArray(String[]::new));

        assertThat(load.problems())
                .containsExactly("policy.yaml:67:52: found 65 conditions of one entity; expected at most 64 of them");
    }
}
