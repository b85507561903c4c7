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
    public JsonToken next() throws SyntaxException {
        try {
            JsonToken token = parser.nextToken();
            boolean isWritten = token == JsonToken.PROPERTY_NAME || (token != null && token.isScalarValue());
            text = isWritten && token != JsonToken.VALUE_NULL ? parser.getString() : "";
            return token == null ? JsonToken.NOT_AVAILABLE : token;
        } catch (JacksonException e) {
            throw new SyntaxException(e.getOriginalMessage(), location(e.getLocation()));
        }
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
