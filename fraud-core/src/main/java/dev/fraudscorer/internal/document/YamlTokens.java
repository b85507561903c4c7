package dev.fraudscorer.internal.document;

import dev.fraudscorer.policy.Location;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.core.JsonToken;

/** The tokens of a document in YAML 1.2. */
final class YamlTokens implements DocumentTokens {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setCodePointLimit(DocumentReader.MOST_BYTES)
            .build();

    private static final ScalarResolver RESOLVER = SETTINGS.getSchema().getScalarResolver();

    private final String file;
    private final ParserImpl parser;

    /** What encloses the current token, the innermost first: a mapping or a list. */
    private final Deque<JsonToken> enclosing = new ArrayDeque<>();

    private @Nullable Event event;
    private JsonToken token = JsonToken.VALUE_NULL;

    YamlTokens(String file, String text) {
        this.file = file;
        this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
    }

    @Override
    public JsonToken next() throws SyntaxException {
        boolean isKey = enclosing.peek() == JsonToken.START_OBJECT && token != JsonToken.PROPERTY_NAME;
        token = isKey ? key(nextEvent()) : value(nextEvent());
        switch (token) {
            case START_OBJECT, START_ARRAY -> enclosing.push(token);
            case END_OBJECT, END_ARRAY -> enclosing.pop();
            default -> {} // encloses nothing
        }
        return token;
    }

    /** The next event that stands for a token; null after the last. */
    private @Nullable Event nextEvent() throws SyntaxException {
        try {
            while (parser.hasNext()) {
                Event next = parser.next();
                event = next;
                switch (next.getEventId()) {
                    case StreamStart, DocumentStart, DocumentEnd, StreamEnd, Comment -> {} // stand for no token
                    default -> {
                        return next;
                    }
                }
            }
            return null;
        } catch (YamlEngineException | NumberFormatException e) { // the latter of a fault of the parser's
            String message = e.getMessage();
            throw new SyntaxException(message == null ? "" : message, end(event));
        }
    }

    private JsonToken key(@Nullable Event next) throws SyntaxException {
        if (next instanceof ScalarEvent) {
            return JsonToken.PROPERTY_NAME;
        }
        if (next != null && next.getEventId() == Event.ID.MappingEnd) {
            return JsonToken.END_OBJECT;
        }
        throw new SyntaxException("a key that is no text", end(next));
    }

    private static JsonToken value(@Nullable Event next) {
        if (next == null) {
            return JsonToken.NOT_AVAILABLE;
        }
        return switch (next.getEventId()) {
            case MappingStart -> JsonToken.START_OBJECT;
            case MappingEnd -> JsonToken.END_OBJECT;
            case SequenceStart -> JsonToken.START_ARRAY;
            case SequenceEnd -> JsonToken.END_ARRAY;
            case Scalar -> scalar((ScalarEvent) next);
            default -> JsonToken.VALUE_STRING; // an alias
        };
    }

    private static JsonToken scalar(ScalarEvent scalar) {
        Tag tag = RESOLVER.resolve(scalar.getValue(), scalar.getImplicit().canOmitTagInPlainScalar());
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return JsonToken.VALUE_NUMBER_FLOAT;
        }
        if (tag.equals(Tag.BOOL)) {
            return JsonToken.VALUE_TRUE;
        }
        return tag.equals(Tag.NULL) ? JsonToken.VALUE_NULL : JsonToken.VALUE_STRING;
    }

    @Override
    public String text() {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        return event instanceof AliasEvent alias ? alias.getAlias().getValue() : "";
    }

    @Override
    public boolean isMarked() {
        return event instanceof AliasEvent
                || (event instanceof ScalarEvent scalar && scalar.getTag().isPresent());
    }

    @Override
    public Location at() {
        return event == null ? Location.of(file) : place(event.getStartMark());
    }

    private Location end(@Nullable Event last) {
        return last == null ? Location.of(file) : place(last.getEndMark());
    }

    private Location place(Optional<Mark> mark) {
        return mark.map(at -> new Location(file, at.getLine() + 1, at.getColumn() + 1))
                .orElseGet(() -> Location.of(file));
    }

    @Override
    public void close() {} // holds no resource
}
