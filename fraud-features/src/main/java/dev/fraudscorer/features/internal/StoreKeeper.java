package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.RecordKeeper;
import dev.fraudscorer.features.internal.record.RecordVisits;
import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.StoreCounts;
import java.util.function.Consumer;

/** Keeps records in a store elsewhere. Thread-safe. */
final class StoreKeeper implements RecordKeeper {
    private final ProfileStore store;
    private final TrackedEntity[] entities;
    private final RecordFormat[] formats;
    private final StoreVisitsPool pool;

    StoreKeeper(ProfileStore store, TrackedEntity[] entities, RecordFormat[] formats) {
        this.store = store;
        this.entities = entities;
        this.formats = formats;
        this.pool = new StoreVisitsPool(entities, formats);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A visit that fails does not throw: {@link RecordVisits#failed} has it. If the store does nothing for any of them, what it
     * throws is thrown.
     */
    @Override
    public void visit(RecordVisits visits) {
        StoreVisits here = pool.take();
        here.begin(visits);
        try {
            store.visit(here);
        } catch (Throwable e) { // whatever it is, what was accepted is done
            if (here.answers() == 0) {
                throw e;
            }
            here.failUnanswered(e);
        }
        if (here.answers() < visits.size()) {
            here.failUnanswered(
                    new IllegalStateException("the store of profiles has neither accepted the visit nor failed it"));
        }
        here.end();
        pool.giveBack(here);
    }

    @Override
    public boolean forget(int entity, long keyHash, byte[] key, long clockMillis, Consumer<Block> removed) {
        byte[] record = store.forget(entity, keyHash, key);
        pool.dropIdle();
        if (record == null) {
            return false;
        }
        Block block;
        try {
            block = new StoredRecords(entities[entity], formats[entity]).read(record);
        } catch (IllegalArgumentException e) {
            // Of another layout or damaged: it is gone all the same, and what it had is not counted.
            return true;
        }
        removed.accept(block);
        return true;
    }

    @Override
    public StoreCounts counts(int entity) {
        return store.counts(entity);
    }

    /** That of all keys of the kind: a step is given that of its own. */
    @Override
    public long evictedUntil(int entity, long keyHash) {
        return evictedUntil(entity);
    }

    @Override
    public long evictedUntil(int entity) {
        return store.lostUntilMillis(entity);
    }

    @Override
    public void close() {
        store.close();
    }
}
