package dev.fraudscorer.rules;

import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.testkit.Nodes;
import dev.fraudscorer.testkit.TestLoadContext;
import java.util.List;
import java.util.Map;

/** Loads the engine without the scorer around it, so that its sources alone can be measured. */
final class DirectLoad {
    private DirectLoad() {}

    static TestLoadContext of(Schema schema, Map<String, String> derived, List<Map<String, String>> rules) {
        TestLoadContext load =
                new TestLoadContext(schema, Map.of("derived", Nodes.map(derived), "rules", Nodes.list(rules)));
        new RulesEngine().load(load);
        return load.requireNoProblems();
    }
}
