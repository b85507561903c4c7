package dev.fraudscorer.spi.vector;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of one event's attributes under one key, as far as they are computed. Belongs to the vector and not to the
 * event: an event is retained for its retries, its hashes are not needed after the call. Confined to one thread.
 */
final class EventHashes {
    /** Stands for a hash that is not computed. */
    static final long UNKNOWN = 0;

    private final long[] bySlot;
    private @Nullable HashKey key;

    EventHashes(int attributes) {
        this.bySlot = new long[attributes];
    }

    void clear() {
        Arrays.fill(bySlot, UNKNOWN);
    }

    /** {@link #UNKNOWN} if none was put under this key. */
    long get(int slot, HashKey requested) {
        if (!Objects.equals(key, requested)) {
            clear();
            key = requested;
        }
        return bySlot[slot];
    }

    /** Under the key of the last {@link #get}. */
    void put(int slot, long hash) {
        bySlot[slot] = hash;
    }
}
