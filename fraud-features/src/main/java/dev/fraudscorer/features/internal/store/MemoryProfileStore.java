package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileWalk;
import dev.fraudscorer.features.store.StoreCounts;
import dev.fraudscorer.features.store.StoredProfile;
import dev.fraudscorer.features.store.Visits;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/*
 * Why a table of our own.
 *
 * A visit to one of a million profiles is mostly waiting for memory. A general map waits for a table slot, a node, a
 * key and its characters before it comes to the value; with eviction on top it also writes down each access. Here the
 * way is a slot, the profile, and its one array, which begins with the key. Nothing is written down on an access: a
 * profile knows itself until when it is kept, and a queue per shard, asked only when something is due or a profile is
 * new, finds those that may leave (IdleQueue).
 *
 * A shard's monitor is taken for one visit at a time, so no two threads can wait for each other, and with hundreds of
 * shards two threads seldom meet. What is evicted is removed under the same monitor under which it is counted, so an
 * event is never counted in a profile that nobody will find again.
 */

/** Keeps profiles in this process. Thread-safe; starts no thread. */
public final class MemoryProfileStore implements ProfileStore {
    private static final int MOST_SHARDS = 512;
    private static final long PROFILES_PER_SHARD = 1024;
    private static final long BYTES_PER_SHARD = 1 << 20;

    private final Shard[][] shards;
    /** By entity. */
    private final EvictionMark[] marks;
    /** The latest clock of the visits, by entity. */
    private final AtomicLongArray clocks;
    /** Written almost never; it only makes that touching is not left out by the compiler. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    /** @param limits by entity */
    public MemoryProfileStore(List<StoreLimits> limits) {
        this.shards = new Shard[limits.size()][];
        this.marks = new EvictionMark[limits.size()];
        for (int entity = 0; entity < marks.length; entity++) {
            marks[entity] = new EvictionMark();
            shards[entity] = shards(limits.get(entity), marks[entity]);
        }
        this.clocks = new AtomicLongArray(limits.size());
    }

    /** Few profiles share one shard, so that exactly the one kept the shortest has to leave. */
    private static Shard[] shards(StoreLimits limits, EvictionMark mark) {
        long most = Math.min(limits.maxProfiles() / PROFILES_PER_SHARD, limits.maxBytes() / BYTES_PER_SHARD);
        int count = Integer.highestOneBit((int) Math.max(1, Math.min(MOST_SHARDS, most)));
        Shard[] shards = new Shard[count];
        for (int i = 0; i < count; i++) {
            shards[i] = new Shard(limits.maxProfiles() / count, limits.maxBytes() / count, mark);
        }
        return shards;
    }

    @Override
    public void visit(Visits visits) {
        touch(visits);
        for (int visit = 0; visit < visits.size(); visit++) {
            int entity = visits.entity(visit);
            long clock = visits.clockMillis(visit);
            // Without a fence, since most visits do not raise it: one that is behind only makes the exchange in vain.
            if (clock > clocks.getPlain(entity)) {
                clocks.accumulateAndGet(entity, clock, Math::max);
            }
            Shard shard = shard(entity, visits.keyHash(visit));
            synchronized (shard) {
                shard.visit(visits, visit, clock);
            }
        }
    }

    /**
     * The profiles of one event lie in different places, and each takes a wait to find, a second to look at and a third
     * for what is in it. The waits of several profiles overlap when nothing is between them, so each step is done for
     * four at a time before the next.
     */
    private void touch(Visits visits) {
        int size = visits.size();
        long sum = 0;
        for (int visit = 0; visit < size; visit += 4) {
            StoredProfile first = peek(visits, visit);
            StoredProfile second = peek(visits, visit + 1);
            StoredProfile third = peek(visits, visit + 2);
            StoredProfile fourth = peek(visits, visit + 3);
            sum += keptUntil(first) + keptUntil(second) + keptUntil(third) + keptUntil(fourth);
            sum += touch(first) + touch(second) + touch(third) + touch(fourth);
        }
        if (sum == Long.MIN_VALUE) {
            touched = sum;
        }
    }

    /** What most often is the visit's profile; null if there is nothing. */
    private @Nullable StoredProfile peek(Visits visits, int visit) {
        if (visit >= visits.size()) {
            return null;
        }
        long hash = visits.keyHash(visit);
        return shard(visits.entity(visit), hash).peek(hash);
    }

    private static long keptUntil(@Nullable StoredProfile profile) {
        return profile == null ? 0 : profile.keptUntilMillis();
    }

    private static int touch(@Nullable StoredProfile profile) {
        return profile == null ? 0 : profile.touch();
    }

    /** Lets all go that is idle by now: a visit does that only for the shard that it is to. */
    @Override
    public StoreCounts counts(int entity) {
        long profiles = 0;
        long bytes = 0;
        long leftIdle = 0;
        long evicted = 0;
        for (Shard shard : shards[entity]) {
            synchronized (shard) {
                shard.letIdleGo(clocks.get(entity), Integer.MAX_VALUE);
                profiles += shard.size();
                bytes += shard.bytes();
                leftIdle += shard.leftIdle();
                evicted += shard.evicted();
            }
        }
        return StoreCounts.of(profiles, bytes, leftIdle, evicted);
    }

    @Override
    public long evictedUntilMillis(int entity) {
        return marks[entity].untilMillis();
    }

    @Override
    public void noteEvictedUntil(int entity, long millis) {
        marks[entity].raise(millis);
    }

    @Override
    public ProfileWalk walk(int entity) {
        return new ShardWalk(shards[entity]);
    }

    @Override
    public void put(int entity, StoredProfile profile) {
        Shard shard = shard(entity, profile.keyHash());
        synchronized (shard) {
            shard.put(profile);
        }
    }

    @Override
    public void close() {}

    /** The high bits choose the shard, the low ones the place in it. */
    private Shard shard(int entity, long hash) {
        Shard[] ofEntity = shards[entity];
        return ofEntity[(int) (hash >>> 48) & (ofEntity.length - 1)];
    }
}
