package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.EvictionCause;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What is kept of one kind of entity. Thread-safe. */
final class Kind {
    /** What the clock shows before the first visit. */
    static final long NO_CLOCK = Long.MIN_VALUE;

    private final RecordShard[] shards;
    private final int shardShift;
    private final KindLimits limits;
    private final Retention retention;
    private final EvictedKeys evictedKeys;
    private final AtomicLong entities = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    /** The latest clock of the visits. */
    private final AtomicLong clock = new AtomicLong(NO_CLOCK);

    private volatile @Nullable EvictionCause evictionCause;
    /** Until when it is known that some have left. */
    private volatile long newsUntil;
    /** Where the next look for somebody who may leave begins; races only make it look twice. */
    private int hand;

    /** @param shards how many; a power of two */
    Kind(int shards, KindLimits limits, Arena arena, Budget budget, SketchShare share) {
        this.limits = limits;
        this.retention = new Retention(limits.keptMillis());
        this.evictedKeys = new EvictedKeys(budget, share, retention.millis());
        this.shards = new RecordShard[shards];
        this.shardShift = Long.SIZE - 1 - Integer.numberOfTrailingZeros(shards);
        for (int i = 0; i < shards; i++) {
            this.shards[i] = new RecordShard(this, arena, budget);
        }
    }

    /** The high bits choose the shard, the low ones the slot in it, others the tag. */
    RecordShard shard(long hash) {
        // In two steps, since a single shard takes no bits at all.
        return shards[(int) (hash >>> 1 >>> shardShift)];
    }

    RecordShard[] shards() {
        return shards;
    }

    RecordShard nextShard() {
        int next = hand + 1;
        hand = next;
        return shards[next & shards.length - 1];
    }

    Retention retention() {
        return retention;
    }

    EvictedKeys evictedKeys() {
        return evictedKeys;
    }

    void advance(long millis) {
        // Without a fence, since most visits do not raise it: one that is behind only makes the exchange in vain.
        if (millis > clock.getPlain()) {
            clock.accumulateAndGet(millis, Math::max);
        }
    }

    long clock() {
        return clock.get();
    }

    /**
     * A record had to leave.
     *
     * @return whether that is news: of those that had to before nothing matters any more. Races only make it news twice
     */
    boolean noteEviction(EvictionCause why) {
        boolean isNews = evictionCause == null || clock() > newsUntil;
        evictionCause = why;
        newsUntil = evictedKeys.latest();
        return isNews;
    }

    /** Why the last one had to leave; null if none had to. */
    @Nullable
    EvictionCause evictionCause() {
        return evictionCause;
    }

    void add(int moreEntities, long moreBytes) {
        if (moreEntities != 0) {
            entities.addAndGet(moreEntities);
        }
        bytes.addAndGet(moreBytes);
    }

    long entities() {
        return entities.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** Whether there is more than the limits of this kind allow. */
    boolean isExceeded() {
        long count = entities.getPlain();
        return count > limits.maxEntities() || (count > 1 && bytes.getPlain() > limits.maxBytes());
    }
}
