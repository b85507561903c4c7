package dev.fraudscorer.features.durability;

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
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.testkit.TestConditions;
import org.jspecify.annotations.Nullable;

/** A load whose sections stand one level deeper, and which has a language of conditions. */
final class ProbedContext implements LoadContext {
    private final LoadContext outer;
    private final MapNode sections;

    ProbedContext(LoadContext outer, MapNode sections) {
        this.outer = outer;
        this.sections = sections;
    }

    @Override
    public @Nullable Node section(String name) {
        return sections.get(name);
    }

    @Override
    public Schema schema() {
        return outer.schema();
    }

    @Override
    public PolicyReader reader() {
        return outer.reader();
    }

    @Override
    public ConditionLanguage conditions() {
        return new TestConditions();
    }

    @Override
    public PolicyFolder folder() {
        return outer.folder();
    }

    @Override
    public @Nullable Node document(ScalarNode name) {
        return outer.document(name);
    }

    @Override
    public void add(FeatureSource source) {
        outer.add(source);
    }

    @Override
    public void add(ListSource lists) {
        outer.add(lists);
    }

    @Override
    public void add(EvidenceSource source) {
        outer.add(source);
    }
}
