package dev.fraudscorer.internal.document;

import dev.fraudscorer.policy.Location;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** The tokens of a document in JSON. */
final class JsonTokens implements DocumentTokens {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final String file;
    private final JsonParser parser;
    private String text = "";

    JsonTokens(String file, String text) {
        this.file = file;
        this.parser = JSON.createParser(ObjectReadContext.empty(), text);
    }

    @Override
    public DocumentToken next() throws SyntaxException {
        try {
            DocumentToken token = token(parser.nextToken());
            text = isWritten(token) ? parser.getString() : "";
            return token;
        } catch (JacksonException e) {
            throw new SyntaxException(e.getOriginalMessage(), location(e.getLocation()));
        }
    }

    private static DocumentToken token(@Nullable JsonToken token) {
        if (token == null) {
            return DocumentToken.END;
        }
        return switch (token) {
            case START_OBJECT -> DocumentToken.MAP;
            case END_OBJECT -> DocumentToken.MAP_END;
            case START_ARRAY -> DocumentToken.LIST;
            case END_ARRAY -> DocumentToken.LIST_END;
            case PROPERTY_NAME -> DocumentToken.KEY;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> DocumentToken.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> DocumentToken.BOOLEAN;
            case VALUE_NULL -> DocumentToken.EMPTY;
            case VALUE_STRING, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> DocumentToken.TEXT;
        };
    }

    private static boolean isWritten(DocumentToken token) {
        return switch (token) {
            case KEY, TEXT, NUMBER, BOOLEAN -> true;
            case MAP, MAP_END, LIST, LIST_END, EMPTY, END -> false;
        };
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean isMarked() {
        return false;
    }

    @Override
    public Location at() {
        return location(parser.currentTokenLocation());
    }

    @Override
    public void close() {
        parser.close();
    }

    private Location location(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1
                ? Location.of(file)
                : new Location(file, at.getLineNr(), Math.max(0, at.getColumnNr()));
    }
}
