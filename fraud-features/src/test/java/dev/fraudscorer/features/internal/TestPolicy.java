package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.FeaturesEngine;
import dev.fraudscorer.internal.document.DocumentReader;
import dev.fraudscorer.spi.Access;
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
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.ListEdition;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The engine loaded with a few lines of policy, and events to feed it. */
final class TestPolicy implements LoadContext {
    static final long DAY = 86_400_000L;
    static final long HOUR = 3_600_000L;
    static final long MINUTE = 60_000L;
    /** 2026-03-01T00:00:00Z. */
    static final long START = 1_772_323_200_000L;

    private final Schema schema = new Schema();
    private final PolicyReader reader = new PolicyReader();
    private final TimePolicy time;
    private final MapNode document;
    private final List<FeatureSource> sources = new ArrayList<>();
    private final EventType payment;
    private final int attributes;
    private final EventType login;

    private TestPolicy(TimePolicy time, String yaml) {
        this.time = time;
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        this.document = Objects.requireNonNull((MapNode) DocumentReader.read("policy.yaml", bytes, reader));
        Attribute card = key("card");
        Attribute merchant = key("merchant");
        Attribute amount = attribute("amount", AttributeType.NUMBER);
        Attribute tip = attribute("tip", AttributeType.NUMBER);
        Attribute country = attribute("country", AttributeType.TEXT);
        Attribute online = attribute("online", AttributeType.BOOLEAN);
        Attribute lat = attribute("lat", AttributeType.NUMBER);
        Attribute lon = attribute("lon", AttributeType.NUMBER);
        this.payment = new EventType(
                "payment", List.of(card, merchant, amount, tip, country, online, lat, lon), schema.size());
        this.login = new EventType("login", List.of(card, country), schema.size());
        this.attributes = schema.size();
        new FeaturesEngine().load(this);
        if (!reader.problems().isEmpty()) {
            throw new IllegalArgumentException(reader.problems().toString());
        }
    }

    /** @param yaml the sections {@code features} and, if need be, {@code profiles} */
    static TestPolicy of(String... yaml) {
        return of(TimePolicy.DEFAULT, yaml);
    }

    static TestPolicy of(TimePolicy time, String... yaml) {
        return new TestPolicy(time, String.join("\n", yaml));
    }

    /** Begins an event with a card, a merchant, an amount, a tip, a country, whether it was online, and where. */
    Event.Builder payment(String id, long millis) {
        return payment.newEvent(id, Instant.ofEpochMilli(millis));
    }

    Event payment(String id, long millis, String card, double amount) {
        return payment(id, millis).set("card", card).set("amount", amount).build();
    }

    /** Begins an event with a card and a country alone. */
    Event.Builder login(String id, long millis) {
        return login.newEvent(id, Instant.ofEpochMilli(millis));
    }

    /** A vector of one's own; the vector of one thread. */
    FeatureVector newVector() {
        return new FeatureVector(schema, attributes);
    }

    FeatureVector fill(FeatureVector vector, Event event, Access access) {
        vector.begin(event);
        for (FeatureSource source : sources) {
            source.fill(vector, access);
        }
        return vector;
    }

    /** The event arrives when the stream is at {@code reached}. */
    FeatureVector score(Event event, long reached) {
        FeatureVector vector = newVector();
        vector.begin(event, ListEdition.NONE, reached, reached);
        for (FeatureSource source : sources) {
            source.fill(vector, Access.COUNT_AND_READ);
        }
        return vector;
    }

    FeatureVector fill(Event event, Access access) {
        return fill(newVector(), event, access);
    }

    FeatureVector score(Event event) {
        return fill(event, Access.COUNT_AND_READ);
    }

    /** What is kept or was refused of one entity, such as {@code gauge("card", "late_events")}. */
    long gauge(String entity, String name) {
        return Objects.requireNonNull(gauges().get(entity + "." + name));
    }

    /** All that is kept or was refused, such as {@code card.late_events}. */
    Map<String, Long> gauges() {
        return history().gauges();
    }

    void label(Event event, Label label) {
        history().label(event, label);
    }

    void amend(Event event) {
        FeatureVector vector = newVector();
        vector.begin(event);
        sources.forEach(source -> source.amend(vector));
    }

    /** The state as a snapshot has it. */
    List<byte[]> save() throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        ((Durable) history()).save((bytes, length) -> blocks.add(Arrays.copyOf(bytes, length)));
        return blocks;
    }

    void restore(List<byte[]> blocks) throws IOException, InvalidStateException {
        Iterator<byte[]> left = blocks.iterator();
        ((Durable) history()).restore(() -> left.hasNext() ? left.next() : null).commit();
    }

    private FeatureSource history() {
        return sources.get(sources.size() - 1);
    }

    static double number(FeatureVector vector, String feature) {
        int slot = slot(vector, feature);
        if (!vector.isPresent(slot)) {
            throw new AssertionError(feature + " is missing: " + vector.state(slot));
        }
        return vector.number(slot);
    }

    static ValueState state(FeatureVector vector, String feature) {
        return vector.state(slot(vector, feature));
    }

    private static int slot(FeatureVector vector, String feature) {
        int slot = vector.slot(feature);
        if (slot < 0) {
            throw new AssertionError("no feature " + feature);
        }
        return slot;
    }

    private Attribute key(String name) {
        Variable variable = Objects.requireNonNull(schema.declareKey(name));
        return new Attribute(name, AttributeType.KEY, false, variable.slot());
    }

    /** It declares that no value is a card number: random ones look like some. */
    private Attribute attribute(String name, AttributeType type) {
        Variable variable = Objects.requireNonNull(schema.declare(name, type.valueType()));
        Attribute attribute = new Attribute(name, type, false, variable.slot());
        return type == AttributeType.BOOLEAN ? attribute : attribute.withoutCards();
    }

    @Override
    public @Nullable Node section(String name) {
        return document.get(name);
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
    public ConditionLanguage conditions() {
        return new TestConditions();
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
        sources.add(source);
    }

    @Override
    public void add(ListSource lists) {
        throw new AssertionError("features have no lists");
    }

    @Override
    public void add(EvidenceSource source) {
        throw new AssertionError("features give no evidence");
    }
}
