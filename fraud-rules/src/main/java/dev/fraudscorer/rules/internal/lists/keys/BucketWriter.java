package dev.fraudscorer.rules.internal.lists.keys;

import dev.fraudscorer.rules.internal.lists.content.Entry;
import java.util.Arrays;

/*
 * The index has one byte for where a bucket begins, counted from the first bucket of its group, in units of 2^unitBits bytes. The
 * unit is the smallest by which a group of twice the usual length fits below FAR; so short lists lose nothing to it, and long entries
 * a few bytes for each bucket, which begins at the next unit. A bucket further behind, beside a very long neighbour, goes into a
 * sorted table of its own. The index stays a third of a byte for each key whatever the keys are.
 */

/**
 * Writes the slots, the buckets and the index of one segment. Of entries of one key and one validity the last is kept; within a
 * bucket the last of the file comes first. Confined to one thread.
 */
final class BucketWriter {
    /** How much longer than on average a group may be before buckets of it are {@link Segment#FAR}. */
    private static final int ROOM = 2;

    private static final int[] NONE = {};

    private final byte[] sorted;
    private final int[] starts;
    private final SegmentFilter filter;
    private final Slots slots;
    private final byte slotHead;
    private final int unitBits;
    private final byte[] index;
    private byte[] out;
    private int outBytes;
    private int[] farBuckets = NONE;
    private int[] farStarts = NONE;
    private int far;
    private int[] arrivedAt = new int[16];
    private int[] kept = new int[16];
    private int[] others = new int[16];
    private int inBuckets;
    private boolean tooManyPeriods;

    /**
     * @param sorted by bucket, each entry behind its hash
     * @param slotHead the head of the entries that slots are for
     * @param filter of the hashes of all entries
     * @param slots empty, for as many as there are
     * @param starts by bucket, where in {@code sorted} it begins, and behind the last where that ends
     */
    BucketWriter(SegmentFilter filter, byte slotHead, Slots slots, byte[] sorted, int[] starts) {
        this.filter = filter;
        this.slotHead = slotHead;
        this.slots = slots;
        this.sorted = sorted;
        this.starts = starts;
        int buckets = starts.length - 1;
        int groups = (buckets + Segment.BUCKETS_IN_GROUP - 1) / Segment.BUCKETS_IN_GROUP;
        long usual = ROOM * (sorted.length / groups + 1L);
        int bits = 0;
        while (usual >>> bits >= Segment.FAR) {
            bits++;
        }
        this.unitBits = bits;
        this.index = new byte[groups * Segment.GROUP_BYTES];
        this.out = new byte[buckets + 64];
    }

    Segment write() {
        int buckets = starts.length - 1;
        for (int bucket = 0; bucket < buckets; bucket++) {
            int units = (outBytes + (1 << unitBits) - 1) >>> unitBits;
            outBytes = units << unitBits;
            place(bucket, units);
            writeBucket(starts[bucket], starts[bucket + 1]);
        }
        if (inBuckets == 0) {
            return new Segment(filter, slots, 0, 0, new byte[0], new byte[0], NONE, NONE, 0, tooManyPeriods);
        }
        return new Segment(
                filter,
                slots,
                buckets,
                unitBits,
                index,
                Arrays.copyOf(out, outBytes),
                Arrays.copyOf(farBuckets, far),
                Arrays.copyOf(farStarts, far),
                inBuckets,
                tooManyPeriods);
    }

    private void place(int bucket, int units) {
        int group = bucket / Segment.BUCKETS_IN_GROUP * Segment.GROUP_BYTES;
        int number = bucket % Segment.BUCKETS_IN_GROUP;
        if (number == 0) {
            Segment.INTS.set(index, group, units);
        }
        int offset = units - (int) Segment.INTS.get(index, group);
        index[group + Integer.BYTES + number] = (byte) Math.min(offset, Segment.FAR);
        if (offset >= Segment.FAR) {
            farBuckets = grown(farBuckets, far);
            farStarts = grown(farStarts, far);
            farBuckets[far] = bucket;
            farStarts[far++] = outBytes;
        }
    }

    private void writeBucket(int from, int to) {
        int arrivals = 0;
        for (int at = from; at < to; at = Entry.end(sorted, at + Integer.BYTES)) {
            arrivedAt = grown(arrivedAt, arrivals);
            arrivedAt[arrivals++] = at;
        }
        int count = 0;
        for (int i = arrivals - 1; i >= 0; i--) {
            if (isNew(arrivedAt[i] + Integer.BYTES, count)) {
                kept = grown(kept, count);
                kept[count++] = arrivedAt[i];
            }
        }
        count = moveIntoSlots(count);
        inBuckets += count;
        makeRoom(1 + Integer.BYTES + (to - from));
        out[outBytes++] = (byte) Math.min(count, Segment.MANY);
        if (count < Segment.MANY) {
            for (int i = 0; i < count; i++) {
                out[outBytes++] = sorted[kept[i]];
            }
        } else {
            Segment.INTS.set(out, outBytes, count);
            outBytes += Integer.BYTES;
        }
        for (int i = 0; i < count; i++) {
            int start = kept[i] + Integer.BYTES;
            int length = Entry.end(sorted, start) - start;
            System.arraycopy(sorted, start, out, outBytes, length);
            outBytes += length;
        }
    }

    /** Those with the head of slots and a key of their own; returns how many stay. */
    private int moveIntoSlots(int count) {
        int stay = 0;
        others = grown(others, count);
        System.arraycopy(kept, 0, others, 0, count);
        for (int i = 0; i < count; i++) {
            int start = others[i] + Integer.BYTES;
            if (sorted[start] == slotHead && isAlone(i, count)) {
                slots.put(sorted, start, (int) Segment.INTS.get(sorted, others[i]));
            } else {
                kept[stay++] = others[i];
            }
        }
        return stay;
    }

    private boolean isAlone(int index, int count) {
        for (int i = 0; i < count; i++) {
            if (i != index && Entry.haveSameKey(sorted, others[i] + Integer.BYTES, others[index] + Integer.BYTES)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNew(int entry, int count) {
        int periods = 0;
        for (int i = 0; i < count; i++) {
            int other = kept[i] + Integer.BYTES;
            if (Entry.haveSameKey(sorted, other, entry)) {
                boolean sameValidity = Entry.validFrom(sorted, other) == Entry.validFrom(sorted, entry)
                        && Entry.validTo(sorted, other) == Entry.validTo(sorted, entry);
                periods++;
                if (sameValidity || periods == Segment.MOST_PERIODS) {
                    tooManyPeriods |= !sameValidity;
                    return false;
                }
            }
        }
        return true;
    }

    private void makeRoom(int bytes) {
        int needed = outBytes + bytes + (1 << unitBits);
        if (out.length < needed) {
            out = Arrays.copyOf(out, Math.max(needed, out.length / 8 * 9));
        }
    }

    private static int[] grown(int[] array, int used) {
        return used < array.length ? array : Arrays.copyOf(array, Math.max(16, 2 * used));
    }
}
