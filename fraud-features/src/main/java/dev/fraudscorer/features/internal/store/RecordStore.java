package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.EvictedWalk;
import dev.fraudscorer.features.internal.record.EvictionCause;
import dev.fraudscorer.features.internal.record.OwnedRecords;
import dev.fraudscorer.features.internal.record.RecordVisits;
import dev.fraudscorer.features.internal.record.RecordWalk;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.store.StoreCounts;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/*
 * Why a visit first reads and then locks.
 *
 * A visit to one of a million records is mostly waiting for memory: for the slot, for the header, for the lines of the
 * record. Waits overlap when nothing is between them, so all slots of an event are read before all headers, and these
 * before all records, four at a time; only then the steps begin, each under the lock of its shard.
 *
 * Those first reads take no lock, and are only to bring near what the steps will read again. What they find may be
 * stale: a slot that has changed, the lines of another record, half written. No memory is ever unmapped, since the
 * arrays are the heap's: an array that the arena gave back lives as long as somebody reads it. Tables are read through
 * one copy of their reference, places through one of the list of arrays, and each place is held against the length of its
 * array. What a step reads is ordered by the monitors: whoever put an array, a slot or a byte there has released the
 * monitor of the shard, or of the arena before that of a shard, that the step holds.
 *
 * Two locks are held at once only in the order shard, then arena or evicted keys, and no thread holds two shards: so
 * none waits in a circle. Room is made after the steps, when no lock is held.
 */

/** Keeps the records of all kinds of entities in this process, within one budget. Thread-safe; starts no thread. */
public final class RecordStore implements OwnedRecords {
    private static final int MOST_SHARDS = 1024;
    private static final long BYTES_PER_SHARD = 1 << 19;
    private static final long ENTITIES_PER_SHARD = 1024;
    private static final int CHUNKS = 256;
    private static final long LEAST_CHUNK = 1 << 14;
    private static final long MOST_CHUNK = 1 << 20;
    /** The smallest budget. */
    public static final long LEAST_BUDGET = 1 << 20;

    /** The largest budget: so much memory has places. */
    public static final long MOST_BUDGET = Places.MOST_BYTES;

    private final Budget budget;
    private final Arena arena;
    private final Places places;
    private final Kind[] kinds;
    private final Eviction eviction;
    private final Compaction compaction;
    private final BlockPool blocks;
    /** Written almost never; it only makes that touching is not left out by the compiler. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    /**
     * @param budgetBytes how much memory all kinds may take together: from 1 MiB to 64 GiB
     * @param kinds by number
     */
    public RecordStore(long budgetBytes, List<KindLimits> kinds) {
        this(budgetBytes, kinds, (cause, kind) -> {});
    }

    /**
     * @param onEviction takes a kind, by its number, of which one had to leave while of those that had before nothing matters any more;
     *     thread-safe, called by a visit when no lock is held
     */
    public RecordStore(long budgetBytes, List<KindLimits> kinds, ObjIntConsumer<EvictionCause> onEviction) {
        this(budgetBytes, kinds, chunkBytes(budgetBytes), onEviction);
    }

    RecordStore(long budgetBytes, List<KindLimits> kinds, int chunkBytes) {
        this(budgetBytes, kinds, chunkBytes, (cause, kind) -> {});
    }

    private RecordStore(
            long budgetBytes, List<KindLimits> kinds, int chunkBytes, ObjIntConsumer<EvictionCause> onEviction) {
        if (budgetBytes < LEAST_BUDGET || budgetBytes > Places.MOST_BYTES) {
            throw new IllegalArgumentException("expected a budget of " + LEAST_BUDGET + " to " + Places.MOST_BYTES
                    + " bytes but was " + budgetBytes);
        }
        this.budget = new Budget(budgetBytes, 2L * chunkBytes);
        this.arena = new Arena(budget, chunkBytes);
        this.places = arena.places();
        this.kinds = new Kind[kinds.size()];
        SketchShare share = new SketchShare(budgetBytes);
        for (int i = 0; i < this.kinds.length; i++) {
            int shards = shards(budgetBytes / kinds.size(), kinds.get(i));
            this.kinds[i] = new Kind(shards, kinds.get(i), arena, budget, share);
        }
        this.eviction = new Eviction(this.kinds, budget, arena, onEviction);
        this.compaction = new Compaction(this.kinds, arena, budget);
        this.blocks = new BlockPool(arena);
    }

