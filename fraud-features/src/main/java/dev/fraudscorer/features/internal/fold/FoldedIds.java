package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.record.RowLayout;
import java.util.Arrays;

/*
 * Two tables of the same size: of events since some time, and of those before it. The younger ones become the older ones when
 * all that are older are too late to come again, or when there are too many of them. So nothing is taken out of a table one by
 * one. An event is kept as a hash of its time and of its id, which is a keyed hash itself.
 */

/** The folded events that may still come a second time. Stateless beside the record. */
final class FoldedIds {
    /** The most of one generation: at a busier entity an event comes too late earlier than the policy says. */
    static final int MOST = 1 << 19;

    private static final int FEWEST_SLOTS = 16;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long MIX = 0xBF58_476D_1CE4_E5B9L;

    private final FoldView view;

    FoldedIds(FoldView view) {
        this.view = view;
    }

    /** How many slots do well for so many ids of one generation. */
    static int slots(int count) {
        return Math.max(FEWEST_SLOTS, 2 * Integer.highestOneBit(count + count / 2));
    }

    int slots() {
        return view.getInt(FoldPlan.ID_SLOTS);
    }

    int used(int generation) {
        return view.getInt(FoldPlan.IDS_USED + generation * Integer.BYTES);
    }

    private void used(int generation, int count) {
        view.putInt(FoldPlan.IDS_USED + generation * Integer.BYTES, count);
    }

    /** There are none in a generation, of which all are put in anew. */
    void clearCount(int generation) {
        used(generation, 0);
    }

    /** Since when the ids of a generation are kept. */
    long since(int generation) {
        return view.getLong(FoldPlan.IDS_SINCE + generation * Long.BYTES);
    }

    void since(int generation, long time) {
        view.putLong(FoldPlan.IDS_SINCE + generation * Long.BYTES, time);
    }

    /** Whether there is no room for one more. */
    boolean isFull() {
        int slots = slots();
        return Math.max(used(0), used(1)) + 1 > slots - slots / 4;
    }

    boolean isEmpty() {
        return used(0) == 0 && used(1) == 0;
    }

    boolean holds(long time, long id) {
        return find(generation(time), hash(time, id)) < 0;
    }

    private int generation(long time) {
        return time >= since(0) ? 0 : 1;
    }

    /** Notes an event, unless it is too late to come again; there is room. */
    void add(long time, long id) {
        if (time >= since(1)) {
            put(generation(time), hash(time, id));
        }
    }

    /** Notes an event by its hash. */
    void put(int generation, long hash) {
        int slot = find(generation, hash);
        if (slot >= 0) {
            view.longAt(view.ids[generation] + slot * Long.BYTES, hash);
            used(generation, used(generation) + 1);
        }
    }

    /** What a slot has; 0 if nothing. */
    long get(int generation, int slot) {
        return view.longAt(view.ids[generation] + slot * Long.BYTES);
    }

    /**
     * Lets go of what is too late to come again.
     *
     * @param oldest the time of the oldest event that may still come
     * @param folding the time of the oldest row, which is folded next
     */
    void forget(long oldest, long folding) {
        if (isEmpty() || folding < oldest) {
            clear(0);
            clear(1);
            since(0, oldest);
            since(1, oldest);
            return;
        }
        boolean allOlderAreTooLate = since(0) <= oldest;
        if (allOlderAreTooLate) {
            clear(1);
            since(1, since(0));
        }
        if (folding > since(0) && (allOlderAreTooLate || used(0) >= MOST)) {
            System.arraycopy(view.bytes, view.ids[0], view.bytes, view.ids[1], slots() * Long.BYTES);
            used(1, used(0));
            since(1, since(0));
            clear(0);
            // Others of the same millisecond may be among the older ones already, and are looked for in one table only.
            since(0, folding + 1);
        }
    }

    private void clear(int generation) {
        if (used(generation) > 0) {
            int from = view.ids[generation];
            Arrays.fill(view.bytes, from, from + slots() * Long.BYTES, (byte) 0);
            used(generation, 0);
        }
    }

    /** The slot where a hash is to be put; the complement of its slot if it is here. */
    private int find(int generation, long hash) {
        int mask = slots() - 1;
        int slot = (int) ((hash * GOLDEN) >>> Integer.SIZE) & mask;
        long there;
        while ((there = get(generation, slot)) != 0) {
            if (there == hash) {
                return ~slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long hash(long time, long id) {
        long hash = (time + (id & RowLayout.ID_MASK) * GOLDEN) * MIX;
        hash ^= hash >>> Integer.SIZE;
        return hash == 0 ? 1 : hash;
    }
}
