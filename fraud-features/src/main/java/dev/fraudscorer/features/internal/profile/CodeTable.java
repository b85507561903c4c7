package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.record.ColumnValue;
import java.util.Arrays;

/**
 * The values of a large entity's code columns, each by its place: 1 and above. There is
 * a count of what refers to each place, so that one is free as soon as nothing does. Values are keyed hashes of numbers
 * and texts, so nobody can choose many that are probed one after the other. Confined to the holder of the key's lock.
 */
final class CodeTable {
    private static final int FEWEST = 16;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final int NO_PLACE = 0;

    private final Footprint footprint;
    /** Values by place; {@link ColumnValue#NONE} where a place is free. */
    private long[] values;
    /** How often a place is referred to; where it is free, the next free place. */
    private int[] references;
    /** Places by their values, probed one after the other; at most half full. */
    private int[] slots;

    private int shift;
    private int nextFree = NO_PLACE;
    private int used;

    CodeTable(Footprint footprint) {
        this(footprint, new long[FEWEST]);
    }

    /**
     * A table with given places, to which nothing refers yet: the caller's to do for each, then {@link #freeUnused}.
     *
     * @param values by place, the first of them for place 0, which is none; taken over
     */
    CodeTable(Footprint footprint, long[] values) {
        this.footprint = footprint;
        this.values = values;
        this.references = new int[values.length];
        int capacity = Integer.highestOneBit(Math.max(FEWEST, values.length) * 2 - 1) * 2;
        this.slots = new int[capacity];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
        for (int place = values.length - 1; place > NO_PLACE; place--) {
            if (values[place] == ColumnValue.NONE) {
                free(place);
            } else {
                slots[freeSlot(values[place])] = place;
                used++;
            }
        }
        footprint.add(4 * Footprint.OBJECT + bytes());
    }

    /** The place of a value; 0 if it is not here. */
    int find(long value) {
        int mask = slots.length - 1;
        int slot = hash(value);
        while (slots[slot] != NO_PLACE && values[slots[slot]] != value) {
            slot = slot + 1 & mask;
        }
        return slots[slot];
    }

    /** The place of a value, to which one more refers now. */
    int refer(long value) {
        int place = find(value);
        if (place == NO_PLACE) {
            if (nextFree == NO_PLACE) {
                grow();
            }
            place = nextFree;
            nextFree = references[place];
            references[place] = 0;
            values[place] = value;
            slots[freeSlot(value)] = place;
            used++;
        }
        references[place]++;
        return place;
    }

    /** One more refers to a place that is used. */
    void refer(int place) {
        references[place]++;
    }

    /** One less refers to a place. */
    void release(int place) {
        if (--references[place] == 0) {
            remove(place);
        }
    }

    /** Frees the places that nothing refers to. */
    void freeUnused() {
        for (int place = places() - 1; place > NO_PLACE; place--) {
            if (values[place] != ColumnValue.NONE && references[place] == 0) {
                remove(place);
            }
        }
    }

    /** The value at a place; {@link ColumnValue#NONE} if it is free. */
    long value(int place) {
        return values[place];
    }

    /** Above the highest place. */
    int places() {
        return values.length;
    }

    /** How many values there are. */
    int used() {
        return used;
    }

    private void remove(int place) {
        int mask = slots.length - 1;
        int gap = hash(values[place]);
        while (slots[gap] != place) {
            gap = gap + 1 & mask;
        }
        // What was pushed beyond the gap by others moves back into it, so that no search ends early.
        for (int slot = gap + 1 & mask; slots[slot] != NO_PLACE; slot = slot + 1 & mask) {
            int home = hash(values[slots[slot]]);
            if ((slot - home & mask) >= (slot - gap & mask)) {
                slots[gap] = slots[slot];
                gap = slot;
            }
        }
        slots[gap] = NO_PLACE;
        values[place] = ColumnValue.NONE;
        used--;
        free(place);
    }

    private void free(int place) {
        references[place] = nextFree;
        nextFree = place;
    }

    private void grow() {
        footprint.add(-bytes());
        int old = values.length;
        values = Arrays.copyOf(values, old + Math.max(FEWEST, old / 2));
        references = Arrays.copyOf(references, values.length);
        for (int place = values.length - 1; place >= old; place--) {
            free(place);
        }
        if (values.length * 2 > slots.length) {
            slots = new int[slots.length * 2];
            shift--;
            for (int place = 1; place < old; place++) {
                slots[freeSlot(values[place])] = place;
            }
        }
        footprint.add(bytes());
    }

    private int freeSlot(long value) {
        int slot = hash(value);
        while (slots[slot] != NO_PLACE) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private int hash(long value) {
        return (int) ((value * GOLDEN) >>> shift);
    }

    private long bytes() {
        return (long) values.length * (Long.BYTES + Integer.BYTES) + (long) slots.length * Integer.BYTES;
    }
}
