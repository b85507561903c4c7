package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.FeaturesEngine;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.OwnedRecords;
import dev.fraudscorer.features.internal.record.RecordWalk;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.ListEdition;
import dev.fraudscorer.testkit.TestAttributes;
import dev.fraudscorer.testkit.TestConditions;
import dev.fraudscorer.testkit.TestGauges;
import dev.fraudscorer.testkit.TestLoadContext;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The engine loaded with a few lines of policy, and events to feed it. */
final class TestPolicy {
    static final long DAY = 86_400_000L;
    static final long HOUR = 3_600_000L;
    static final long MINUTE = 60_000L;
    /** 2026-03-01T00:00:00Z. */
    static final long START = 1_772_323_200_000L;

    private final TestAttributes attributes = new TestAttributes()
            .keys("card", "merchant")
            .numbers("amount", "tip")
            .texts("country")
            .booleans("online")
            .numbers("lat", "lon");
    private final EventType payment = attributes.type("payment");
    private final EventType login = attributes.type("login", "card", "country");
    private final List<FeatureSource> sources;
    private final @Nullable ProfileStoreFactory store;

    private TestPolicy(TimePolicy time, @Nullable ProfileStoreFactory store, String... yaml) {
        TestLoadContext load = TestLoadContext.of(attributes.schema(), yaml)
                .with(new TestConditions())
                .with(time);
        if (store != null) {
            load.provide(ProfileStoreFactory.class, store);
        }
        new FeaturesEngine().load(load);
        this.store = store;
        this.sources = load.requireNoProblems().featureSources();
    }

    /** @param yaml the sections {@code features} and, if need be, {@code profiles} */
    static TestPolicy of(String... yaml) {
        return of(TimePolicy.DEFAULT, yaml);
    }

    static TestPolicy of(TimePolicy time, String... yaml) {
        return over(null, time, yaml);
    }

    /** @param store where the profiles are; null for this process */
    static TestPolicy over(@Nullable ProfileStoreFactory store, TimePolicy time, String... yaml) {
        return new TestPolicy(time, store, yaml);
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
        return attributes.newVector();
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

    /** The event is too early to be counted, and was received between these times. */
    void noteUncounted(Event event, long reached, long received) {
        FeatureVector vector = newVector();
        vector.begin(event, ListEdition.NONE, reached, received);
        sources.forEach(source -> source.noteUncounted(vector));
    }

    FeatureVector fill(Event event, Access access) {
        return fill(newVector(), event, access);
    }

    FeatureVector score(Event event) {
        return fill(event, Access.COUNT_AND_READ);
    }

    /** What is kept or was refused of one entity, such as {@code gauge("card", "late_events")}. */
    long gauge(String entity, String name) {
        return Objects.requireNonNull(gauges().get("features." + name + "{entity=" + entity + "}"));
    }

    /** All that is kept or was refused, such as {@code features.late_events{entity=card}}, by series. */
    Map<String, Long> gauges() {
        return TestGauges.of(history().gauges());
    }

    /** What the engine counts of one entity. */
    EntityCounts counts(String entity) {
        return ((EntityFeatures) history()).entities()[number(entity)].counts();
    }

    /** Until when the event's key is taken for one that was evicted; {@link Long#MIN_VALUE} if it is not. */
    long evictedUntil(String entity, Event event) {
        int number = number(entity);
        return keyed().keeper().evictedUntil(number, keyHash(number, event));
    }

    /** The records of this process. */
    OwnedRecords records() {
        return ((EntityHistory) history()).records();
    }

    /** Whether there is a record under the event's key. */
    boolean isKept(String entity, Event event) {
        int number = number(entity);
        if (store instanceof SharedMap map) {
            return map.holds(number, key(number, event));
        }
        long hash = keyHash(number, event);
        boolean[] found = {false};
        RecordWalk walk = records().walk(number);
        while (walk.next(record -> found[0] |= Header.keyHash(record.bytes, record.at) == hash)) {
            // Until there are no more.
        }
        return found[0];
    }

    private byte[] key(int entity, Event event) {
        EntityVisits visits = new EntityVisits(((EntityFeatures) history()).entities());
        FeatureVector vector = newVector();
        vector.begin(event);
        visits.begin(vector, keyed(), Access.READ);
        int visit = 0;
        while (visits.entity(visit) != entity) {
            visit++;
        }
        return visits.key(visit);
    }

    private long keyHash(int entity, Event event) {
        FeatureVector vector = newVector();
        vector.begin(event);
        EntityPlan plan = ((EntityFeatures) history()).entities()[entity].plan();
        return EntityVisits.keyHash(plan, vector, keyed().key());
    }

    private int number(String entity) {
        TrackedEntity[] entities = ((EntityFeatures) history()).entities();
        int number = 0;
        while (!entities[number].plan().name().equals(entity.replace('+', '_'))) {
            number++;
        }
        return number;
    }

    private KeyedStore keyed() {
        return ((EntityFeatures) history()).keyed();
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
}
