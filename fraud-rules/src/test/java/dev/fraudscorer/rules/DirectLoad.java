package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.ListSource;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads the engine without the scorer around it, so that its sources alone can be measured. */
final class DirectLoad implements LoadContext {
    private static final Location NOWHERE = new Location("test", 0, 0);

    final List<FeatureSource> featureSources = new ArrayList<>();
    final List<EvidenceSource> evidenceSources = new ArrayList<>();
    private final Map<String, Node> sections;
    private final Schema schema;
    private final PolicyReader reader = new PolicyReader();

    private DirectLoad(Schema schema, Map<String, Node> sections) {
        this.schema = schema;
        this.sections = sections;
    }

    static DirectLoad of(Schema schema, Map<String, String> derived, List<Map<String, String>> rules) {
        List<Node> ruleNodes = rules.stream().map(DirectLoad::map).toList();
        DirectLoad load =
                new DirectLoad(schema, Map.of("derived", map(derived), "rules", new ListNode(NOWHERE, ruleNodes)));
        new RulesEngine().load(load);
        assertThat(load.reader.problems()).isEmpty();
        return load;
    }

    private static Node map(Map<String, String> values) {
        List<MapNode.Entry> entries = new ArrayList<>();
        values.forEach((key, value) -> {
            ScalarNode.Kind kind = value.matches("[0-9.]+") ? ScalarNode.Kind.NUMBER : ScalarNode.Kind.TEXT;
            entries.add(new MapNode.Entry(key, NOWHERE, new ScalarNode(NOWHERE, kind, value)));
        });
        return new MapNode(NOWHERE, entries);
    }

    @Override
    public @Nullable Node section(String name) {
        return sections.get(name);
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
        return new PolicyFolder(Path.of("no-such-folder"));
    }

    @Override
    public @Nullable Node document(ScalarNode name) {
        throw new AssertionError("this test has no further documents");
    }

    @Override
    public void add(FeatureSource source) {
        featureSources.add(source);
    }

    @Override
    public void add(ListSource lists) {
        throw new AssertionError("no section names a list");
    }

    @Override
    public void add(EvidenceSource source) {
        evidenceSources.add(source);
    }
}
