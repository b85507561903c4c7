package dev.fraudscorer.rules.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.testkit.TestValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times and durations in the language. Sunday, 2026-11-22, 10:15:30.250 UTC. */
final class LanguageOfTimesTest {
    private static final TestValues VALUES = new TestValues()
            .number("opened_at", 1_700_000_000)
            .truth("yes", true)
            .missing("no_number", ValueType.NUMBER, ValueState.NOT_GIVEN);
    private static final Evaluation EVALUATION = new Evaluation(VALUES);

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "event_time - duration('1h') < event_time; true",
                "duration('30m') + event_time == event_time + duration('1800s'); true",
                "event_time - timestamp('2026-11-22T00:00:00Z') > duration('10h'); true",
                "event_time - timestamp('2026-11-22T00:00:00Z') > duration('10h15m30.250s'); false",
                "(event_time - timestamp('2026-11-21T10:15:30.250Z')).getHours(); 24.0",
                "(event_time - timestamp('2026-11-21T10:15:30.250Z')) == duration('1d'); true",
                "event_time - timestamp(opened_at) > duration('365d'); true",
                "string(timestamp(opened_at)) == '2023-11-14T22:13:20Z'; true",
                "int(timestamp(opened_at)) == opened_at; true",
                "int(event_time); 1.79534253E9",
                "string(event_time) == '2026-11-22T10:15:30.250Z'; true",
                "duration('90s').getMinutes(); 1.0",
                "duration('90s').getSeconds(); 90.0",
                "duration('1500ms').getMilliseconds(); 500.0",
                "duration('-500ms').getSeconds(); 0.0",
                "duration('-90s').getMinutes(); -1.0",
                "duration('1ms') - duration('1h') < duration('-59m'); true",
                "duration('-1.5h') + duration('2h') == duration('30m'); true",
                "duration('1h') - duration('90m') < duration('0'); true",
                "(yes ? duration('1h') : duration('2h')) == duration('60m'); true",
                "(yes ? event_time : timestamp(no_number)) == event_time; true",
                "if_missing(timestamp(no_number), event_time) == event_time; true",
                "timestamp(no_number) < event_time; MISSING",
                "timestamp(no_number).getHours(); MISSING",
                "timestamp(no_number) - event_time > duration('1s'); MISSING",
                "string(timestamp(no_number)); MISSING",
                "timestamp('9999-12-31T23:59:59Z') + duration('1s') > event_time; MISSING",
                "timestamp('0001-01-01T00:00:00Z') - duration('1s') > event_time; MISSING",
                "duration('3650000d') + duration('3650000d') > duration('1s'); MISSING",
                "event_time.hour('UTC'); 10.0",
                "event_time.hour('Europe/Vienna'); 11.0",
                "event_time.weekday('UTC'); 7.0",
                "event_time.weekday('Pacific/Auckland'); 7.0",
                "(event_time + duration('14h')).weekday('UTC'); 1.0",
                "(event_time + duration('4d')).weekday('UTC'); 4.0",
            })
    void evaluate_timesAndDurations_givesValue(String expression, String expected) {
        assertThat(Evaluation.value(EVALUATION.plan(expression), VALUES.vector()))
                .hasToString(expected);
    }
}