    /** So small that one that is not full does not matter; a power of two, so that it wastes no region of the heap. */
    private static int chunkBytes(long budgetBytes) {
        return (int) Long.highestOneBit(Math.max(LEAST_CHUNK, Math.min(MOST_CHUNK, budgetBytes / CHUNKS)));
    }

    /** How many shards a kind has that may take so many bytes. */
    public static int shards(long bytes) {
        return shards(bytes, KindLimits.none(1));
    }

    /** How many bytes the tables of so many records in so many shards take. */
    public static long tableBytes(long records, int shards) {
        return shards * RecordShard.tableBytes((records + shards - 1) / shards);
    }

    /** So many that two threads seldom meet, and that a table grows in little time. */
    private static int shards(long bytes, KindLimits limits) {
        long most = Math.min(
                Math.min(bytes, limits.maxBytes()) / BYTES_PER_SHARD, limits.maxEntities() / ENTITIES_PER_SHARD);
        return (int) Long.highestOneBit(Math.max(1, Math.min(MOST_SHARDS, most)));
    }

    @Override
    public void visit(RecordVisits visits) {
        StoreBlock block = blocks.take();
        Throwable failure = null;
        try {
            touch(visits);
            for (int visit = 0; visit < visits.size(); visit++) {
                failure = visit(visits, visit, block, failure);
            }
            makeRoom();
        } finally {
            blocks.giveBack(block);
        }
        if (failure != null) {
            throw thrown(failure);
        }
    }

    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }

    private @Nullable Throwable visit(
            RecordVisits visits, int visit, StoreBlock block, @Nullable Throwable earlierFailure) {
        try {
            Kind kind = kinds[visits.entity(visit)];
            kind.advance(visits.clockMillis(visit));
            RecordShard shard = kind.shard(visits.keyHash(visit));
            synchronized (shard) {
                shard.visit(visits, visit, block);
            }
            visits.accepted(visit);
            if (kind.isExceeded()) {
                eviction.makeRoom(kind, block.number());
            }
            return earlierFailure;
        } catch (Throwable failure) { // whatever it is, the other entities have happened, too
            if (earlierFailure == null) {
                return failure;
            }
            if (earlierFailure != failure) {
                earlierFailure.addSuppressed(failure);
            }
            return earlierFailure;
        }
    }

    private void makeRoom() {
        eviction.makeRoom();
        compaction.work();
    }

    private void touch(RecordVisits visits) {
        int size = visits.size();
        long sum = 0;
        for (int visit = 0; visit < size; visit += 4) {
            int first = peek(visits, visit);
            int second = peek(visits, visit + 1);
            int third = peek(visits, visit + 2);
            int fourth = peek(visits, visit + 3);
            sum += touch(visits, visit, first) + touch(visits, visit + 1, second);
            sum += touch(visits, visit + 2, third) + touch(visits, visit + 3, fourth);
            sum += touchMore(visits, visit, first) + touchMore(visits, visit + 1, second);
            sum += touchMore(visits, visit + 2, third) + touchMore(visits, visit + 3, fourth);
        }
        if (sum == Long.MIN_VALUE) {
            touched = sum;
        }
    }

    /** Where the visit's record most likely is; 0 if there is none. */
    private int peek(RecordVisits visits, int visit) {
        if (visit >= visits.size()) {
            return 0;
        }
        long hash = visits.keyHash(visit);
        return kinds[visits.entity(visit)].shard(hash).peek(hash);
    }

    private long touch(RecordVisits visits, int visit, int number) {
        byte[] bytes = number == 0 ? null : places.peek(number);
        int at = places.at(number);
        return bytes == null || at + Block.LINE > bytes.length ? 0 : visits.touch(visit, bytes, at, bytes.length - at);
    }

    private long touchMore(RecordVisits visits, int visit, int number) {
        byte[] bytes = number == 0 ? null : places.peek(number);
        int at = places.at(number);
        return bytes == null || at + Block.LINE > bytes.length
                ? 0
                : visits.touchMore(visit, bytes, at, bytes.length - at);
    }

    /** Lets all go first that is idle by now: a visit does that only for a few of the shard that it is to. */
    @Override
    public StoreCounts counts(int entity) {
        Kind kind = kinds[entity];
        long clock = kind.clock();
        long leftIdle = 0;
        long evicted = 0;
        for (RecordShard shard : kind.shards()) {
            synchronized (shard) {
                if (clock != Kind.NO_CLOCK) {
                    shard.letIdleGo(clock);
                }
                leftIdle += shard.leftIdle();
                evicted += shard.evicted();
            }
        }
        kind.evictedKeys().expire(clock);
        return StoreCounts.of(kind.entities(), kind.bytes(), leftIdle, evicted);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of keys that did not have to leave, at most one in 1,000 is taken for one that had, as long as the budget has room to
     * remember which had; then, all are. The step of the same key finds what left before it, others may be behind.
     */
    @Override
    public long evictedUntil(int entity, long keyHash) {
        return kinds[entity].evictedKeys().until(keyHash);
    }

    @Override
    public long evictedUntil(int entity) {
        return kinds[entity].evictedKeys().latest();
    }

    @Override
    public void noteEvictedUntil(int entity, long millis) {
        kinds[entity].evictedKeys().mark(millis);
    }

    @Override
    public void noteEvicted(int entity, long keyHash, long millis, long clock) {
        kinds[entity].evictedKeys().add(keyHash, millis, clock);
    }

    @Override
    public @Nullable EvictionCause evictionCause(int entity) {
        return kinds[entity].evictionCause();
    }

    @Override
    public EvictedWalk walkEvicted(int entity) {
        return new EvictedKeysWalk(kinds[entity].evictedKeys());
    }

    @Override
    public void readEvicted(int entity, StateInput in, long longer) throws IOException, InvalidStateException {
        EvictedKeysWalk.read(in, longer, kinds[entity].evictedKeys());
    }

    @Override
    public RecordWalk walk(int entity) {
        return new StoreWalk(kinds[entity].shards(), new StoreBlock(arena));
    }

    @Override
    public void put(int entity, long keyHash, byte[] key, Consumer<Block> record) {
        Kind kind = kinds[entity];
        StoreBlock block = blocks.take();
        try {
            RecordShard shard = kind.shard(keyHash);
            synchronized (shard) {
                shard.put(keyHash, key, record, block);
            }
            if (kind.isExceeded()) {
                eviction.makeRoom(kind, block.number());
            }
        } finally {
            blocks.giveBack(block);
        }
        makeRoom();
    }

    @Override
    public boolean forget(int entity, long keyHash, byte[] key, long clockMillis, Consumer<Block> removed) {
        Kind kind = kinds[entity];
        kind.advance(clockMillis);
        StoreBlock block = blocks.take();
        block.fix(true);
        try {
            RecordShard shard = kind.shard(keyHash);
            synchronized (shard) {
                return shard.forget(keyHash, key, removed, block);
            }
        } finally {
            block.fix(false);
            blocks.giveBack(block);
        }
    }

    @Override
    public void close() {}

    @Override
    public long budgetBytes() {
        return budget.limit();
    }

    @Override
    public long usedBytes() {
        return budget.used();
    }

    /** How many of them are free for others to come. */
    public long freeBytes() {
        return arena.freeBytes();
    }

    /** Whether one had to leave before its time since this store was made. */
    public boolean hasEvicted() {
        return eviction.hasBegun();
    }
}
