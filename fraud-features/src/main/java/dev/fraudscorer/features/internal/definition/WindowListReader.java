package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a list of windows: each a length, or a mapping with {@code length} and {@code offset}. */
final class WindowListReader {
    static final String EXPECTED = "a list of windows such as [1h, { length: 7d, offset: 7d }]";

    private static final String LENGTH = "length";
    private static final String OFFSET = "offset";

    private final PolicyReader reader;

    WindowListReader(PolicyReader reader) {
        this.reader = reader;
    }

    /** The windows without mistakes. */
    List<WindowDefinition> read(Node node) {
        List<Node> items = reader.list(node);
        if (items == null) {
            return List.of();
        }
        if (items.isEmpty()) {
            reader.report(node.at(), "an empty list", EXPECTED);
        }
        List<WindowDefinition> windows = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node item : items) {
            WindowDefinition window = item instanceof MapNode ? readWithOffset(item) : readLength(item);
            if (window != null && !names.add(window.name())) {
                reader.report(item.at(), "window " + window.name() + " a second time", "each window once; remove one");
            } else if (window != null) {
                windows.add(window);
            }
        }
        return windows;
    }

    private @Nullable WindowDefinition readLength(Node node) {
        Duration length = reader.duration(node);
        return length == null ? null : new WindowDefinition(textOf(node), length.toMillis(), 0);
    }

    private @Nullable WindowDefinition readWithOffset(Node node) {
        MapNode map = reader.map(node, List.of(LENGTH, OFFSET));
        if (map == null) {
            return null;
        }
        Node lengthNode = reader.require(map, LENGTH, "the length of the window, such as 7d");
        Duration length = reader.duration(lengthNode);
        Node offsetNode = map.get(OFFSET);
        Duration offset = offsetNode == null ? Duration.ZERO : reader.duration(offsetNode);
        if (lengthNode == null || length == null || offset == null) {
            return null;
        }
        String name = textOf(lengthNode);
        if (offsetNode != null) {
            name += "_offset_" + textOf(offsetNode);
        }
        return new WindowDefinition(name, length.toMillis(), offset.toMillis());
    }

    /** Only for nodes that were read as a duration. */
    private static String textOf(Node duration) {
        return ((ScalarNode) duration).text();
    }
}
