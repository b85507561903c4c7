package dev.fraudscorer.onnx.internal.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads a JSON array of texts, which is how a model file carries the names of its columns. */
final class NameList {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private NameList() {}

    /** The names; null if {@code json} is not an array of texts. */
    static @Nullable List<String> parse(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            List<String> names = new ArrayList<>();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return null;
            }
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                names.add(parser.getString());
            }
            return parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null ? names : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
