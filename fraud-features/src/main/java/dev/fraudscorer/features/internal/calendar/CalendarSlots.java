package dev.fraudscorer.features.internal.calendar;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.util.Objects;

/**
 * Where the calendar's features stand in the vector. Immutable.
 *
 * @param hour 0 to 23
 * @param weekday 1, Monday, to 7, Sunday
 * @param weekend whether it is Saturday or Sunday
 * @param night whether it is night
 */
record CalendarSlots(int hour, int weekday, int weekend, int night) {
    static CalendarSlots declare(Schema schema) {
        return new CalendarSlots(
                declare(schema, "hour", ValueType.NUMBER),
                declare(schema, "weekday", ValueType.NUMBER),
                declare(schema, "weekend", ValueType.BOOLEAN),
                declare(schema, "night", ValueType.BOOLEAN));
    }

    private static int declare(Schema schema, String name, ValueType type) {
        // No attribute has a dot in its name, and no entity was declared yet.
        Variable variable = schema.declare(CalendarSection.PREFIX + name, type);
        return Objects.requireNonNull(variable, name).slot();
    }
}
