package dev.fraudscorer.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that YAML reads as something else is reported with the quotes that it needs. */
final class YamlQuotesTest {
    private final PolicyReader reader = new PolicyReader();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "when: !has(x) => 1:7 => begins with '!' => when: '!has(x)'",
                "when: !has(x) && y => 1:16 => begins with '!' => when: '!has(x) && y'",
                "- { id: a, when: !has(x), risk: 1 } => 1:25 => begins with '!' => when: '!has(x)'",
                "- { id: a, when: !(c == 'DE') } => 1:18 => begins with '!' => when: \"!(c == 'DE')\"",
                "- file: *.yaml => 1:10 => begins with '*' => file: '*.yaml'",
                "- file: *rules => 1:9 => begins with '*' => file: '*rules'",
                "when: &amp && y => 1:13 => begins with '&' => when: '&amp && y'",
                "when: %x => 1:7 => begins with '%' => when: '%x'",
                "when: @x => 1:7 => begins with '@' => when: '@x'",
                "- @x => 1:3 => begins with '@' => - '@x'",
                "when: >x => 1:8 => begins with '>' => when: '>x'",
                "when: b: c => 1:8 => with ': ' in it => when: 'b: c'",
                "when: a ? b : c => 1:13 => with ': ' in it => when: 'a ? b : c'",
                "when: 'x' == y => 1:11 => continues behind its closing quote => the value of 'when'",
                "- { when: 'x' == y } => 1:15 => continues behind its closing quote => the value of 'when'",
                "- { when: \"a == 'x' } => 1:11 => without the quote that closes it => the value of 'when'",
                "- { when: x in ['a', 'b'], id: y } => 1:16 => brackets, braces or commas => when: \"x in ['a', 'b']\"",
                "- { when: e.matches('a{2}'), id: y } => 1:26 => brackets, braces or commas => when: \"e.matches('a{2}')\"",
                "- { when: x == '\"' && y in ['it'], id: y } => 1:28 => brackets, braces or commas"
                        + " => when: 'x == ''\"'' && y in [''it'']'",
            })
    void read_valueWithoutItsQuotes_isReportedWithThem(String line, String place, String found, String expected) {
        assertThat(problem(line).at()).hasToString("rules.yaml:" + place);
        assertThat(problem(line).found()).contains(found);
        assertThat(problem(line).expected())
                .contains("quotes around the whole of")
                .contains(expected);
    }

    @Test
    void read_tabBeforeAValue_isReportedAsSuch() {
        assertThat(problem("a:\n\tb: c\n").toString())
                .isEqualTo("rules.yaml:2:1: found a syntax error: a tab before a value;"
                        + " expected blanks; YAML does not indent by tabs");
    }

    @Test
    void read_backslashInDoubleQuotes_namesSingleQuotes() {
        assertThat(problem("when: \"e.matches('\\d')\"").expected()).startsWith("single quotes");
    }

    @Test
    void read_backtick_isReportedWithQuotes() {
        assertThat(problem("when: `x`").expected()).endsWith("when: '`x`'");
    }

    @Test
    void read_valueThatMayBeASecret_isNotRepeated() {
        PolicyProblem problem = problem("- { when: card in ['4111 1111 1111 1111'], id: y }");

        assertThat(problem.toString()).contains("the value of 'when'").doesNotContain("1111");
    }

    @Test
    void read_longValue_isNotRepeated() {
        assertThat(problem("when: !" + "x".repeat(60_000)).toString().length()).isLessThan(300);
    }

    @Test
    void read_conditionsInQuotesAndBlocks_areTexts() {
        String document = """
                - { id: a, when: '!has(x)' }
                - { id: b, when: "x in ['a', 'b']" }
                - when: |
                    !has(x) ? a : b
                - when: amount > 1 && country == "DE"
                """;

        assertThat(DocumentReader.read("rules.yaml", document.getBytes(StandardCharsets.UTF_8), reader))
                .isNotNull();
        assertThat(reader.problems()).isEmpty();
    }

    private PolicyProblem problem(String document) {
        PolicyReader own = new PolicyReader();
        DocumentReader.read("rules.yaml", document.getBytes(StandardCharsets.UTF_8), own);
        assertThat(own.problems()).as(document).hasSize(1);
        return own.problems().get(0);
    }
}
