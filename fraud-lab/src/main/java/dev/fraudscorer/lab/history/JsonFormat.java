package dev.fraudscorer.lab.history;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON lines: one flat object a line; null means not given. */
final class JsonFormat implements LineFormat {
    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final ColumnResolver resolver;

    JsonFormat(ColumnResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void read(String line, Row row) throws BrokenLineException {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BrokenLineException("found no JSON object");
            }
            int fields = 0;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String field = parser.currentName();
                fields++;
                Column column = resolver.find(field);
                if (column == null) {
                    throw new BrokenLineException(
                            "found field " + ColumnResolver.shown(field, fields) + "; " + resolver.expected(field));
                }
                JsonToken value = parser.nextToken();
                if (!value.isScalarValue()) {
                    throw new BrokenLineException("field '" + field + "' is not a text, a number or a boolean");
                }
                if (value != JsonToken.VALUE_NULL) {
                    row.put(column, parser.getString());
                }
            }
            if (parser.nextToken() != null) {
                throw new BrokenLineException("found more than one JSON object");
            }
        } catch (JacksonException e) {
            // The parser's own message repeats the line.
            throw new BrokenLineException("found no well-formed JSON, or a field twice");
        }
    }
}
