package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberRulesTest {
    private static final String POLICY = """
            policy: cards
            version: "1"
            events:
              payment: { card: key, number: { type: card_number, required: false%s }, memo: { type: text, required: false } }
            lists:
              prepaid: { file: prepaid.txt, of: number, kind: %s }
            rules:
              - { id: by-list, when: number in lists.prepaid, reason: LISTED, risk: 0.3 }
              - { id: probe, when: '%s', reason: PROBE, risk: 0.3 }
            score: { combine: noisy_or, thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeList() throws IOException {
        Files.writeString(folder.resolve("prepaid.txt"), "41111111\n");
    }

    @Test
    void score_binAndBinList_fireAndShowEightDigitsAtMost() throws IOException {
        try (FraudScorer scorer = load("", "bin", "bin(number, 8) == \"41111111\"")) {
            Assessment assessment = scorer.score(scorer.event("payment", "p1", Instant.parse("2026-05-04T10:00:00Z"))
                    .lenient()
                    .set("card", "tok_1")
                    .set("number", "4111111111111111")
                    .set("memo", "refund to 4111 1111 1111 1111")
                    .build());

            assertThat(assessment.reasonCodes()).extracting(Object::toString).contains("LISTED", "PROBE");
            assertThat(assessment.degraded()).isTrue();
            assertThat(AssessmentJson.write(assessment))
                    .contains("\"41111111\"")
                    .doesNotContain("411111111", "4111 1111");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number == \"41111111\"",
                "number.startsWith(\"4\")",
                "number in [\"41111111\"]",
                "size(number) > 3",
                "number + \"\" == card",
                "number.matches(\"4.*\")",
                "int(number) > 3"
            })
    void load_cardNumberAsText_isReported(String condition) throws IOException {
        assertThatThrownBy(() -> load("", "bin", condition))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("the card number 'number' as a text")
                .hasMessageContaining("bin(number)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin(number) == \"411111\"", "has(number)", "if_missing(bin(number, 8), \"\") == \"\""})
    void load_cardNumberForItsFirstDigits_isTaken(String condition) throws IOException {
        load("", "bin", condition).close();
    }

    @ParameterizedTest
    @CsvSource({
        "', shown: 6', bin, 'bin(number, 8) == \"1\"', '8 digits of the card number'",
        "', shown: 6', bin, 'has(number)', 'prepaid.txt:1: found no range of BINs; expected 1 to 6 digits'",
        "', shown: 7', bin, 'has(number)', '6 or 8 digits'",
        "', cards: never', bin, 'has(number)', 'cards for the type'",
        "'', keys, 'has(number)', 'a list of card numbers'",
        "'', bin, 'bin(number, 8) == \"411111\"', 'the first 8 digits of a card number never are'",
        "'', bin, 'bin(number) in [\"411111\", \"41111111\"]', 'the first 6 digits of a card number never are'"
    })
    void load_cardNumberThatCannotBeUsedSo_isReported(String option, String kind, String condition, String problem)
            throws IOException {
        assertThatThrownBy(() -> load(option, kind, condition))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void load_eightDigitsOfAmericanExpress_areReported() throws IOException {
        Files.writeString(folder.resolve("prepaid.txt"), "37828224\n");

        assertThatThrownBy(() -> load("", "bin", "has(number)"))
                .hasMessageContaining("prepaid.txt:1: found more than 6 digits of American Express");
    }

    @Test
    void load_cardNumberHiddenByEscapes_isReportedWithoutShowingIt() throws IOException {
        assertThatThrownBy(() -> load("", "bin", "memo == \"4111\\u00a01111\\u00a01111\\u00a01111\""))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("found a card number");
    }

    private FraudScorer load(String option, String kind, String condition) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY.formatted(option, kind, condition));
        return FraudScorer.load(folder);
    }
}
