package dev.fraudscorer.features.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.features.internal.definition.DefinitionLoad;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.testkit.Allocations;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Once loaded, the calendar makes no garbage, whatever the time. */
class CalendarAllocationTest {
    private static final int EVENTS = 1_000;
    private static final int ROUNDS = 30;

    @Test
    void fill_eventsOfManyYears_allocatesNothing() {
        DefinitionLoad load = DefinitionLoad.of("calendar: { zone: Europe/Vienna }");
        CalendarFeatures calendar = Objects.requireNonNull(load.calendar);
        FeatureVector vector = load.newVector();
        EventType payment = load.type("payment");
        Event[] events = new Event[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            // Every other month or so, from 1970 to 2136.
            Instant time = Instant.ofEpochSecond(i * 61L * 86_400);
            events[i] = payment.newEvent("e" + i, time).build();
        }

        Runnable fillAll = () -> {
            for (Event event : events) {
                vector.begin(event);
                calendar.fill(vector, Access.COUNT_AND_READ);
            }
        };
        assertThat(Allocations.least(ROUNDS, fillAll)).isZero();
    }
}
