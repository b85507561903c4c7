package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.store.MapProfileStore;
import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.features.store.StoreCounts;
import dev.fraudscorer.features.store.StoreRequest;
import dev.fraudscorer.features.store.StreamTime;
import dev.fraudscorer.features.store.Visits;
import dev.fraudscorer.spi.vector.HashKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Hands one map of records to all scorers that are made over it. Each step is executed two or three times, and now and then the
 * comparing and setting is lost, so that it is repeated once more. Thread-safe.
 */
final class SharedMap implements ProfileStoreFactory {
    private static final int LOST_ONE_IN = 10;

    private final Random random;
    private @Nullable MapProfileStore map;

    SharedMap(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public String name() {
        return "map";
    }

    @Override
    public synchronized ProfileStore open(StoreRequest request) {
        MapProfileStore shared = map;
        if (shared == null) {
            shared = new Forgetful(request);
            map = shared;
        }
        return new Repeating(shared);
    }

    /** Whether a record is kept under a key. */
    synchronized boolean holds(int entity, byte[] key) {
        return map != null && map.holds(entity, key);
    }

    private synchronized int dice(int sides) {
        return random.nextInt(sides);
    }

    private final class Forgetful extends MapProfileStore {
        Forgetful(StoreRequest request) {
            super(request);
        }

        @Override
        protected boolean isSet(int entity, ByteBuffer key, Read read, byte @Nullable [] result) {
            return dice(LOST_ONE_IN) > 0 && super.isSet(entity, key, read, result);
        }
    }

    private final class Repeating implements ProfileStore {
        private final MapProfileStore shared;

        Repeating(MapProfileStore shared) {
            this.shared = shared;
        }

        @Override
        public HashKey hashKey() {
            return shared.hashKey();
        }

        @Override
        public void visit(Visits visits) {
            shared.visit(new RepeatedVisits(visits));
        }

        @Override
        public byte @Nullable [] forget(int entity, long keyHash, byte[] key) {
            return shared.forget(entity, keyHash, key);
        }

        @Override
        public StoreCounts counts(int entity) {
            return shared.counts(entity);
        }

        @Override
        public long lostUntilMillis(int entity) {
            return shared.lostUntilMillis(entity);
        }

        @Override
        public void close() {}
    }

    private final class RepeatedVisits implements Visits {
        private final Visits visits;

        RepeatedVisits(Visits visits) {
            this.visits = visits;
        }

        @Override
        public int size() {
            return visits.size();
        }

        @Override
        public int entity(int visit) {
            return visits.entity(visit);
        }

        @Override
        public long keyHash(int visit) {
            return visits.keyHash(visit);
        }

        @Override
        public byte[] key(int visit) {
            return visits.key(visit);
        }

        @Override
        public long reachedMillis(int visit) {
            return visits.reachedMillis(visit);
        }

        @Override
        public byte @Nullable [] step(int visit, byte @Nullable [] record, StreamTime time, long lostUntilMillis) {
            byte[] before = record == null ? null : record.clone();
            byte[] result = visits.step(visit, record, time, lostUntilMillis);
            if (dice(3) == 0) {
                // As if the record had gone in between, and come back.
                visits.step(visit, null, time, lostUntilMillis);
            }
            byte[] again = visits.step(visit, record, time, lostUntilMillis);
            if (!Arrays.equals(result, again) || !Arrays.equals(before, record)) {
                throw new AssertionError("a step that is no function of its record");
            }
            return again;
        }

        @Override
        public void accepted(int visit) {
            visits.accepted(visit);
        }

        @Override
        public void failed(int visit, Throwable cause) {
            throw new AssertionError("a visit that failed", cause);
        }
    }
}
