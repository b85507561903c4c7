package dev.fraudscorer.features.internal.profile;

import java.util.Arrays;

/** Some of the {@link FoldedIds}, ordered by time: at least one, at most {@link #ROOM}. */
final class IdChunk {
    static final int ROOM = 256;

    private static final int FEWEST = 16;

    private long[] times = new long[FEWEST];
    private long[] ids = new long[FEWEST];
    private int from;
    private int to;

    int size() {
        return to - from;
    }

    long time(int i) {
        return times[from + i];
    }

    long id(int i) {
        return ids[from + i];
    }

    long oldest() {
        return times[from];
    }

    boolean isFull() {
        return to - from == ROOM;
    }

    /** Only if it is not full. */
    void add(long time, long id) {
        if (to == times.length) {
            makeRoom();
        }
        int at = from + firstAfter(time);
        System.arraycopy(times, at, times, at + 1, to - at);
        System.arraycopy(ids, at, ids, at + 1, to - at);
        times[at] = time;
        ids[at] = id;
        to++;
    }

    /** The newer half, which leaves this chunk. */
    IdChunk split() {
        int half = from + size() / 2;
        IdChunk newer = new IdChunk();
        newer.times = Arrays.copyOf(Arrays.copyOfRange(times, half, to), ROOM);
        newer.ids = Arrays.copyOf(Arrays.copyOfRange(ids, half, to), ROOM);
        newer.to = to - half;
        to = half;
        return newer;
    }

    /** Forgets those before {@code time}; whether any is left. */
    boolean forgetBefore(long time) {
        while (from < to && times[from] < time) {
            from++;
        }
        return from < to;
    }

    /** The place of the first one after {@code time}. */
    int firstAfter(long time) {
        if (from == to || times[to - 1] <= time) {
            return to - from;
        }
        int low = from;
        int high = to - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - from;
    }

    long bytes() {
        return 3 * Footprint.OBJECT + 2L * times.length * Long.BYTES;
    }

    private void makeRoom() {
        int room = Math.min(ROOM, Math.max(FEWEST, 2 * size()));
        times = Arrays.copyOf(Arrays.copyOfRange(times, from, to), room);
        ids = Arrays.copyOf(Arrays.copyOfRange(ids, from, to), room);
        to -= from;
        from = 0;
    }
}
