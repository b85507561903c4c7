package dev.fraudscorer.internal.document;

import dev.fraudscorer.policy.ListNode;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.MapNode;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.policy.ScalarNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads one document of a policy folder, token by token, and keeps the place of each. */
public final class DocumentReader {
    private final String file;
    private final JsonParser parser;
    private final PolicyReader reader;

    private DocumentReader(String file, JsonParser parser, PolicyReader reader) {
        this.file = file;
        this.parser = parser;
        this.reader = reader;
    }

    /**
     * The document's root.
     *
     * @param file its name in the policy folder; {@code .json} is read as JSON, all else as YAML
     * @param reader where a syntax error is reported
     * @return null if it was reported
     */
    public static @Nullable Node read(String file, byte[] content, PolicyReader reader) {
        reader.keepDocument(file, new String(content, StandardCharsets.UTF_8));
        try (JsonParser parser = file.endsWith(".json")
                ? JsonFactory.builder().build().createParser(ObjectReadContext.empty(), content)
                : YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), content)) {
            return new DocumentReader(file, parser, reader).document();
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            Location place =
                    at == null ? Location.of(file) : new Location(file, at.getLineNr(), Math.max(0, at.getColumnNr()));
            String fault = e.getOriginalMessage().lines().findFirst().orElse("a syntax error");
            reader.report(place, "a syntax error: " + fault, "a well-formed document");
            return null;
        }
    }

    private @Nullable Node document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            reader.report(Location.of(file), "an empty document", "a mapping");
            return null;
        }
        Node root = value(first);
        if (parser.nextToken() != null) {
            reader.report(here(), "a second document", "one document in a file");
        }
        return root;
    }

    private Node value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> map();
            case START_ARRAY -> list();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(ScalarNode.Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(ScalarNode.Kind.BOOLEAN);
            case VALUE_NULL -> new ScalarNode(here(), ScalarNode.Kind.EMPTY, "");
            default -> scalar(ScalarNode.Kind.TEXT);
        };
    }

    private Node scalar(ScalarNode.Kind kind) {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            reader.report(here(), "an alias", "the value itself; aliases hide what a policy says");
        }
        return new ScalarNode(here(), kind, parser.getString());
    }

    private Node list() {
        Location at = here();
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new ListNode(at, items);
    }

    private Node map() {
        Location at = here();
        List<MapNode.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Location keyAt = here();
            Node value = value(parser.nextToken());
            if (seen.add(key)) {
                entries.add(new MapNode.Entry(key, keyAt, value));
            } else {
                reader.report(keyAt, "the key '" + key + "' for the second time", "each key once");
            }
        }
        return new MapNode(at, entries);
    }

    private Location here() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Location(file, at.getLineNr(), at.getColumnNr());
    }
}
