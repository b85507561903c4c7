package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.EvictionCause;
import dev.fraudscorer.features.internal.record.OwnedRecords;
import dev.fraudscorer.features.internal.store.KindLimits;
import dev.fraudscorer.features.internal.store.RecordStore;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import dev.fraudscorer.spi.state.StateWriter;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The features of all entities, from records that this process owns: snapshots have them. Thread-safe. */
public final class EntityHistory extends EntityFeatures implements Durable {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.health");

    private final String meaning;
    private final String readBy;
    private final long aheadMillis;
    private volatile OwnedStore owned;

    /**
     * @param aheadMillis how far after its receipt an event may be stamped, at least 0
     * @param meaning equal for two histories if the profiles of one serve the other
     * @param readBy equal for two histories if events have the same values in both, whatever is computed of them
     * @param vectors makes a vector with all that conditions may read of an event
     */
    public EntityHistory(
            List<EntityDefinition> definitions,
            Bounds bounds,
            long aheadMillis,
            String meaning,
            String readBy,
            Function<Event, FeatureVector> vectors) {
        super(definitions, bounds, vectors);
        this.meaning = meaning;
        this.readBy = readBy;
        this.aheadMillis = aheadMillis;
        this.owned = OwnedStore.of(newStore(), HashKey.random());
    }

    private OwnedRecords newStore() {
        long memory = entities()[0].plan().bounds().memoryBytes();
        // A quarter of a very small or very large heap may be less or more than a store can have.
        return new RecordStore(
                Math.max(RecordStore.LEAST_BUDGET, Math.min(RecordStore.MOST_BUDGET, memory)),
                Arrays.stream(entities())
                        .map(TrackedEntity::plan)
                        .map(plan -> new KindLimits(
                                plan.bounds().maxEntities(), plan.bounds().maxBytes(), plan.idleMillis()))
                        .toList(),
                this::evictionBegins);
    }

    /** The plans of the entities, in the order of the policy. */
    public List<EntityPlan> plans() {
        return Arrays.stream(entities()).map(TrackedEntity::plan).toList();
    }

    private void evictionBegins(EvictionCause cause, int entity) {
        LOG.warn("features: {}", EvictionHealth.text(entities()[entity], cause));
    }

    /** Some that left before their time might still be kept. */
    private boolean isEvicting(int entity) {
        return records().evictedUntil(entity) > entities()[entity].clock().now();
    }

    @Override
    public List<String> health() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < entities().length; i++) {
            if (isEvicting(i)) {
                found.add(EvictionHealth.text(entities()[i], records().evictionCause(i)));
            }
            int cold = cold(i);
            if (cold > 0) {
                found.add("entity '" + entities()[i].plan().name() + "': " + cold
                        + (cold == 1 ? " feature is" : " features are")
                        + " COLD, since what is needed of past events was not kept before the policy was reloaded or a"
                        + " snapshot restored; the last until "
                        + Instant.ofEpochMilli(entities()[i].past().cold().completeFrom())
                        + " in the time of the events; to have them before that, load another scorer and warm it up from the log of"
                        + " events");
            }
        }
        return found;
    }

    /** How many features of a kind are not complete by now. */
    private int cold(int entity) {
        return entities()[entity].past().cold().count(entities()[entity].clock().now());
    }

    @Override
    KeyedStore keyed() {
        return owned.keyed();
    }

    /** The records themselves. */
    OwnedRecords records() {
        return owned.records();
    }

    @Override
    public List<Gauge> gauges() {
        List<Gauge> gauges = new ArrayList<>(super.gauges());
        OwnedRecords here = records();
        gauges.add(Gauge.of("features.memory.budget", here.budgetBytes()));
        gauges.add(Gauge.of("features.memory.used", here.usedBytes()));
        for (int i = 0; i < entities().length; i++) {
            gauges.add(gauge(i, "evicting", isEvicting(i) ? 1 : 0));
            gauges.add(gauge(i, "cold", cold(i)));
            gauges.add(gauge(i, "cold_until", entities()[i].past().cold().completeFrom()));
        }
        return gauges;
    }

    @Override
    public String stateName() {
        return "features";
    }

    @Override
    public boolean isCompatibleWith(Durable running) {
        return running instanceof EntityHistory history
                && history.meaning.equals(meaning)
                && Arrays.equals(history.slots(), slots());
    }

    @Override
    public @Nullable String obstacleToCarryOver(@Nullable Durable running) {
        if (running == null) {
            return null;
        }
        if (!(running instanceof EntityHistory history)) {
            return "";
        }
        return history.readBy.equals(readBy)
                ? null
                : "another calendar or other bounds of time, by which its events were counted";
    }

    @Override
    public void beginInStream(long reachedMillis) {
        for (TrackedEntity entity : entities()) {
            entity.past().set(UnkeptPast.all(entity.plan().columns(), Math.addExact(reachedMillis, aheadMillis)));
        }
    }

    @Override
    public long memoryBytes() {
        return records().usedBytes();
    }

    @Override
    public void save(StateWriter out) throws IOException {
        OwnedStore here = owned;
        new StateSaver(out).save(entities(), here.records(), here.keyed().key());
    }

    @Override
    public Restored restore(StateReader in) throws IOException, InvalidStateException {
        RestoredHistory restored = new RestoredHistory(
                entities(), aheadMillis, newStore(), (records, key) -> owned = OwnedStore.of(records, key));
        restored.read(in);
        return restored;
    }

    /** The records once more, as what they are visited as. */
    private record OwnedStore(OwnedRecords records, KeyedStore keyed) {
        static OwnedStore of(OwnedRecords records, HashKey key) {
            return new OwnedStore(records, new KeyedStore(records, key));
        }
    }
}
