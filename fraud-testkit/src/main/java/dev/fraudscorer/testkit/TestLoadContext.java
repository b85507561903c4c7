package dev.fraudscorer.testkit;

import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.ListSource;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A load of an engine without the scorer around it: a test sets its sections and finds in it what the engine added. It has no
 * further documents. Confined to one thread.
 */
public final class TestLoadContext implements LoadContext {
    private final Schema schema;
    private final Map<String, Node> sections;
    private final PolicyReader reader = new PolicyReader();
    private final List<FeatureSource> featureSources = new ArrayList<>();
    private final List<EvidenceSource> evidenceSources = new ArrayList<>();
    private TimePolicy time = TimePolicy.DEFAULT;
    private PolicyFolder folder = new PolicyFolder(Path.of("no-such-folder"));
    private @Nullable ConditionLanguage conditions;
    private @Nullable ListSource lists;
    private final Map<Class<?>, Object> provided = new HashMap<>();

    /**
     * A load of sections.
     *
     * @param schema with the event's attributes
     * @param sections by name
     */
    public TestLoadContext(Schema schema, Map<String, ? extends Node> sections) {
        this.schema = schema;
        this.sections = Map.copyOf(sections);
    }

    /**
     * A load of sections.
     *
     * @param schema with the event's attributes
     * @param lines sections as they stand in a policy
     * @throws IllegalArgumentException if they are no YAML
     */
    public static TestLoadContext of(Schema schema, String... lines) {
        MapNode document = Nodes.read("policy.yaml", String.join("\n", lines));
        Map<String, Node> sections = new HashMap<>();
        document.entries().forEach(entry -> sections.put(entry.key(), entry.value()));
        return new TestLoadContext(schema, sections);
    }

    /** Sets the language of conditions; without this there is none. */
    public TestLoadContext with(ConditionLanguage language) {
        conditions = language;
        return this;
    }

    /** Sets how far stamps of events are believed. */
    public TestLoadContext with(TimePolicy policy) {
        time = policy;
        return this;
    }

    /** Sets where the policy's files are; without this there are none. */
    public TestLoadContext with(PolicyFolder files) {
        folder = files;
        return this;
    }

    /** Provides a part of the host, by its type. */
    public <T> TestLoadContext provide(Class<T> type, T part) {
        provided.put(type, part);
        return this;
    }

    /** The features that were added, in order. */
    public List<FeatureSource> featureSources() {
        return List.copyOf(featureSources);
    }

    /** The evidence that was added, in order. */
    public List<EvidenceSource> evidenceSources() {
        return List.copyOf(evidenceSources);
    }

    /** The lists that were added; null if none were. */
    public @Nullable ListSource lists() {
        return lists;
    }

    /** Everything that was reported, as a host sees it. */
    public List<String> problems() {
        return reader.problems().stream().map(PolicyProblem::toString).toList();
    }

    /**
     * Checks that nothing was reported.
     *
     * @throws IllegalArgumentException if something was
     */
    public TestLoadContext requireNoProblems() {
        if (!reader.problems().isEmpty()) {
            throw new IllegalArgumentException(problems().toString());
        }
        return this;
    }

    @Override
    public @Nullable Node section(String name) {
        return sections.get(name);
    }

    @Override
    public TimePolicy time() {
        return time;
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
        return conditions;
    }

    @Override
    public PolicyFolder folder() {
        return folder;
    }

    @Override
    public @Nullable Node document(ScalarNode name) {
        throw new AssertionError("a load of a test has no document " + name.text());
    }

    @Override
    public <T> @Nullable T provided(Class<T> type) {
        return type.cast(provided.get(type));
    }

    @Override
    public void add(FeatureSource source) {
        featureSources.add(source);
    }

    @Override
    public void add(EvidenceSource source) {
        evidenceSources.add(source);
    }

    @Override
    public void add(ListSource added) {
        if (lists != null) {
            throw new IllegalStateException("the lists were added before");
        }
        lists = added;
    }
}
