package dev.fraudscorer.features.internal.profile;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The buckets of one entity, ordered by time; no two have a moment in common. Confined to the key's lock. */
final class Buckets {
    private static final int FEWEST = 8;

    private @Nullable Bucket[] buckets = {};
    private int from;
    private int to;

    int size() {
        return to - from;
    }

    Bucket get(int i) {
        return Objects.requireNonNull(buckets[from + i]);
    }

    /** The index of the bucket whose cell has this time; if none has, the complement of the index of the next. */
    int find(long time) {
        int i = firstBehind(time);
        return i > 0 && time < get(i - 1).end() ? i - 1 : ~i;
    }

    /** The bucket that counts as after {@code time} and may hold events up to it; null if there is none. */
    @Nullable
    Bucket across(long time) {
        int i = firstBehind(time);
        return i > 0 && get(i - 1).newest() > time ? get(i - 1) : null;
    }

    /** Whether a bucket counts as after {@code start} and before {@code end}. */
    boolean anyCountsBetween(long start, long end) {
        int i = firstBehind(end - 1);
        if (i > 0 && get(i - 1).newest() >= end) {
            i--;
        }
        return i > 0 && get(i - 1).newest() > start;
    }

    /** Whether a bucket may hold events after {@code start} and up to {@code end}. */
    boolean anyIn(long start, long end) {
        int i = firstBehind(end);
        return i > 0 && get(i - 1).newest() > start;
    }

    /** The index of the first bucket that counts as after {@code time}, which is likely near {@code hint}. */
    int firstAfter(long time, int hint) {
        int i = Math.min(hint, size());
        while (i < size() && get(i).newest() <= time) {
            i++;
        }
        while (i > 0 && get(i - 1).newest() > time) {
            i--;
        }
        return i;
    }

    void insert(int i, Bucket bucket) {
        if (to == buckets.length) {
            makeRoom();
        }
        System.arraycopy(buckets, from + i, buckets, from + i + 1, size() - i);
        buckets[from + i] = bucket;
        to++;
    }

    void set(int i, Bucket bucket) {
        buckets[from + i] = bucket;
    }

    void remove(int i) {
        if (i == 0) {
            buckets[from++] = null;
        } else {
            System.arraycopy(buckets, from + i + 1, buckets, from + i, size() - i - 1);
            buckets[--to] = null;
        }
    }

    /** The index of the first bucket whose cell begins after {@code time}. */
    private int firstBehind(long time) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).start() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void makeRoom() {
        int size = size();
        int room = from > buckets.length / 4 ? buckets.length : buckets.length + Math.max(FEWEST, buckets.length / 2);
        buckets = Arrays.copyOf(Arrays.copyOfRange(buckets, from, to), room);
        from = 0;
        to = size;
    }
}
