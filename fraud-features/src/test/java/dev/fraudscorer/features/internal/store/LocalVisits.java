package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.RecordVisits;
import dev.fraudscorer.features.store.StreamTime;

/** Visits to the store of this process alone, which asks nothing of the rest. */
interface LocalVisits extends RecordVisits {
    @Override
    default byte[] key(int visit) {
        throw new AssertionError("only a store elsewhere needs the key");
    }

    @Override
    default long reachedMillis(int visit) {
        throw new AssertionError("only a store elsewhere keeps the time");
    }

    @Override
    default boolean changes() {
        return true;
    }

    @Override
    default void step(int visit, Block block, StreamTime time, long lostUntil) {
        throw new AssertionError("only a store elsewhere has the time");
    }

    @Override
    default void accepted(int visit) {}

    @Override
    default void failed(int visit, Throwable cause) {
        throw new AssertionError("a failure in this process is thrown", cause);
    }
}
