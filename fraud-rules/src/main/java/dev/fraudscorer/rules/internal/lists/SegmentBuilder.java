package dev.fraudscorer.rules.internal.lists;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Collects the entries of one segment in the order of the file, then sorts them into buckets. Confined to one thread. */
final class SegmentBuilder {
    private static final int KEYS_IN_BUCKET = 3;
    private static final int MOST_BYTES = 1 << 30;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Each entry behind its hash. */
    private byte[] arrived = {};

    private int arrivedBytes;
    private int arrivals;

    private byte[] bucketed = {};
    private int[] starts = {};
    private byte[] kept = {};
    private int keptBytes;
    private int keptEntries;
    private int[] inBucket = new int[16];
    private boolean tooManyPeriods;

    /** Takes an entry; false if there is no room left. */
    boolean add(int hash, ListRow row) {
        int most = Integer.BYTES + Entry.mostBytes(row.key().length());
        if (arrivedBytes > MOST_BYTES - most) {
            return false;
        }
        if (arrived.length < arrivedBytes + most) {
            arrived = Arrays.copyOf(arrived, Math.max(arrivedBytes + most, arrived.length * 3 / 2));
        }
        INTS.set(arrived, arrivedBytes, hash);
        arrivedBytes = Entry.write(arrived, arrivedBytes + Integer.BYTES, row);
        arrivals++;
        return true;
    }

    Segment build() {
        sortIntoBuckets();
        arrived = new byte[0];
        keepLast();
        return new Segment(keptEntries, starts, Arrays.copyOf(kept, keptBytes), tooManyPeriods);
    }

    private void sortIntoBuckets() {
        int buckets = Math.max(1, arrivals / KEYS_IN_BUCKET);
        starts = new int[buckets + 1];
        for (int at = 0; at < arrivedBytes; ) {
            int end = Entry.end(arrived, at + Integer.BYTES);
            starts[Segment.bucket((int) INTS.get(arrived, at), buckets) + 1] += end - at - Integer.BYTES;
            at = end;
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        bucketed = new byte[starts[buckets]];
        int[] next = starts.clone();
        for (int at = 0; at < arrivedBytes; ) {
            int start = at + Integer.BYTES;
            int end = Entry.end(arrived, start);
            int bucket = Segment.bucket((int) INTS.get(arrived, at), buckets);
            System.arraycopy(arrived, start, bucketed, next[bucket], end - start);
            next[bucket] += end - start;
            at = end;
        }
    }

    /** Of entries of one key and one validity the last is kept; within a bucket the last comes first. */
    private void keepLast() {
        kept = new byte[bucketed.length];
        for (int bucket = 0; bucket + 1 < starts.length; bucket++) {
            int entries = 0;
            for (int at = starts[bucket]; at < starts[bucket + 1]; at = Entry.end(bucketed, at)) {
                if (entries == inBucket.length) {
                    inBucket = Arrays.copyOf(inBucket, 2 * entries);
                }
                inBucket[entries++] = at;
            }
            starts[bucket] = keptBytes;
            for (int i = entries - 1; i >= 0; i--) {
                keepIfNew(inBucket[i], starts[bucket]);
            }
        }
        starts[starts.length - 1] = keptBytes;
        bucketed = new byte[0];
    }

    private void keepIfNew(int at, int bucketStart) {
        int length = Entry.end(bucketed, at) - at;
        System.arraycopy(bucketed, at, kept, keptBytes, length);
        int periods = 0;
        for (int before = bucketStart; before < keptBytes; before = Entry.end(kept, before)) {
            if (Entry.haveSameKey(kept, before, keptBytes)) {
                boolean sameValidity = Entry.validFrom(kept, before) == Entry.validFrom(kept, keptBytes)
                        && Entry.validTo(kept, before) == Entry.validTo(kept, keptBytes);
                periods++;
                if (sameValidity || periods == Segment.MOST_PERIODS) {
                    tooManyPeriods |= !sameValidity;
                    return;
                }
            }
        }
        keptBytes += length;
        keptEntries++;
    }
}
