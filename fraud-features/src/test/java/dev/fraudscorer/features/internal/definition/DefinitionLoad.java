package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.features.internal.calendar.CalendarFeatures;
import dev.fraudscorer.features.internal.calendar.CalendarSection;
import dev.fraudscorer.internal.document.DocumentReader;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.Condition;
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
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sections of a policy and what was read from them. Events have the keys card, merchant and device, the address ip, the
 * numbers amount, lat and lon, the text country and the boolean declined. A condition is the name of a variable.
 */
public final class DefinitionLoad implements LoadContext {
    private static final List<String> KEYS = List.of("card", "merchant", "device", "ip");

    private final Schema schema = new Schema();
    private final PolicyReader reader = new PolicyReader();
    private final Map<String, Node> sections;

    public final Bounds bounds;
    public final @Nullable CalendarFeatures calendar;
    public final List<EntityDefinition> entities;

    private DefinitionLoad(Map<String, Node> sections, List<String> keys) {
        this.sections = sections;
        keys.forEach(schema::declareKey);
        List.of("amount", "lat", "lon").forEach(name -> schema.declare(name, ValueType.NUMBER));
        schema.declare("country", ValueType.TEXT);
        schema.declare("declined", ValueType.BOOLEAN);
        this.bounds = ProfilesSection.read(this);
        this.calendar = CalendarSection.read(this);
        this.entities = FeaturesSection.read(this);
    }

    /**
     * Loads sections.
     *
     * @param lines sections as they stand in a policy
     */
    public static DefinitionLoad of(String... lines) {
        return of(sections(lines));
    }

    /**
     * Loads sections.
     *
     * @param sections by name
     */
    public static DefinitionLoad of(Map<String, Node> sections) {
        return new DefinitionLoad(sections, KEYS);
    }

    /**
     * @param key the name of one more attribute of type key
     * @param lines sections as they stand in a policy
     */
    static DefinitionLoad withKey(String key, String... lines) {
        List<String> keys = new ArrayList<>(KEYS);
        keys.add(key);
        return new DefinitionLoad(sections(lines), keys);
    }

    private static Map<String, Node> sections(String... lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        PolicyReader documentReader = new PolicyReader();
        MapNode document = (MapNode) Objects.requireNonNull(DocumentReader.read("policy.yaml", text, documentReader));
        if (!documentReader.problems().isEmpty()) {
            throw new IllegalArgumentException(documentReader.problems().toString());
        }
        Map<String, Node> sections = new HashMap<>();
        document.entries().forEach(entry -> sections.put(entry.key(), entry.value()));
        return sections;
    }

    /** Everything that was reported, as a host sees it. */
    public List<String> problems() {
        return reader.problems().stream().map(PolicyProblem::toString).toList();
    }

    /** The names of all features, in slot order. */
    public List<String> features() {
        return schema.names().stream().filter(name -> name.contains(".")).toList();
    }

    /** A feature by its name. */
    FeatureDefinition feature(String name) {
        int slot = Objects.requireNonNull(schema.find(name), name).slot();
        return entities.stream()
                .flatMap(entity -> entity.features().stream())
                .filter(feature -> feature.slot() == slot)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no feature " + name));
    }

    EntityDefinition entity(String name) {
        return entities.stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entity " + name));
    }

    private static @Nullable Condition compile(Node node, List<Variable> variables, PolicyReader reader) {
        String name = Objects.requireNonNull(reader.text(node)).strip();
        for (Variable variable : variables) {
            if (variable.name().equals(name)) {
                return new Given(variable);
            }
        }
        reader.reportUnknown(
                node.at(), "name", name, variables.stream().map(Variable::name).toList());
        return null;
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
    public ConditionLanguage conditions() {
        return DefinitionLoad::compile;
    }

    @Override
    public PolicyFolder folder() {
        return new PolicyFolder(Path.of("."));
    }

    @Override
    public @Nullable Node document(ScalarNode name) {
        throw new AssertionError("this test has no further documents");
    }

    @Override
    public void add(FeatureSource source) {
        throw new AssertionError("a definition adds no source");
    }

    @Override
    public void add(ListSource lists) {
        throw new AssertionError("a definition adds no lists");
    }

    @Override
    public void add(EvidenceSource source) {
        throw new AssertionError("a definition adds no source");
    }

    /** Holds if the event carries the variable and it is not false. */
    private record Given(Variable variable) implements Condition {
        @Override
        public boolean holds(FeatureVector vector) {
            boolean isFalse = variable.type() == ValueType.BOOLEAN && vector.number(variable.slot()) == 0;
            return vector.isPresent(variable.slot()) && !isFalse;
        }
    }
}
