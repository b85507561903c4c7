package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.RecordKeeper;
import dev.fraudscorer.features.store.StoreCounts;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features of all entities, wherever their records are kept: one source, since one event visits all its records in one
 * batch. Thread-safe.
 */
abstract class EntityFeatures implements FeatureSource {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.features");

    private final TrackedEntity[] entities;
    private final int[] slots;
    private final long latenessMillis;
    private final Function<Event, FeatureVector> vectors;
    private final VisitsPool pool;

    /** @param vectors makes a vector with all that conditions may read of an event */
    EntityFeatures(List<EntityDefinition> definitions, Bounds bounds, Function<Event, FeatureVector> vectors) {
        this.entities = definitions.stream()
                .map(definition -> TrackedEntity.of(new EntityPlan(definition, bounds)))
                .toArray(TrackedEntity[]::new);
        this.slots = Arrays.stream(entities)
                .flatMapToInt(entity -> IntStream.of(entity.plan().slots()))
                .toArray();
        this.latenessMillis = bounds.latenessMillis();
        this.vectors = vectors;
        this.pool = new VisitsPool(entities);
    }

    /** Where the records are now. */
    abstract KeyedStore keyed();

    /** The entities, in the order of the policy; not modified. */
    final TrackedEntity[] entities() {
        return entities;
    }

    @Override
    public String id() {
        return "features";
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public int[] slots() {
        return slots;
    }

    @Override
    public void fill(FeatureVector vector, Access access) {
        EntityVisits visits = pool.take();
        KeyedStore here = keyed();
        visits.begin(vector, here, access);
        visit(visits, here);
    }

    @Override
    public long latenessMillis() {
        return latenessMillis;
    }

    @Override
    public void amend(FeatureVector vector) {
        EntityVisits visits = pool.take();
        KeyedStore here = keyed();
        visits.beginAmendment(vector, here);
        visit(visits, here);
    }

    @Override
    public void noteUncounted(FeatureVector vector) {
        EntityVisits visits = pool.take();
        KeyedStore here = keyed();
        visits.beginUncounted(vector, here);
        visit(visits, here);
    }

    @Override
    public LabelResult label(Event event, Label label) {
        EntityVisits visits = pool.take();
        KeyedStore here = keyed();
        visits.beginLabel(vectors.apply(event), here, label.state(), EventTime.ceilingMillis(label.knownAt()));
        here.keeper().visit(visits);
        boolean isTaken = visits.isLabelTaken();
        Throwable failure = visits.failure();
        pool.giveBack(visits);
        if (failure != null) {
            throw notDone(failure); // also if others took it: who repeats a label changes nothing there
        }
        boolean areKept = Arrays.stream(entities)
                .anyMatch(entity -> entity.plan().columns().labels());
        return isTaken ? LabelResult.TAKEN : areKept ? LabelResult.NOT_FOUND : LabelResult.NOT_KEPT;
    }

    @Override
    public Map<String, List<String>> entityKeys() {
        Map<String, List<String>> keys = new TreeMap<>();
        for (TrackedEntity entity : entities) {
            keys.put(entity.plan().name(), entity.plan().keyNames());
        }
        return Collections.unmodifiableMap(keys);
    }

    @Override
    public Erased forget(ForgottenKey key) {
        Erased erased = new EntityErasure(entities, keyed(), key).erase();
        pool.dropIdle();
        return erased;
    }

    private void visit(EntityVisits visits, KeyedStore here) {
        here.keeper().visit(visits);
        Throwable failure = visits.reads() ? null : visits.failure();
        pool.giveBack(visits);
        if (failure != null) {
            throw notDone(failure);
        }
    }

    /** Where no feature says by its state that a visit failed. */
    private static IllegalStateException notDone(Throwable failure) {
        return new IllegalStateException(
                "the store of profiles has not taken all visits of an event; the others are done", failure);
    }

    @Override
    public List<Gauge> gauges() {
        List<Gauge> gauges = new ArrayList<>();
        RecordKeeper keeper = keyed().keeper();
        for (int i = 0; i < entities.length; i++) {
            StoreCounts kept = keeper.counts(i);
            EntityCounts counts = entities[i].counts();
            gauges.add(gauge(i, "entities", kept.profiles()));
            gauges.add(gauge(i, "bytes", kept.bytes()));
            gauges.add(gauge(i, "left_idle", kept.leftIdle()));
            gauges.add(gauge(i, "evicted", kept.evicted()));
            gauges.add(gauge(i, "evicted_until", Math.max(0, keeper.evictedUntil(i))));
            gauges.add(gauge(i, "late_events", counts.lateEvents.sum()));
            gauges.add(gauge(i, "altered_events", counts.alteredEvents.sum()));
            gauges.add(gauge(i, "stray_labels", counts.strayLabels.sum()));
            gauges.add(gauge(i, "stray_amendments", counts.strayAmendments.sum()));
            gauges.add(gauge(i, "folded_events", counts.foldedEvents.sum()));
            gauges.add(gauge(i, "approximate", counts.approximated.sum()));
            gauges.add(gauge(i, "forgotten", counts.forgotten.sum()));
        }
        return gauges;
    }

    /** One of the gauges of a kind of entity. */
    final Gauge gauge(int entity, String name, long value) {
        return Gauge.of("features." + name, value)
                .with("entity", entities[entity].plan().name());
    }

    @Override
    public List<String> notes() {
        return Arrays.stream(entities)
                .flatMap(entity -> entity.notes().stream())
                .toList();
    }

    /** Says what was left out; the profiles go with this object. */
    @Override
    public void close() {
        for (TrackedEntity entity : entities) {
            EntityCounts counts = entity.counts();
            if (counts.any()) {
                LOG.warn(
                        "{}: {} events arrived too late to be counted; {} labels and {} amendments were of events that"
                                + " are not kept",
                        entity.plan().name(),
                        counts.lateEvents.sum(),
                        counts.strayLabels.sum(),
                        counts.strayAmendments.sum());
            }
        }
        keyed().keeper().close();
    }
}
