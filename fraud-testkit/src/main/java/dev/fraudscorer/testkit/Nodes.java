package dev.fraudscorer.testkit;

import dev.fraudscorer.internal.document.DocumentReader;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nodes of a policy without a policy around them. */
public final class Nodes {
    private static final Location NOWHERE = Location.of("test");

    private Nodes() {}

    /**
     * The mapping that a document has at its root.
     *
     * @param file its name; {@code .json} is read as JSON, all else as YAML
     * @throws IllegalArgumentException if it is none
     */
    public static MapNode read(String file, String text) {
        PolicyReader reader = new PolicyReader();
        Node root = DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8), reader);
        if (root instanceof MapNode map && reader.problems().isEmpty()) {
            return map;
        }
        throw new IllegalArgumentException("expected a mapping but found " + reader.problems() + " in " + text);
    }

    /** A mapping of texts and numbers: what consists of digits is a number, as in YAML. */
    public static MapNode map(Map<String, String> values) {
        List<MapNode.Entry> entries = new ArrayList<>();
        values.forEach((key, value) -> entries.add(entry(key, scalar(value))));
        return new MapNode(NOWHERE, entries);
    }

    /** A mapping of one entry. */
    public static MapNode map(String key, Node value) {
        return new MapNode(NOWHERE, List.of(entry(key, value)));
    }

    /** A list of mappings. */
    public static ListNode list(List<Map<String, String>> items) {
        return new ListNode(NOWHERE, items.stream().<Node>map(Nodes::map).toList());
    }

    private static MapNode.Entry entry(String key, Node value) {
        return new MapNode.Entry(key, NOWHERE, value);
    }

    private static ScalarNode scalar(String value) {
        boolean isNumber = value.matches("[0-9.]+");
        return new ScalarNode(NOWHERE, isNumber ? ScalarNode.Kind.NUMBER : ScalarNode.Kind.TEXT, value);
    }
}
