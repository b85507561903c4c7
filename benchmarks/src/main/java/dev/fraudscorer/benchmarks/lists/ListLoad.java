package dev.fraudscorer.benchmarks.lists;

import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.lists.ListsSection;
import dev.fraudscorer.spi.ListSource;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.vector.ListEdition;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.testkit.Nodes;
import dev.fraudscorer.testkit.TestAttributes;
import dev.fraudscorer.testkit.TestLoadContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Loads one list of cards without a policy around it, so that the list alone can be measured. Confined to one thread. */
final class ListLoad {
    private final Schema schema = new TestAttributes().keys("card").schema();
    private final EntityList list;
    private final ListEdition edition;

    private ListLoad(Path file) {
        PolicyFolder folder = new PolicyFolder(Objects.requireNonNull(file.getParent(), "the file's folder"));
        TestLoadContext load = new TestLoadContext(schema, Map.of()).with(folder);
        MapNode section = Nodes.map(
                "measured", Nodes.map(Map.of("file", file.getFileName().toString(), "of", "card")));
        this.list = Objects.requireNonNull(new ListsSection(load).read(section).get("measured"));
        load.requireNoProblems();
        ListSource lists = load.lists();
        this.edition = lists == null ? ListEdition.NONE : lists.first();
    }

    static ListLoad of(Path file) {
        return new ListLoad(file);
    }

    Schema schema() {
        return schema;
    }

    EntityList list() {
        return list;
    }

    ListEdition edition() {
        return edition;
    }
}
