package dev.fraudscorer.rules.internal.ruleset.section;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the rules of a policy: those in the section {@code rules} itself, and those of the files that it
 * names with {@code - file: rules/velocity.yaml} or {@code - file: rules/*.yaml}, in the order of the section.
 */
final class RuleFiles {
    private static final String FILE = "file";

    private final LoadContext context;
    private final PolicyReader reader;
    private final Map<String, Location> read = new HashMap<>();
    private final List<MapNode> rules = new ArrayList<>();

    private RuleFiles(LoadContext context) {
        this.context = context;
        this.reader = context.reader();
    }

    static List<MapNode> gather(LoadContext context, @Nullable Node section) {
        RuleFiles files = new RuleFiles(context);
        for (Node item : files.reader.items(section)) {
            MapNode map = files.reader.map(item);
            if (map != null && map.get(FILE) != null) {
                files.readAll(map);
            } else if (map != null) {
                files.rules.add(map);
            }
        }
        return files.rules;
    }

    private void readAll(MapNode entry) {
        MapNode map = reader.map(entry, List.of(FILE));
        ScalarNode pattern = map == null ? null : reader.scalar(map.get(FILE));
        if (pattern != null) {
            context.folder().matching(pattern, reader).forEach(this::read);
        }
    }

    private void read(ScalarNode file) {
        Location first = read.putIfAbsent(file.text(), file.at());
        if (first != null) {
            reader.report(
                    file.at(), "the file '" + file.text() + "' for the second time, first at " + first, "a file once");
            return;
        }
        Node root = context.document(file);
        if (root instanceof ListNode list) {
            for (Node item : list.items()) {
                MapNode rule = reader.map(item);
                if (rule != null) {
                    rules.add(rule);
                }
            }
        } else if (root != null) {
            reader.report(root.at(), root.describe(), "a list of rules");
        }
    }
}
