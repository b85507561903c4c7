package dev.fraudscorer.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value in JSON with the path to it, so that what does not fit is named.
 *
 * @param path from the root, such as {@code evidence[2].risk}; empty for the root
 * @param node the value
 */
record Field(String path, JsonNode node) {
    Field get(String name) {
        Field field = find(name);
        if (field == null) {
            throw new IllegalArgumentException("field '" + under(name) + "' is missing");
        }
        return field;
    }

    @Nullable
    Field find(String name) {
        if (!node.isObject()) {
            throw wrong("an object");
        }
        JsonNode child = node.get(name);
        return child == null ? null : new Field(under(name), child);
    }

    List<Field> items() {
        if (!node.isArray()) {
            throw wrong("an array");
        }
        List<Field> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Field(path + "[" + i + "]", node.get(i)));
        }
        return items;
    }

    String text() {
        if (!node.isString()) {
            throw wrong("a text");
        }
        return node.stringValue();
    }

    double number() {
        if (!node.isNumber()) {
            throw wrong("a number");
        }
        return node.doubleValue();
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
