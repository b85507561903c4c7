package dev.fraudscorer.features.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.features.internal.definition.DefinitionLoad;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar's features against {@code java.time}. */
class CalendarFeaturesPropertyTest {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2250-01-01T00:00:00Z");
    private static final int INSTANTS = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Vienna",
                "America/New_York",
                "America/Sao_Paulo",
                "Africa/Casablanca",
                "Africa/Monrovia",
                "Asia/Kathmandu",
                "Asia/Tehran",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "Pacific/Chatham",
                "+05:45:30"
            })
    void fill_randomInstants_agreesWithJavaTime(String zone) {
        long seed = zone.hashCode();
        SplittableRandom random = new SplittableRandom(seed);
        Calendar calendar = new Calendar(zone, "{ from: 22, to: 6 }");
        for (int i = 0; i < INSTANTS; i++) {
            Instant time = Instant.ofEpochMilli(random.nextLong(FIRST.toEpochMilli(), LAST.toEpochMilli()));
            calendar.check(time, "seed " + seed + ", number " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Gaza"})
    void fill_aroundEveryChangeOfTheClocks_agreesWithJavaTime(String zone) {
        Calendar calendar = new Calendar(zone, "{ from: 2, to: 3 }");
        int changes = 0;
        for (ZoneOffsetTransition change = calendar.zone.getRules().nextTransition(FIRST);
                change != null && change.getInstant().isBefore(LAST);
                change = calendar.zone.getRules().nextTransition(change.getInstant())) {
            for (long millis : List.of(-3_600_000L, -1L, 0L, 1L, 3_600_000L)) {
                calendar.check(change.getInstant().plusMillis(millis), change.toString());
            }
            changes++;
        }
        assertThat(changes).isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(DayOfWeek.class)
    void fill_everyWeekday_isNumberedFromMonday(DayOfWeek day) {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z").plusSeconds(86_400L * day.getValue()); // from a Sunday on

        FeatureVector vector = new Calendar("UTC", "{ from: 0, to: 6 }").fill(noon, Access.READ);

        assertThat(vector.number(vector.slot("calendar.weekday"))).isEqualTo(day.getValue());
        assertThat(vector.number(vector.slot("calendar.weekend")))
                .isEqualTo(day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ from: 0, to: 6 }", "{ from: 22, to: 6 }", "{ from: 22.5, to: 0 }", "{ from: 6, to: 5 }"})
    void fill_everyMinuteOfADay_isNightFromTheOneHourToTheOther(String night) {
        Calendar calendar = new Calendar("UTC", night);
        for (int minute = 0; minute < 24 * 60; minute++) {
            calendar.check(Instant.ofEpochSecond(minute * 60L), night);
        }
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void fill_whateverTheAccess_fillsForTheEntitiesBehindIt(Access access) {
        FeatureVector vector = new Calendar("UTC", "{ from: 0, to: 6 }").fill(Instant.ofEpochSecond(7_200), access);

        assertThat(vector.number(vector.slot("calendar.hour"))).isEqualTo(2);
        assertThat(vector.number(vector.slot("calendar.night"))).isEqualTo(1);
    }

    @Test
    void slots_ofTheCalendar_areThoseItDeclared() {
        DefinitionLoad load = DefinitionLoad.of("calendar: { zone: UTC }");

        CalendarFeatures calendar = Objects.requireNonNull(load.calendar);
        assertThat(Arrays.stream(calendar.slots())
                        .mapToObj(slot -> load.schema().variables().get(slot).name()))
                .containsExactly("calendar.hour", "calendar.weekday", "calendar.weekend", "calendar.night");
        assertThat(calendar.id()).isEqualTo("features.calendar");
    }

    /** A calendar that was read from a policy, with the values of {@code java.time} beside it. */
    private static final class Calendar {
        private final ZoneId zone;
        private final double from;
        private final double to;
        private final CalendarFeatures features;
        private final FeatureVector vector;
        private final EventType payment;

        Calendar(String zone, String night) {
            DefinitionLoad load = DefinitionLoad.of("calendar: { zone: '" + zone + "', night: " + night + " }");
            assertThat(load.problems()).isEmpty();
            String[] hours = night.replaceAll("[^0-9.,]", "").split(",", -1);
            this.zone = ZoneId.of(zone);
            this.from = Double.parseDouble(hours[0]);
            this.to = Double.parseDouble(hours[1]);
            this.features = Objects.requireNonNull(load.calendar);
            this.vector = load.newVector();
            this.payment = load.type("payment");
        }

        FeatureVector fill(Instant time, Access access) {
            Event event = payment.newEvent("id", time).build();
            vector.begin(event);
            features.fill(vector, access);
            return vector;
        }

        void check(Instant time, String description) {
            fill(time, Access.COUNT_AND_READ);
            LocalDateTime shown = LocalDateTime.ofInstant(time, zone);
            DayOfWeek day = shown.getDayOfWeek();
            String what = time + " in " + zone + ", " + description;
            assertThat(number("calendar.hour")).as(what).isEqualTo(shown.getHour());
            assertThat(number("calendar.weekday")).as(what).isEqualTo(day.getValue());
            assertThat(number("calendar.weekend"))
                    .as(what)
                    .isEqualTo(day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 1 : 0);
            assertThat(number("calendar.night")).as(what).isEqualTo(isNight(shown.toLocalTime()) ? 1 : 0);
        }

        private boolean isNight(LocalTime shown) {
            double hour = shown.toNanoOfDay() / 3.6e12;
            for (double begin = from; begin != to; begin = (begin + 0.5) % 24) {
                if (hour >= begin && hour < begin + 0.5) {
                    return true;
                }
            }
            return false;
        }

        private double number(String name) {
            int slot = vector.slot(name);
            assertThat(vector.isPresent(slot)).as(name).isTrue();
            return vector.number(slot);
        }
    }
}
