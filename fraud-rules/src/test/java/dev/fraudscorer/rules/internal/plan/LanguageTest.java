package dev.fraudscorer.rules.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.testkit.TestValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language, one example for each thing that it can express. Sunday, 2026-11-22, 10:15:30.250 UTC. */
final class LanguageTest {
    private static final TestValues VALUES = new TestValues()
            .number("amount", 129.5)
            .number("zero", 0)
            .number("card.count_1h", 7)
            .number("huge", 1e300)
            .text("card", "tok_9f3c")
            .text("country", "BR")
            .text("empty", "")
            .text("smile", "a😀b")
            .truth("yes", true)
            .truth("no", false)
            .missing("no_number", ValueType.NUMBER, ValueState.NO_HISTORY)
            .missing("no_text", ValueType.TEXT, ValueState.NOT_GIVEN)
            .missing("no_truth", ValueType.BOOLEAN, ValueState.NOT_GIVEN);
    private static final Evaluation EVALUATION = new Evaluation(VALUES);

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "amount = 129.5",
                "-amount = -129.5",
                "amount + 1 = 130.5",
                "1 + amount = 130.5",
                "amount - 0.5 = 129.0",
                "2 * amount = 259.0",
                "amount / 2 = 64.75",
                "amount % 100 = 29.5",
                "-amount % 100 = -29.5",
                "5 / 2 = 2.0",
                "-5 / 2 = -2.0",
                "5 % 3 = 2.0",
                "5.0 / 2 = 2.5",
                "int(amount) / 2 = 64.0",
                "int(-amount) = -129.0",
                "double(5) / 2 = 2.5",
                "abs(-amount) = 129.5",
                "abs(-3) / 2 = 1.0",
                "min(amount, 3) = 3.0",
                "max(amount, card.count_1h) = 129.5",
                "log(1) = 0.0",
                "sqrt(card.count_1h + 2) = 3.0",
                "size(card) = 8.0",
                "card.size() = 8.0",
                "smile.size() = 3.0",
                "empty.size() = 0.0",
                "yes ? amount : no_number = 129.5",
                "no ? amount : 1 = 1.0",
                "card.count_1h = 7.0",
            })
    void evaluate_number_givesNumber(String expression, double expected) {
        assertThat(value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "amount > 100 -> true",
                "amount > 3 * card.count_1h -> true",
                "card.count_1h >= 7 -> true",
                "card.count_1h > 7 -> false",
                "card.count_1h <= 7 -> true",
                "card.count_1h < 7 -> false",
                "card.count_1h == 7 -> true",
                "card.count_1h != 7 -> false",
                "7 == 7.0 -> true",
                "zero == -zero -> true",
                "card == 'tok_9f3c' -> true",
                "card != \"tok_9f3c\" -> false",
                "country < 'CA' -> true",
                "country >= 'CA' -> false",
                "yes == no -> false",
                "yes != no -> true",
                "yes && !no -> true",
                "yes && no || yes -> true",
                "no ? no : yes -> true",
                "(yes ? card : country) == card -> true",
                "card.contains('9f') -> true",
                "card.startsWith('tok') -> true",
                "card.endsWith('tok') -> false",
                "card.contains(empty) -> true",
                "card.matches('[0-9]f') -> true",
                "matches(card, '^[0-9]') -> false",
                "card + country == 'tok_9f3cBR' -> true",
                "country in ['BR', 'NG'] -> true",
                "country in ['NG'] -> false",
                "card.count_1h in [1, 7.0, 9] -> true",
                "card.count_1h in [1, 2] -> false",
                "-zero in [0] -> true",
                "!(country in ['NG']) -> true",
                "has(card) -> true",
                "has(no_text) -> false",
                "has(card.count_1h) && card.count_1h > 3 -> true",
                "has(event_type) -> true",
                "if_missing(no_number, 5) == 5 -> true",
                "if_missing(amount / zero, -1) == -1 -> true",
                "if_missing(no_text, 'none') == 'none' -> true",
                "if_missing(no_truth, yes) -> true",
                "if_missing(amount, 5) == amount -> true",
                "event_type == 'payment' -> true",
                "event_time.getHours() == 10 -> true",
                "event_time.getHours('Asia/Tokyo') == 19 -> true",
                "event_time.getHours('-03:30') == 6 -> true",
                "event_time.getHours('02:00') == 12 -> true",
                "event_time.getMinutes() == 15 -> true",
                "event_time.getSeconds() == 30 -> true",
                "event_time.getMilliseconds() == 250 -> true",
                "event_time.getDayOfWeek() == 0 -> true",
                "event_time.getDate() == 22 -> true",
                "event_time.getDayOfMonth() == 21 -> true",
                "event_time.getDayOfYear() == 325 -> true",
                "event_time.getMonth() == 10 -> true",
                "event_time.getFullYear() == 2026 -> true",
                "event_time.getDayOfWeek() in [0, 6] -> true",
                "event_time >= timestamp('2026-11-22T10:15:30.250Z') -> true",
                "event_time < timestamp('2026-11-22T11:15:30.250+01:00') -> false",
                "timestamp('2026-01-01T00:00:00Z').getFullYear() == 2026 -> true",
                "amount > 100 // a comment -> true",
                "distance_km(52.52, 13.405, 52.52, 13.405) == 0 -> true",
            })
    void evaluate_question_givesTruth(String expression, boolean expected) {
        assertThat(value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "no_truth || yes -> true",
                "yes || no_truth -> true",
                "no_truth && no -> false",
                "no && no_truth -> false",
                "no_number > 3 || amount > 3 -> true",
                "no_number > 3 && amount < 3 -> false",
                "no_truth || no -> MISSING",
                "no_truth && yes -> MISSING",
                "yes && no_truth && yes -> MISSING",
                "yes && no_truth && no -> false",
                "!no_truth -> MISSING",
                "no_truth ? yes : yes -> MISSING",
                "yes ? no_truth : yes -> MISSING",
                "yes ? yes : no_truth -> true",
                "no_truth == no_truth -> MISSING",
                "no_number == no_number -> MISSING",
                "no_number != amount -> MISSING",
                "amount <= no_number -> MISSING",
                "no_text == card -> MISSING",
                "card < no_text -> MISSING",
                "no_text in ['a'] -> MISSING",
                "no_number in [1] -> MISSING",
                "no_text.contains('a') -> MISSING",
                "card.startsWith(no_text) -> MISSING",
                "no_text.matches('a') -> MISSING",
                "size(no_text) -> MISSING",
                "no_text + card -> MISSING",
                "no_number + 1 -> MISSING",
                "min(amount, no_number) -> MISSING",
                "abs(no_number) -> MISSING",
                "distance_km(no_number, 1, 1, 1) -> MISSING",
                "if_missing(no_number, no_number) -> MISSING",
                "yes ? no_number : 1 -> MISSING",
                "no_truth ? card : country -> MISSING",
            })
    void evaluate_missingOperand_followsCelsLogic(String expression, String expected) {
        assertThat(value(expression)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "amount / zero",
                "zero / zero",
                "1 / 0",
                "1 % 0",
                "amount % zero",
                "huge * huge",
                "huge * huge - huge * huge",
                "log(zero)",
                "log(-amount)",
                "sqrt(-amount)",
                "int(huge)",
                "9007199254740991 + 1",
                "-9007199254740991 - 1",
                "9007199254740991 * 2",
                "distance_km(91, 0, 0, 0)",
                "distance_km(0, 0, 0, -181)",
            })
    void evaluate_noFiniteOrExactResult_isMissing(String expression) {
        assertThat(value(expression)).isEqualTo(Evaluation.MISSING);
    }

    private static Object value(String expression) {
        return Evaluation.value(EVALUATION.plan(expression), VALUES.vector());
    }
}
