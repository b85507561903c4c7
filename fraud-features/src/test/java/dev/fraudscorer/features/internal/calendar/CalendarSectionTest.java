package dev.fraudscorer.features.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.features.internal.definition.DefinitionLoad;
import dev.fraudscorer.spi.vector.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The section {@code calendar}: what it declares and every mistake. */
class CalendarSectionTest {
    @Test
    void read_zoneAlone_declaresFourFeatures() {
        DefinitionLoad load = DefinitionLoad.of("calendar: { zone: Europe/Vienna }");

        assertThat(load.problems()).isEmpty();
        assertThat(load.calendar).isNotNull();
        assertThat(load.schema().variables())
                .filteredOn(variable -> variable.name().startsWith("calendar."))
                .extracting(Variable::name, Variable::type)
                .containsExactly(
                        tuple("calendar.hour", ValueType.NUMBER),
                        tuple("calendar.weekday", ValueType.NUMBER),
                        tuple("calendar.weekend", ValueType.BOOLEAN),
                        tuple("calendar.night", ValueType.BOOLEAN));
    }

    @Test
    void read_noSection_declaresNothing() {
        DefinitionLoad load = DefinitionLoad.of("features: {}");

        assertThat(load.calendar).isNull();
        assertThat(load.features()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Z", "'+05:30'", "GMT+2", "America/Argentina/Buenos_Aires"})
    void read_everyFormOfZone_isTaken(String zone) {
        assertThat(DefinitionLoad.of("calendar: { zone: " + zone + " }").problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ zone: Europe/Viena } | 19 | found unknown zone 'Europe/Viena'; expected a known zone; did you mean"
                        + " 'Europe/Vienna'?",
                "{ zone: Middle-earth/Bree } | 19 | found unknown zone 'Middle-earth/Bree'; expected a time zone such as"
                        + " Europe/Vienna, UTC or +02:00",
                "{ night: { from: 22, to: 6 } } | 11 | found no key 'zone'; expected a time zone such as Europe/Vienna,"
                        + " UTC or +02:00",
                "{ zone: UTC, nigth: { from: 22, to: 6 } } | 24 | found unknown key 'nigth'; expected a known key; did"
                        + " you mean 'night'?",
                "{ zone: UTC, night: { from: 22 } } | 31 | found no key 'to'; expected the hour at which the night ends,"
                        + " such as 6",
                "{ zone: UTC, night: { from: 24, to: 6 } } | 39 | found the number 24; expected an hour before 24;"
                        + " midnight is 0",
                "{ zone: UTC, night: { from: -1, to: 6 } } | 39 | found the number -1; expected a number in [0, 24]",
                "{ zone: UTC, night: { from: 6, to: 6 } } | 31 | found a night that ends when it begins; expected two"
                        + " different hours",
                "{ zone: UTC, night: 22-6 } | 31 | found the text '22-6'; expected a mapping",
                "UTC | 11 | found the text 'UTC'; expected a mapping",
            })
    void read_wrongCalendar_reportsWhereWhatAndHow(String section, int column, String message) {
        DefinitionLoad load = DefinitionLoad.of("calendar: " + section);

        assertThat(load.problems()).contains("policy.yaml:1:" + column + ": " + message);
    }
}
