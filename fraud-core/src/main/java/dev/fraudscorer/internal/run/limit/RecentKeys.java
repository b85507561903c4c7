package dev.fraudscorer.internal.run.limit;

import java.util.Arrays;

/*
 * An open-addressed table of entries that hang in one list by when they were last seen, the oldest first, so that what leaves the
 * window is found without a search. All in arrays of numbers: a hundred thousand denied cards are four arrays, no objects.
 *
 * Keys are hashes under a secret key, and so spread by themselves, whoever chose what was hashed. Times are those of one clock
 * that goes back at most as a whole (ReceiptClock); an entry that is younger than its successors keeps them longer, never shorter.
 */

/** Different keys that were seen within a sliding window, exactly. Not thread-safe. */
final class RecentKeys {
    private static final int FIRST_ROOM = 16;
    private static final int NONE = -1;

    private final long windowMillis;
    /** Places of entries, and {@link #NONE} where there is none; twice as many at least as there are entries. */
    private int[] table;

    private long[] keys;
    private long[] seen;
    /** The entry that was seen next; of a free place, the next free one. */
    private int[] newer;

    private int[] older;
    private int oldest = NONE;
    private int newest = NONE;
    private int free = NONE;
    /** How many places were ever taken. */
    private int taken;

    private int size;

    RecentKeys(long windowMillis) {
        this.windowMillis = windowMillis;
        this.table = emptyTable(2 * FIRST_ROOM);
        this.keys = new long[FIRST_ROOM];
        this.seen = new long[FIRST_ROOM];
        this.newer = new int[FIRST_ROOM];
        this.older = new int[FIRST_ROOM];
    }

    int size() {
        return size;
    }

    boolean contains(long key) {
        return table[find(key)] != NONE;
    }

    /** The key was seen now. */
    void add(long key, long now) {
        int at = find(key);
        int entry = table[at];
        if (entry == NONE) {
            if (size == keys.length) {
                grow();
                at = find(key);
            }
            entry = newEntry();
            keys[entry] = key;
            table[at] = entry;
            size++;
        } else {
            unlink(entry);
        }
        seen[entry] = now;
        append(entry);
    }

    /** Drops what was last seen a whole window ago or before. */
    void expire(long now) {
        while (oldest != NONE && seen[oldest] <= now - windowMillis) {
            remove(oldest);
        }
    }

    /** Drops the keys whose highest bits are not all zero. */
    void keepOnly(int zeroBits) {
        for (int entry = oldest; entry != NONE; ) {
            int next = newer[entry];
            if (Long.numberOfLeadingZeros(keys[entry]) < zeroBits) {
                remove(entry);
            }
            entry = next;
        }
    }

    private int newEntry() {
        if (free == NONE) {
            return taken++;
        }
        int entry = free;
        free = newer[entry];
        return entry;
    }

    private void remove(int entry) {
        removeFromTable(find(keys[entry]));
        unlink(entry);
        newer[entry] = free;
        free = entry;
        size--;
    }

    /** Moves back what was put behind because the place was taken, so that no search ends too early. */
    private void removeFromTable(int place) {
        int mask = table.length - 1;
        int hole = place;
        int at = place;
        while (true) {
            at = at + 1 & mask;
            int entry = table[at];
            if (entry == NONE) {
                table[hole] = NONE;
                return;
            }
            int home = home(keys[entry]);
            if ((at - home & mask) >= (at - hole & mask)) {
                table[hole] = entry;
                hole = at;
            }
        }
    }

    private void append(int entry) {
        older[entry] = newest;
        newer[entry] = NONE;
        if (newest == NONE) {
            oldest = entry;
        } else {
            newer[newest] = entry;
        }
        newest = entry;
    }

    private void unlink(int entry) {
        int before = older[entry];
        int after = newer[entry];
        if (before == NONE) {
            oldest = after;
        } else {
            newer[before] = after;
        }
        if (after == NONE) {
            newest = before;
        } else {
            older[after] = before;
        }
    }

    /** Where the key is, or where it would be. */
    private int find(long key) {
        int mask = table.length - 1;
        int at = home(key);
        while (table[at] != NONE && keys[table[at]] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** By the low bits, since samples are taken by the high ones. */
    private int home(long key) {
        return (int) key & table.length - 1;
    }

    private void grow() {
        int room = keys.length * 2;
        int[] larger = emptyTable(2 * room);
        keys = Arrays.copyOf(keys, room);
        seen = Arrays.copyOf(seen, room);
        newer = Arrays.copyOf(newer, room);
        older = Arrays.copyOf(older, room);
        table = larger;
        for (int entry = oldest; entry != NONE; entry = newer[entry]) {
            table[find(keys[entry])] = entry;
        }
    }

    private static int[] emptyTable(int places) {
        int[] empty = new int[places];
        Arrays.fill(empty, NONE);
        return empty;
    }
}
