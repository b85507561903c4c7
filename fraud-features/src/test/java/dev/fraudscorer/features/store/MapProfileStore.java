package dev.fraudscorer.features.store;

import dev.fraudscorer.spi.vector.HashKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as bytes in a map, behind one lock that is held to read and to compare and set, never during a step: what a store behind a
 * network does, without the network. A template for others, and a store for tests of hosts, which may have
 * it lose now and then. Thread-safe.
 */
public class MapProfileStore implements ProfileStore {
    private final Object lock = new Object();
    private final List<ProfileFormat> formats;
    private final HashKey hashKey;
    private final int most;
    private final Kind[] kinds;

    /** One without bounds. */
    public MapProfileStore(StoreRequest request) {
        this(request, Integer.MAX_VALUE);
    }

    /** @param most how many records a kind may have, above 0 */
    public MapProfileStore(StoreRequest request, int most) {
        this.formats = request.formats();
        this.hashKey = request.hashKey();
        this.most = most;
        this.kinds = formats.stream().map(format -> new Kind()).toArray(Kind[]::new);
    }

    @Override
    public HashKey hashKey() {
        return hashKey;
    }

    @Override
    public void visit(Visits visits) {
        for (int visit = 0; visit < visits.size(); visit++) {
            try {
                while (!isDone(visits, visit)) {
                    // Another step on the key came first.
                }
            } catch (Throwable e) { // whatever it is, the others happen
                visits.failed(visit, e);
                continue;
            }
            visits.accepted(visit);
        }
    }

    private boolean isDone(Visits visits, int visit) {
        int entity = visits.entity(visit);
        ByteBuffer key = ByteBuffer.wrap(visits.key(visit));
        Read read = read(entity, key, visits.reachedMillis(visit));
        if (read.record == null) {
            read = read.lost(forgottenUntil(entity, visits.keyHash(visit)));
        }
        byte[] result = visits.step(visit, read.record == null ? null : read.record.clone(), read.time, read.lostUntil);
        return read.isUnchangedBy(result) || isSet(entity, key, read, result);
    }

    /** Reads a record, and lets it go if its time has come by this event. */
    protected Read read(int entity, ByteBuffer key, long reachedMillis) {
        synchronized (lock) {
            ProfileFormat format = formats.get(entity);
            Kind kind = kinds[entity];
            kind.time = kind.time.advancedTo(reachedMillis, format.tickMillis());
            byte[] record = kind.records.get(key);
            if (record != null && kind.isIdle(format, record)) {
                kind.records.remove(key);
                kind.leftIdle++;
                record = null;
            }
            return new Read(record, kind.time, kind.lostUntil, kind.forgets);
        }
    }

    /** Compares and sets: false if another record was stored since one was read. */
    protected boolean isSet(int entity, ByteBuffer key, Read read, byte @Nullable [] result) {
        synchronized (lock) {
            Kind kind = kinds[entity];
            if (kind.records.get(key) != read.record || (read.record == null && kind.forgets != read.forgets)) {
                // The second: one may have come and been forgotten since, which the step was not given.
                return false;
            }
            if (result == null) {
                kind.records.remove(key);
            } else {
                kind.records.put(key, result);
                kind.makeRoom(formats.get(entity), key, most);
            }
            return true;
        }
    }

    @Override
    public byte @Nullable [] forget(int entity, long keyHash, byte[] key) {
        synchronized (lock) {
            return kinds[entity].forget(formats.get(entity), keyHash, ByteBuffer.wrap(key));
        }
    }

    private long forgottenUntil(int entity, long keyHash) {
        synchronized (lock) {
            return kinds[entity].forgotten.getOrDefault(keyHash, Long.MIN_VALUE);
        }
    }

    @Override
    public StoreCounts counts(int entity) {
        synchronized (lock) {
            Kind kind = kinds[entity];
            kind.letIdleGo(formats.get(entity));
            long bytes = kind.records.values().stream()
                    .mapToLong(record -> record.length)
                    .sum();
            return StoreCounts.of(kind.records.size(), bytes, kind.leftIdle, kind.evicted);
        }
    }

    /** Whether a record is kept under a key, idle or not. */
    public boolean holds(int entity, byte[] key) {
        synchronized (lock) {
            return kinds[entity].records.containsKey(ByteBuffer.wrap(key));
        }
    }

    @Override
    public long lostUntilMillis(int entity) {
        synchronized (lock) {
            return kinds[entity].lostUntil;
        }
    }

    @Override
    public void close() {}

    /** What a step is given. */
    protected static final class Read {
        private final byte @Nullable [] record;
        private final StreamTime time;
        private final long lostUntil;
        private final long forgets;

        private Read(byte @Nullable [] record, StreamTime time, long lostUntil, long forgets) {
            this.record = record;
            this.time = time;
            this.lostUntil = lostUntil;
            this.forgets = forgets;
        }

        /** What is kept; null if nothing is. */
        public byte @Nullable [] record() {
            return record;
        }

        /** The same, with another record in its place. */
        public Read with(byte[] other) {
            return new Read(other, time, lostUntil, forgets);
        }

        private Read lost(long until) {
            return until <= lostUntil ? this : new Read(record, time, until, forgets);
        }

        private boolean isUnchangedBy(byte @Nullable [] result) {
            return Arrays.equals(record, result);
        }
    }

    /** What is kept of one kind of entity; under the lock of the store. */
    private static final class Kind {
        private final Map<ByteBuffer, byte[]> records = new HashMap<>();
        /** By the hash of a key that was forgotten, until when its record would have been kept; of the key itself nothing. */
        private final Map<Long, Long> forgotten = new HashMap<>();

        private StreamTime time = StreamTime.NOT_BEGUN;
        private long lostUntil = Long.MIN_VALUE;
        /** How many records were forgotten. */
        private long forgets;

        private long leftIdle;
        private long evicted;

        boolean isIdle(ProfileFormat format, byte[] record) {
            return time.hasBegun() && format.keptUntilMillis(record) <= time.nowMillis();
        }

        byte @Nullable [] forget(ProfileFormat format, long hash, ByteBuffer key) {
            forgotten.values().removeIf(until -> time.hasBegun() && until <= time.nowMillis());
            byte[] record = records.remove(key);
            if (record != null) {
                forgets++;
                forgotten.merge(hash, format.keptUntilMillis(record), Math::max);
            }
            return record;
        }

        void letIdleGo(ProfileFormat format) {
            int before = records.size();
            records.values().removeIf(record -> isIdle(format, record));
            leftIdle += before - records.size();
        }

        /** The one that is kept the shortest leaves first, but for the one that has just come. */
        void makeRoom(ProfileFormat format, ByteBuffer spared, int most) {
            if (records.size() > most) {
                letIdleGo(format);
            }
            while (records.size() > most) {
                ByteBuffer shortest = records.keySet().stream()
                        .filter(key -> !key.equals(spared))
                        .min(Comparator.comparingLong(
                                key -> format.keptUntilMillis(records.getOrDefault(key, new byte[0]))))
                        .orElseThrow();
                byte[] gone = records.getOrDefault(shortest, new byte[0]);
                lostUntil = Math.max(lostUntil, format.keptUntilMillis(gone));
                records.remove(shortest);
                evicted++;
            }
        }
    }
}
