package dev.fraudscorer.spi.vector;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.TextHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of one event's attributes and of its id under one key: those of its texts as they were computed when it was
 * built, others as far as they were asked for. Confined to one thread.
 */
final class EventHashes {
    /** Stands for a hash that is not computed. */
    static final long UNKNOWN = 0;

    /** Where that of the event's id is, in place of a slot. */
    static final int ID = -1;

    /** From {@link #ID} on. */
    private final long[] bySlot;

    private @Nullable TextHash key;

    EventHashes(int attributes) {
        this.bySlot = new long[attributes - ID];
    }

    /** Begins with what the event brings. */
    void begin(Event event) {
        clear();
        TextHash hashedBy = event.copyHashesTo(bySlot);
        if (hashedBy != null) {
            key = hashedBy;
        }
    }

    private void clear() {
        Arrays.fill(bySlot, UNKNOWN);
    }

    /** {@link #UNKNOWN} if there is none under this key. */
    long get(int slot, HashKey requested) {
        if (key != requested) {
            change(requested);
        }
        return bySlot[slot - ID];
    }

    private void change(HashKey requested) {
        // An equal one is as good as the same.
        if (key == null || !requested.equals(key)) {
            clear();
        }
        key = requested;
    }

    /** Under the key of the last {@link #get}. */
    void put(int slot, long hash) {
        bySlot[slot - ID] = hash;
    }
}
