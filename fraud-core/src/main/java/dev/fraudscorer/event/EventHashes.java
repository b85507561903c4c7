package dev.fraudscorer.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The hashes of one event's values under one key, as far as they were asked for. Thread-safe without a lock: two threads
 * may compute the same hash, and then store the same.
 */
final class EventHashes {
    /** Stands for a hash that nobody has asked for. */
    static final long UNKNOWN = 0;

    /** Opaque, so that no thread sees one half of a hash: plain arrays of longs do not promise that. */
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private final HashKey key;
    private final long[] hashes;

    EventHashes(HashKey key, int places) {
        this.key = key;
        this.hashes = new long[places];
    }

    boolean isOf(HashKey other) {
        return key.equals(other);
    }

    /** {@link #UNKNOWN} if it was not put. */
    long get(int place) {
        return (long) ELEMENT.getOpaque(hashes, place);
    }

    void put(int place, long hash) {
        ELEMENT.setOpaque(hashes, place, hash);
    }
}
