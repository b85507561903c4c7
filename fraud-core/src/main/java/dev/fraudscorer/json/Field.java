package dev.fraudscorer.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value in JSON with the path to it, so that what does not fit is named.
 *
 * @param path from the root, such as {@code evidence[2].risk}; empty for the root
 * @param value the value, as {@link JsonReader} makes it
 */
record Field(String path, Object value) {
    Field get(String name) {
        Field field = find(name);
        if (field == null) {
            throw new IllegalArgumentException("field '" + under(name) + "' is missing");
        }
        return field;
    }

    @Nullable
    Field find(String name) {
        if (!(value instanceof Map<?, ?> members)) {
            throw wrong("an object");
        }
        Object child = members.get(name);
        return child == null ? null : new Field(under(name), child);
    }

    /** What {@code read} makes of a member; {@code otherwise} if there is none. */
    <T> T findOr(String name, Function<Field, T> read, T otherwise) {
        T found = find(name, read);
        return found == null ? otherwise : found;
    }

    /** What {@code read} makes of a member; null if there is none. */
    <T> @Nullable T find(String name, Function<Field, T> read) {
        Field field = find(name);
        return field == null ? null : read.apply(field);
    }

    /** All members of an object, by their names. */
    Map<String, Field> members() {
        if (!(value instanceof Map<?, ?> members)) {
            throw wrong("an object");
        }
        Map<String, Field> fields = new HashMap<>();
        members.forEach((name, member) -> fields.put((String) name, new Field(under((String) name), member)));
        return fields;
    }

    List<Field> items() {
        if (!(value instanceof List<?> values)) {
            throw wrong("an array");
        }
        List<Field> items = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            items.add(new Field(path + "[" + i + "]", values.get(i)));
        }
        return items;
    }

    String text() {
        if (!(value instanceof String text)) {
            throw wrong("a text");
        }
        return text;
    }

    double number() {
        if (!(value instanceof Double number)) {
            throw wrong("a number");
        }
        return number;
    }

    boolean truth() {
        if (!(value instanceof Boolean truth)) {
            throw wrong("true or false");
        }
        return truth;
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        try {
            return Enum.valueOf(type, text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("one of " + List.of(type.getEnumConstants()));
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("field '" + path + "' is not " + expected);
    }

    private String under(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
