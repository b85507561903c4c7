package dev.fraudscorer.rules.internal.language;

import dev.fraudscorer.event.ValueType;

/** The types of the language. */
public enum Type {
    NUMBER("number"),
    /** A number that is whole by its origin: a whole literal, a size, an hour. Fits wherever a number does. */
    INTEGER("number"),
    TEXT("text"),
    BOOLEAN("boolean"),
    TIME("time"),
    /** A length of time, which may be negative. */
    DURATION("duration"),
    /** A list of numbers, to the right of {@code in}. */
    NUMBER_LIST("list of numbers"),
    /** A list of texts or an entity list, to the right of {@code in}. */
    TEXT_LIST("list of texts"),
    /** What a name means whose definition is broken: it fits everywhere, so that one mistake is reported once. */
    ANY("anything");

    private final String label;

    Type(String label) {
        this.label = label;
    }

    /** The type of the values of a slot. */
    public static Type of(ValueType type) {
        return switch (type) {
            case NUMBER -> NUMBER;
            case TEXT -> TEXT;
            case BOOLEAN -> BOOLEAN;
        };
    }

    /** Whether it is a number, whole or not. */
    public boolean isNumeric() {
        return this == NUMBER || this == INTEGER;
    }

    /** The name in messages for analysts. */
    @Override
    public String toString() {
        return label;
    }
}
