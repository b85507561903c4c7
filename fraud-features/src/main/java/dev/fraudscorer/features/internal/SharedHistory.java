package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.features.store.StoreRequest;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The features of all entities, from records in a store that others may share. No snapshot has them: they outlive this process, and
 * a snapshot of one gateway would put back what the others did since. Thread-safe.
 */
public final class SharedHistory extends EntityFeatures {
    private final KeyedStore keyed;

    /**
     * Opens the store.
     *
     * @param vectors makes a vector with all that conditions may read of an event
     * @param factory makes the store; what it throws is thrown
     */
    public SharedHistory(
            List<EntityDefinition> definitions,
            Bounds bounds,
            Function<Event, FeatureVector> vectors,
            ProfileStoreFactory factory) {
        super(definitions, bounds, vectors);
        RecordFormat[] formats =
                Arrays.stream(entities()).map(RecordFormat::new).toArray(RecordFormat[]::new);
        ProfileStore store = Objects.requireNonNull(
                factory.open(StoreRequest.of(List.of(formats), HashKey.random())), "it made no store");
        HashKey key;
        try {
            key = Objects.requireNonNull(store.hashKey(), "its store has no key of hashes");
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
        this.keyed = new KeyedStore(new StoreKeeper(store, entities(), formats), key);
    }

    @Override
    KeyedStore keyed() {
        return keyed;
    }

    /** A store elsewhere answers when it answers. */
    @Override
    public boolean mayBlock() {
        return true;
    }

    @Override
    public List<Gauge> gauges() {
        List<Gauge> gauges = new ArrayList<>(super.gauges());
        for (int i = 0; i < entities().length; i++) {
            gauges.add(gauge(
                    i, "failed_visits", entities()[i].counts().failedVisits.sum()));
        }
        return gauges;
    }
}
