package dev.fraudscorer.features.internal;

import org.jspecify.annotations.Nullable;

/**
 * The events of one entity as parallel columns, ordered by time and, within one time, by arrival. Guarded by the
 * lock of its profile.
 *
 * <p>The events are {@code [from, to)} of each array: the oldest leave by moving {@code from}, and when {@code to}
 * meets the end they are moved to the front, or to longer arrays if the front has too little room, so that an event
 * is moved a bounded number of times on average. An index is valid until the next {@link #insert},
 * {@link #remove} or {@link #forget}.
 */
final class EventColumns {
    /** Stands for a value that the event does not carry. */
    static final long NO_CODE = 0;

    private static final int SMALLEST = 4;

    private long[] times = new long[SMALLEST];
    private long[] ids = new long[SMALLEST];
    private final double[][] numbers;
    private final long[][] codes;
    // Made when the first label comes: most entities never see one.
    private @Nullable LabelHistory @Nullable [] labels;
    private int from;
    private int to;

    EventColumns(Layout layout) {
        numbers = new double[layout.numbers().size()][SMALLEST];
        codes = new long[layout.codes().size()][SMALLEST];
    }

    boolean isEmpty() {
        return from == to;
    }

    /** The index of the oldest event. */
    int first() {
        return from;
    }

    long time(int index) {
        return times[index];
    }

    /** The time of the newest event; only if there is one. */
    long newestTime() {
        return times[to - 1];
    }

    /** The column itself, NaN where the event does not carry the value; valid as long as an index is. */
    double[] numbers(int column) {
        return numbers[column];
    }

    /** The column itself, {@link #NO_CODE} where the event does not carry the value; valid as long as an index is. */
    long[] codes(int column) {
        return codes[column];
    }

    @Nullable
    LabelHistory labels(int index) {
        return labels == null ? null : labels[index];
    }

    void label(int index, LabelHistory history) {
        if (labels == null) {
            labels = new LabelHistory[times.length];
        }
        labels[index] = history;
    }

    boolean hasLabels() {
        return labels != null;
    }

    /** The index of the first event after {@code time}; one behind the newest if there is none. */
    int firstAfter(long time) {
        if (from == to || times[to - 1] <= time) {
            return to;
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
        return low;
    }

    /** The index of the event with this time and id; -1 if there is none. */
    int find(long time, long id) {
        for (int i = firstAfter(time) - 1; i >= from && times[i] == time; i--) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    /** Makes room behind all events of the same time and before; the caller sets every value at the index. */
    int insert(long time, long id) {
        if (to == times.length) {
            makeRoom();
        }
        int index = firstAfter(time);
        move(index, index + 1, to - index);
        to++;
        times[index] = time;
        ids[index] = id;
        if (labels != null) {
            labels[index] = null;
        }
        return index;
    }

    void remove(int index) {
        move(index + 1, index, to - index - 1);
        to--;
        if (labels != null) {
            labels[to] = null;
        }
    }

    /** Lets go of the events at and before {@code time}. */
    void forget(long time) {
        while (from < to && times[from] <= time) {
            if (labels != null) {
                labels[from] = null;
            }
            from++;
        }
    }

    private void move(int source, int target, int count) {
        if (count == 0) {
            return;
        }
        System.arraycopy(times, source, times, target, count);
        System.arraycopy(ids, source, ids, target, count);
        for (double[] column : numbers) {
            System.arraycopy(column, source, column, target, count);
        }
        for (long[] column : codes) {
            System.arraycopy(column, source, column, target, count);
        }
        if (labels != null) {
            System.arraycopy(labels, source, labels, target, count);
        }
    }

    private void makeRoom() {
        int length = times.length;
        int live = to - from;
        boolean fits = live <= length - length / 4 && (live >= length / 4 || length == SMALLEST);
        if (fits) {
            move(from, 0, live);
            from = 0;
            to = live;
        } else {
            resize(live, Math.max(SMALLEST, live + live / 2));
        }
    }

    /** All new columns are made before the first takes its place: if memory runs out in between, nothing has changed. */
    private void resize(int live, int length) {
        long[] newTimes = copy(times, live, length);
        long[] newIds = copy(ids, live, length);
        double[][] newNumbers = new double[numbers.length][length];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(numbers[i], from, newNumbers[i], 0, live);
        }
        long[][] newCodes = new long[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            newCodes[i] = copy(codes[i], live, length);
        }
        if (labels != null) {
            @Nullable LabelHistory[] newLabels = new LabelHistory[length];
            System.arraycopy(labels, from, newLabels, 0, live);
            labels = newLabels;
        }
        times = newTimes;
        ids = newIds;
        System.arraycopy(newNumbers, 0, numbers, 0, numbers.length);
        System.arraycopy(newCodes, 0, codes, 0, codes.length);
        from = 0;
        to = live;
    }

    private long[] copy(long[] column, int live, int length) {
        long[] copy = new long[length];
        System.arraycopy(column, from, copy, 0, live);
        return copy;
    }
}
