package dev.fraudscorer.features.internal.profile;

import java.util.Arrays;

/**
 * Time and id of folded events that may still come a second time, ordered by time. Confined to the holder of the key's
 * lock.
 */
final class FoldedIds {
    private static final int FEWEST = 16;
    /** As many bits of an id as {@link Rows} keep. */
    private static final long ID_MASK = (1L << 48) - 1;

    private final Footprint footprint;
    private long[] times;
    private long[] ids;
    private int from;
    private int to;

    FoldedIds(Footprint footprint) {
        this(footprint, new long[FEWEST], new long[FEWEST], 0);
    }

    /** With some that are known, at the front of arrays of one length, which are taken over. */
    FoldedIds(Footprint footprint, long[] times, long[] ids, int count) {
        this.footprint = footprint;
        this.times = times;
        this.ids = ids;
        this.to = count;
        footprint.add(3 * Footprint.OBJECT + bytes());
    }

    void add(long time, long id) {
        if (to == times.length) {
            makeRoom();
        }
        int at = firstAfter(time);
        System.arraycopy(times, at, times, at + 1, to - at);
        System.arraycopy(ids, at, ids, at + 1, to - at);
        times[at] = time;
        ids[at] = id & ID_MASK;
        to++;
    }

    boolean holds(long time, long id) {
        for (int i = firstAfter(time) - 1; i >= from && times[i] == time; i--) {
            if (ids[i] == (id & ID_MASK)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets those before {@code time}. */
    void forgetBefore(long time) {
        while (from < to && times[from] < time) {
            from++;
        }
        if (from == to) {
            from = 0;
            to = 0;
        }
    }

    int size() {
        return to - from;
    }

    long time(int i) {
        return times[from + i];
    }

    long id(int i) {
        return ids[from + i];
    }

    private int firstAfter(long time) {
        int low = from;
        int high = to;
        if (from == to || times[to - 1] <= time) {
            return to;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void makeRoom() {
        footprint.add(-bytes());
        int kept = to - from;
        int room = from > times.length / 4 ? times.length : times.length + Math.max(FEWEST, times.length / 2);
        times = Arrays.copyOf(Arrays.copyOfRange(times, from, to), room);
        ids = Arrays.copyOf(Arrays.copyOfRange(ids, from, to), room);
        from = 0;
        to = kept;
        footprint.add(bytes());
    }

    private long bytes() {
        return 2L * times.length * Long.BYTES;
    }
}
