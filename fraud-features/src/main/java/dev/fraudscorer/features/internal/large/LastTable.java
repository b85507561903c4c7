package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.record.Bytes;
import java.util.Arrays;

/*
 * An entry is four bytes: 16 bits of a hash of the value, salted by the mark, and the place of the row in the ring, plus 1;
 * 0 is free. The home of an entry follows from its hash. The value itself is in the row, and the row's mark says that the
 * row is the last of that value. Two entries of different marks may be equal, with one hash and one row: then it does not
 * matter which of them is found. Probed one after the other; an entry that leaves draws those behind it nearer.
 */

/** Finds the last row of a value among those that a filter admits. Stateless beside the record. */
final class LastTable {
    static final int NONE = -1;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long SALT = 0xC2B2_AE3D_27D4_EB4FL;
    private static final int HASH_BITS = 16;
    private static final int PLACE_MASK = (1 << HASH_BITS) - 1;

    private final RecordView view;
    /** By mark, the value that was sought last, in which opening of a record, and its slot: a reading comes before a count. */
    private final long[] soughtValues;

    private final int[] soughtIn;
    private final int[] soughtSlots;

    LastTable(RecordView view) {
        this.view = view;
        this.soughtValues = new long[view.plan.marks()];
        this.soughtIn = new int[view.plan.marks()];
        this.soughtSlots = new int[view.plan.marks()];
    }

    /** How many slots do well for so many entries. */
    static int slots(int entries) {
        return entries + entries / 4 + 2;
    }

    /** Whether one more entry for each mark would make searches long. */
    static boolean isFull(int slots, int used, int marks) {
        return marks > 0 && used + marks > slots - slots / 8 - 1;
    }

    static int hash(long value, int mark) {
        return (int) (((value + mark * SALT) * GOLDEN) >>> (Long.SIZE - HASH_BITS));
    }

    int used() {
        return Bytes.getInt(view.bytes, view.body + LargeLayout.TABLE_USED);
    }

    /** The slot of a value's last row; {@link #NONE} if no row that the mark's filter admits has it. */
    int find(int mark, long value) {
        if (soughtIn[mark] != view.opened || soughtValues[mark] != value) {
            soughtSlots[mark] = search(mark, value);
            soughtValues[mark] = value;
            soughtIn[mark] = view.opened;
        }
        return soughtSlots[mark];
    }

    private void forgetSought() {
        Arrays.fill(soughtIn, 0);
    }

    private int search(int mark, long value) {
        int hash = hash(value, mark);
        int column = view.plan.markColumn(mark);
        int slot = home(hash);
        int entry;
        while ((entry = entry(slot)) != 0) {
            if (entry >>> HASH_BITS == hash) {
                int row = view.rowAt((entry & PLACE_MASK) - 1);
                if (view.layout.value(view.bytes, row, column) == value && view.layout.mark(view.bytes, row, mark)) {
                    return slot;
                }
            }
            slot = next(slot);
        }
        return NONE;
    }

    /** The place of the row that a slot refers to. */
    int place(int slot) {
        return (entry(slot) & PLACE_MASK) - 1;
    }

    void place(int slot, int place) {
        entry(slot, (entry(slot) & ~PLACE_MASK) | (place + 1));
    }

    /** Adds a value that is not here. */
    void add(int mark, long value, int place) {
        int hash = hash(value, mark);
        int slot = home(hash);
        while (entry(slot) != 0) {
            slot = next(slot);
        }
        entry(slot, (hash << HASH_BITS) | (place + 1));
        used(used() + 1);
        soughtIn[mark] = 0;
    }

    /** The slot of a value whose last row is at a place; it is here. */
    int slotOf(int mark, long value, int place) {
        int hash = hash(value, mark);
        int sought = (hash << HASH_BITS) | (place + 1);
        int slot = home(hash);
        while (entry(slot) != sought) {
            slot = next(slot);
        }
        return slot;
    }

    void remove(int removed) {
        forgetSought();
        int gap = removed;
        int slot = next(gap);
        int entry;
        while ((entry = entry(slot)) != 0) {
            int home = home(entry >>> HASH_BITS);
            if (distance(home, slot) >= distance(gap, slot)) {
                entry(gap, entry);
                gap = slot;
            }
            slot = next(slot);
        }
        entry(gap, 0);
        used(used() - 1);
    }

    /** The rows at places in a run of the ring, from a row's number on, have moved by one place each. */
    void shift(int from, int movedRows) {
        int marks = view.plan.marks();
        if ((long) movedRows * marks * Byte.SIZE > view.tableSlots) {
            // The rows are moved already, and not counted yet: what was number i is number i + 1.
            for (int slot = 0; slot < view.tableSlots; slot++) {
                if (entry(slot) != 0 && view.number(place(slot)) >= from) {
                    int place = place(slot) + 1;
                    place(slot, place == view.capacity ? 0 : place);
                }
            }
            return;
        }
        for (int number = from + movedRows; number > from; number--) {
            int row = view.row(number);
            for (int mark = 0; mark < marks; mark++) {
                if (view.layout.mark(view.bytes, row, mark)) {
                    long value = view.layout.value(view.bytes, row, view.plan.markColumn(mark));
                    place(slotOf(mark, value, view.place(number - 1)), view.place(number));
                }
            }
        }
    }

    private int distance(int from, int to) {
        int distance = to - from;
        return distance < 0 ? distance + view.tableSlots : distance;
    }

    private int home(int hash) {
        return (int) (((long) hash * view.tableSlots) >>> HASH_BITS);
    }

    private int next(int slot) {
        int next = slot + 1;
        return next == view.tableSlots ? 0 : next;
    }

    int entry(int slot) {
        return Bytes.getInt(view.bytes, view.table + slot * LargeLayout.TABLE_ENTRY);
    }

    private void entry(int slot, int entry) {
        Bytes.putInt(view.bytes, view.table + slot * LargeLayout.TABLE_ENTRY, entry);
    }

    private void used(int used) {
        Bytes.putInt(view.bytes, view.body + LargeLayout.TABLE_USED, used);
    }
}
