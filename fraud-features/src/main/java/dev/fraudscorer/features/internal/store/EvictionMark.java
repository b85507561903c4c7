package dev.fraudscorer.features.internal.store;

import java.util.concurrent.atomic.AtomicLong;

/** Until when what was evicted of one entity could have mattered; only ever goes on. Thread-safe. */
final class EvictionMark {
    private final AtomicLong until = new AtomicLong(Long.MIN_VALUE);

    /** What is kept until {@code millis} is evicted. */
    void raise(long millis) {
        // Read first: in a flood all shards evict, and few of them raise it.
        if (millis > until.get()) {
            until.accumulateAndGet(millis, Math::max);
        }
    }

    /** {@link Long#MIN_VALUE} if nothing was evicted that could have mattered. */
    long untilMillis() {
        return until.get();
    }
}
