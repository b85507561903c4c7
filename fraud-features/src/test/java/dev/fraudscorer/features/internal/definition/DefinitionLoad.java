package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.event.EventType;
import dev.fraudscorer.features.internal.calendar.CalendarFeatures;
import dev.fraudscorer.features.internal.calendar.CalendarSection;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.testkit.TestAttributes;
import dev.fraudscorer.testkit.TestConditions;
import dev.fraudscorer.testkit.TestLoadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sections of a policy and what was read from them. Events have the keys card, merchant and device, the address ip, the
 * numbers amount, lat and lon, the text country and the boolean declined. Conditions are those of {@link TestConditions}.
 */
public final class DefinitionLoad {
    private static final List<String> KEYS = List.of("card", "merchant", "device", "ip");

    private final TestAttributes attributes;
    private final TestLoadContext context;

    public final Bounds bounds;
    public final @Nullable CalendarFeatures calendar;
    public final List<EntityDefinition> entities;

    private DefinitionLoad(TestAttributes attributes, TestLoadContext context) {
        this.attributes = attributes;
        this.context = context.with(new TestConditions());
        this.bounds = ProfilesSection.read(context);
        this.calendar = CalendarSection.read(context);
        this.entities = FeaturesSection.read(context);
    }

    /**
     * Loads sections.
     *
     * @param lines sections as they stand in a policy
     */
    public static DefinitionLoad of(String... lines) {
        TestAttributes attributes = attributes(KEYS);
        return new DefinitionLoad(attributes, TestLoadContext.of(attributes.schema(), lines));
    }

    /**
     * Loads sections.
     *
     * @param sections by name
     */
    public static DefinitionLoad of(Map<String, Node> sections) {
        TestAttributes attributes = attributes(KEYS);
        return new DefinitionLoad(attributes, new TestLoadContext(attributes.schema(), sections));
    }

    /**
     * @param key the name of one more attribute of type key
     * @param lines sections as they stand in a policy
     */
    static DefinitionLoad withKey(String key, String... lines) {
        List<String> keys = new ArrayList<>(KEYS);
        keys.add(key);
        TestAttributes attributes = attributes(keys);
        return new DefinitionLoad(attributes, TestLoadContext.of(attributes.schema(), lines));
    }

    private static TestAttributes attributes(List<String> keys) {
        return new TestAttributes()
                .keys(keys.toArray(String[]::new))
                .numbers("amount", "lat", "lon")
                .texts("country")
                .booleans("declined");
    }

    /** An event type of all attributes. */
    public EventType type(String name) {
        return attributes.type(name);
    }

    /** A vector for the events of {@link #type}. */
    public FeatureVector newVector() {
        return attributes.newVector();
    }

    /** The names of attributes and features. */
    public Schema schema() {
        return attributes.schema();
    }

    /** Everything that was reported, as a host sees it. */
    public List<String> problems() {
        return context.problems();
    }

    /** The names of all features, in slot order. */
    public List<String> features() {
        return schema().names().stream().filter(name -> name.contains(".")).toList();
    }

    /** A feature by its name. */
    FeatureDefinition feature(String name) {
        int slot = Objects.requireNonNull(schema().find(name), name).slot();
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
}
