package dev.fraudscorer.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a document into what it is made of: maps by name in the order of the text, lists, {@link String}, {@link Double}, {@link Boolean} and
 * {@link #NULL}. Of a name that occurs twice, the last counts. Confined to one thread.
 */
final class JsonReader {
    /** Stands for {@code null} in JSON. */
    static final Object NULL = new Object();

    private final JsonParser parser;
    private final String what;

    /** @param what the document is to be, for messages, such as {@code an assessment} */
    JsonReader(JsonParser parser, String what) {
        this.parser = parser;
        this.what = what;
    }

    /**
     * The only value of the document.
     *
     * @throws tools.jackson.core.JacksonException if it is not well-formed
     * @throws IllegalArgumentException if there is none, or more than one
     */
    Object document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new IllegalArgumentException(what + " in JSON was expected, but the text is empty");
        }
        Object value = value(first);
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException(what + " in JSON was expected, but something follows it");
        }
        return value;
    }

    private Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NULL;
            default -> parser.getString();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            members.put(name, value(parser.nextToken()));
        }
        return members;
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return items;
    }
}
