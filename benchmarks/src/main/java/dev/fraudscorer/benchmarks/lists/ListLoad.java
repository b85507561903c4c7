package dev.fraudscorer.benchmarks.lists;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.lists.ListsSection;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.ListSource;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.ListEdition;
import dev.fraudscorer.spi.vector.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads one list of cards without a policy around it, so that the list alone can be measured. Confined to one thread. */
final class ListLoad implements LoadContext {
    private static final Location NOWHERE = Location.of("measured");

    private final PolicyFolder folder;
    private final PolicyReader reader = new PolicyReader();
    private final Schema schema = new Schema();
    private final EntityList list;
    private ListEdition edition = ListEdition.NONE;

    private ListLoad(Path file) {
        this.folder = new PolicyFolder(Objects.requireNonNull(file.getParent(), "the file's folder"));
        schema.declareKey("card");
        Node options = new MapNode(
                NOWHERE, List.of(entry("file", text(file.getFileName().toString())), entry("of", text("card"))));
        Node section = new MapNode(NOWHERE, List.of(entry("measured", options)));
        this.list = Objects.requireNonNull(new ListsSection(this).read(section).get("measured"));
        if (!reader.problems().isEmpty()) {
            throw new AssertionError("the list was not loaded: " + reader.problems());
        }
    }

    static ListLoad of(Path file) {
        return new ListLoad(file);
    }

    EntityList list() {
        return list;
    }

    ListEdition edition() {
        return edition;
    }

    private static MapNode.Entry entry(String key, Node value) {
        return new MapNode.Entry(key, NOWHERE, value);
    }

    private static Node text(String value) {
        return new ScalarNode(NOWHERE, ScalarNode.Kind.TEXT, value);
    }

    @Override
    public @Nullable Node section(String name) {
        return null;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public PolicyReader reader() {
        return reader;
    }

    @Override
    public @Nullable ConditionLanguage conditions() {
        return null;
    }

    @Override
    public PolicyFolder folder() {
        return folder;
    }

    @Override
    public @Nullable Node document(ScalarNode name) {
        throw new AssertionError("a list names no document");
    }

    @Override
    public void add(FeatureSource source) {
        throw new AssertionError("a list fills no features");
    }

    @Override
    public void add(EvidenceSource source) {
        throw new AssertionError("a list gives no evidence");
    }

    @Override
    public void add(ListSource lists) {
        edition = lists.first();
    }
}
