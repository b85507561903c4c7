package dev.fraudscorer.rules.internal.lists.keys;

import dev.fraudscorer.rules.internal.lists.content.Entry;
import dev.fraudscorer.rules.internal.lists.content.ListRow;
import java.util.Arrays;

/** Collects the entries of one segment in the order of the file, then sorts them into buckets. Confined to one thread. */
final class SegmentBuilder {
    private static final int KEYS_IN_BUCKET = 4;
    private static final int MOST_BYTES = 1 << 29;

    /** Each entry behind its hash. */
    private byte[] arrived = {};

    private int arrivedBytes;
    private int arrivals;

    /** Takes an entry; false if there is no room left. */
    boolean add(int hash, ListRow row) {
        int most = Integer.BYTES + Entry.mostBytes(row.key().length());
        if (arrivedBytes > MOST_BYTES - most) {
            return false;
        }
        if (arrived.length < arrivedBytes + most) {
            arrived = Arrays.copyOf(arrived, Math.max(arrivedBytes + most, arrived.length * 3 / 2));
        }
        Segment.INTS.set(arrived, arrivedBytes, hash);
        arrivedBytes = Entry.write(arrived, arrivedBytes + Integer.BYTES, row);
        arrivals++;
        return true;
    }

    Segment build() {
        int[] heads = new int[1 << Byte.SIZE];
        SegmentFilter filter = new SegmentFilter(arrivals);
        for (int at = 0; at < arrivedBytes; at = Entry.end(arrived, at + Integer.BYTES)) {
            heads[arrived[at + Integer.BYTES] & 0xFF]++;
            filter.add((int) Segment.INTS.get(arrived, at));
        }
        int common = Entry.commonestFixed(heads);
        Slots slots = new Slots(common == 0 ? 0 : Entry.bytesOfHead(common), heads[common]);
        int buckets = Math.max(1, arrivals / KEYS_IN_BUCKET);
        int[] starts = new int[buckets + 1];
        for (int at = 0; at < arrivedBytes; ) {
            int end = Entry.end(arrived, at + Integer.BYTES);
            starts[bucket(at, buckets) + 1] += end - at;
            at = end;
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        byte[] bucketed = new byte[arrivedBytes];
        int[] next = starts.clone();
        for (int at = 0; at < arrivedBytes; ) {
            int end = Entry.end(arrived, at + Integer.BYTES);
            int bucket = bucket(at, buckets);
            System.arraycopy(arrived, at, bucketed, next[bucket], end - at);
            next[bucket] += end - at;
            at = end;
        }
        arrived = new byte[0];
        return new BucketWriter(filter, (byte) common, slots, bucketed, starts).write();
    }

    private int bucket(int at, int buckets) {
        return Segment.bucket((int) Segment.INTS.get(arrived, at), buckets);
    }
}
