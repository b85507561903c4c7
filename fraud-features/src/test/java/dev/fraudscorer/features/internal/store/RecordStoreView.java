package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.store.ProfileFormat;
import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.StoreCounts;
import dev.fraudscorer.features.store.StoreRequest;
import dev.fraudscorer.features.store.StreamTime;
import dev.fraudscorer.features.store.Visits;
import dev.fraudscorer.spi.vector.HashKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The store of this process as the port has it: records of the port are the bodies of its records. Thread-safe. */
final class RecordStoreView implements ProfileStore {
    private final StoreRequest request;
    private final RecordStore store;
    private final StreamTime[] times;

    RecordStoreView(StoreRequest request, long maxEntities) {
        this.request = request;
        this.store = new RecordStore(
                256 << 20,
                request.formats().stream()
                        .map(format -> new KindLimits(maxEntities, Long.MAX_VALUE, format.idleMillis()))
                        .toList());
        this.times = new StreamTime[request.formats().size()];
        Arrays.fill(times, StreamTime.NOT_BEGUN);
    }

    @Override
    public HashKey hashKey() {
        return request.hashKey();
    }

    @Override
    public void visit(Visits visits) {
        boolean[] answered = new boolean[visits.size()];
        try {
            store.visit(new Bodies(visits, answered));
        } catch (IllegalStateException e) {
            for (int i = 0; i < answered.length; i++) {
                if (!answered[i]) {
                    visits.failed(i, e);
                }
            }
        }
    }

    private synchronized StreamTime advance(int entity, long reachedMillis) {
        times[entity] = times[entity].advancedTo(
                reachedMillis, request.formats().get(entity).tickMillis());
        return times[entity];
    }

    @Override
    public byte @Nullable [] forget(int entity, long keyHash, byte[] key) {
        byte[][] removed = new byte[1][];
        long clock = advance(entity, Long.MIN_VALUE).nowMillis();
        store.forget(entity, keyHash, key, clock, block -> removed[0] = Bodies.body(block));
        return removed[0];
    }

    @Override
    public StoreCounts counts(int entity) {
        return store.counts(entity);
    }

    @Override
    public long lostUntilMillis(int entity) {
        return store.evictedUntil(entity);
    }

    @Override
    public void close() {
        store.close();
    }

    /** Visits whose records have a record of the port behind the key, with its length before it. */
    private final class Bodies implements LocalVisits {
        private final Visits visits;
        private final boolean[] answered;

        Bodies(Visits visits, boolean[] answered) {
            this.visits = visits;
            this.answered = answered;
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
        public long clockMillis(int visit) {
            return advance(entity(visit), visits.reachedMillis(visit)).nowMillis();
        }

        @Override
        public boolean hasKey(int visit, byte[] bytes, int at) {
            byte[] key = visits.key(visit);
            int from = at + Header.KEY;
            return Arrays.equals(bytes, from, from + Header.keyBytes(bytes, at), key, 0, key.length);
        }

        @Override
        public long touch(int visit, byte[] bytes, int at, int length) {
            return bytes[at];
        }

        @Override
        public long touchMore(int visit, byte[] bytes, int at, int length) {
            return bytes[at];
        }

        @Override
        public void step(int visit, Block block) {
            int entity = entity(visit);
            byte[] record = block.exists() ? body(block) : null;
            byte[] result = visits.step(
                    visit, record, advance(entity, Long.MIN_VALUE), store.evictedUntil(entity, visits.keyHash(visit)));
            if (result == null) {
                if (block.exists()) {
                    Header.rows(block.bytes, block.at, 0);
                }
            } else if (result != record) {
                write(visit, block, request.formats().get(entity), result);
            }
        }

        private static byte @Nullable [] body(Block block) {
            int from = block.at + Header.body(block.bytes, block.at);
            return Arrays.copyOfRange(
                    block.bytes, from + Integer.BYTES, from + Integer.BYTES + Bytes.getInt(block.bytes, from));
        }

        private void write(int visit, Block block, ProfileFormat format, byte[] record) {
            byte[] key = visits.key(visit);
            block.move(Header.KEY + key.length + Integer.BYTES + record.length);
            byte[] bytes = block.bytes;
            int at = block.at;
            Header.keyHash(bytes, at, keyHash(visit));
            Header.keyBytes(bytes, at, key.length);
            Header.lines(bytes, at, block.length / Block.LINE);
            Header.keptUntil(bytes, at, format.keptUntilMillis(record));
            Header.rows(bytes, at, 1);
            System.arraycopy(key, 0, bytes, at + Header.KEY, key.length);
            int from = at + Header.body(bytes, at);
            Bytes.putInt(bytes, from, record.length);
            System.arraycopy(record, 0, bytes, from + Integer.BYTES, record.length);
            block.settle();
        }

        @Override
        public void accepted(int visit) {
            answered[visit] = true;
            visits.accepted(visit);
        }
    }
}
