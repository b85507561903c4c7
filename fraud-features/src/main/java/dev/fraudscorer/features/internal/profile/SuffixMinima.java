package dev.fraudscorer.features.internal.profile;

import java.util.Arrays;

/*
 * The minimum of every window that ends here, whatever its length.
 *
 * An element can be the minimum of a window that reaches to the end only if nothing behind it is as low. Those that can
 * are kept, in order: their values rise from the front to the back, and the first of them inside a window is the
 * window's minimum. A new element at the end makes all before it leave that are not lower, which costs each element one
 * leaving: so the upkeep is constant on average whatever the data, and one structure serves all windows of a pass.
 *
 * For maxima the values are negated.
 */

/** Elements by ascending key, each with a value, of which those are kept that nothing behind is as low as. */
final class SuffixMinima {
    private static final int FEWEST = 8;
    /** How many elements are looked at one by one before all are searched. */
    private static final int NEAR = 8;

    private final Footprint footprint;
    private long[] keys = new long[FEWEST];
    private double[] values = new double[FEWEST];
    private int from;
    private int to;

    SuffixMinima(Footprint footprint) {
        this.footprint = footprint;
        footprint.add(3 * Footprint.OBJECT + 2L * FEWEST * Long.BYTES);
    }

    /** Adds an element, or lowers the value of the one with this key; a value that is higher than it was is ignored. */
    void put(long key, double value) {
        int at = to;
        if (from < to && keys[to - 1] >= key) {
            at = find(key);
            if (values[at] <= value) {
                return;
            }
            if (keys[at] == key) {
                values[at] = value;
            } else {
                at = insert(at, key, value);
            }
        } else {
            while (from < to && values[to - 1] >= value) {
                to--;
            }
            insert(to, key, value);
            return;
        }
        int kept = at;
        while (kept > from && values[kept - 1] >= value) {
            kept--;
        }
        if (kept < at) {
            System.arraycopy(keys, at, keys, kept, to - at);
            System.arraycopy(values, at, values, kept, to - at);
            to -= at - kept;
        }
    }

    /** Takes out all elements from {@code key} on; what they hid is the caller's to {@link #unhide}. */
    void cut(long key) {
        to = find(key);
    }

    /**
     * Gives an element behind all that are left, each of which has a lower value. To be called from the last element
     * backwards, and then {@link #endUnhiding}.
     */
    void unhide(int mark, long key, double value) {
        if (to == mark || value < values[to - 1]) {
            insert(to, key, value);
        }
    }

    /** Where what is given next will be; until {@link #endUnhiding}. */
    int beginUnhiding() {
        // Room may be made at the front only now: a mark is a place.
        moveToFront();
        return to;
    }

    void endUnhiding(int mark) {
        for (int low = mark, high = to - 1; low < high; low++, high--) {
            long key = keys[low];
            double value = values[low];
            keys[low] = keys[high];
            values[low] = values[high];
            keys[high] = key;
            values[high] = value;
        }
    }

    /** Takes out all elements before {@code key}. */
    void leaveBefore(long key) {
        while (from < to && keys[from] < key) {
            from++;
        }
    }

    /** Moves the keys from {@code key} on. */
    void shift(long key, int by) {
        for (int i = find(key); i < to; i++) {
            keys[i] += by;
        }
    }

    /** Makes the element behind {@code key} and that with {@code key} one; all keys behind move. */
    void join(long key) {
        shift(key + 1, -1);
        int at = find(key);
        if (at + 1 < to && keys[at + 1] == key) {
            System.arraycopy(keys, at + 2, keys, at + 1, to - at - 2);
            System.arraycopy(values, at + 2, values, at + 1, to - at - 2);
            to--;
        }
    }

    /** Whether there is an element with this key. */
    boolean holds(long key) {
        int at = find(key);
        return at < to && keys[at] == key;
    }

    /** The last key; {@code otherwise} if there is none. */
    long lastKey(long otherwise) {
        return from < to ? keys[to - 1] : otherwise;
    }

    /**
     * The place of the first element from {@code key} on.
     *
     * @param place of an element from which on all are; near it, if keys are asked for from the last backwards
     */
    int placeOf(long key, int place) {
        int at = place;
        int least = Math.max(from, place - NEAR);
        while (at > least && keys[at - 1] >= key) {
            at--;
        }
        return at > least || at == from ? at : find(key);
    }

    /** The place behind the last element. */
    int end() {
        return to;
    }

    /** The lowest value from a place on; infinite at the end. */
    double value(int place) {
        return place < to ? values[place] : Double.POSITIVE_INFINITY;
    }

    /** The place of the first element from {@code key} on. */
    private int find(long key) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int insert(int place, long key, double value) {
        int at = place;
        if (to == keys.length) {
            at -= from;
            moveToFront();
            if (to > keys.length / 4 * 3) {
                footprint.add(2L * keys.length * Long.BYTES);
                keys = Arrays.copyOf(keys, 2 * keys.length);
                values = Arrays.copyOf(values, 2 * values.length);
            }
        }
        System.arraycopy(keys, at, keys, at + 1, to - at);
        System.arraycopy(values, at, values, at + 1, to - at);
        to++;
        keys[at] = key;
        values[at] = value;
        return at;
    }

    private void moveToFront() {
        System.arraycopy(keys, from, keys, 0, to - from);
        System.arraycopy(values, from, values, 0, to - from);
        to -= from;
        from = 0;
    }
}
