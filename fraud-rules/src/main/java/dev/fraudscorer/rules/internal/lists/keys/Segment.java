package dev.fraudscorer.rules.internal.lists.keys;

import dev.fraudscorer.rules.internal.lists.content.Entry;
import dev.fraudscorer.rules.internal.lists.content.ListedEntry;
import dev.fraudscorer.rules.internal.lists.content.StringPool;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/*
 * A filter turns most values away that are not listed. Most entries are in slots. The others, of other lengths or with several entries for one key, are in buckets, found by an
 * index.
 *
 * The index is a sequence of groups of 16 bytes, each within one line of the cache: where the entries of twelve buckets
 * begin, as 4 bytes for all of them and one byte for each, both in units of a few bytes. It takes a third of a byte for each
 * key, so that ten million keys have an index of 3.3 MB, which may stay in the cache.
 *
 *   bucket: count 1 | a tag of each entry 1 | entry | entry ...       or, of 255 entries and more, 255 | count 4 | entry ...
 *
 * The tag is a byte of the hash: most values that are not listed match no tag, and no entry is looked at. A bucket that
 * begins too far behind its group for one byte, which takes a very long neighbour, is looked up in a table of its own.
 */
/** A part of a table of keys. Immutable. */
final class Segment {
    static final int NOT_FOUND = -1;

    /** The most entries of one key with different validities: a look-up may walk over all of them. */
    static final int MOST_PERIODS = 100;

    static final int GROUP_BYTES = 16;
    static final int BUCKETS_IN_GROUP = 12;

    private static final int IN_SLOTS = 1;

    /** In the place of an offset: the bucket begins too far behind. */
    static final int FAR = 255;

    /** In the place of a count: too many for tags. */
    static final int MANY = 255;

    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final SegmentFilter filter;
    private final Slots slots;
    private final int buckets;
    private final int unitBits;
    private final byte[] index;
    private final byte[] entries;
    private final int[] farBuckets;
    private final int[] farStarts;
    private final int inBuckets;
    private final boolean tooManyPeriods;

    /**
     * @param filter of all keys
     * @param slots entries whose keys are in no bucket
     * @param unitBits how many bits a place in {@code index} is shorter than one in {@code entries}
     * @param farBuckets sorted
     * @param farStarts where they begin
     * @param inBuckets how many entries are in buckets
     * @param tooManyPeriods whether a key had more than {@link #MOST_PERIODS} validities, of which some were left out
     */
    Segment(
            SegmentFilter filter,
            Slots slots,
            int buckets,
            int unitBits,
            byte[] index,
            byte[] entries,
            int[] farBuckets,
            int[] farStarts,
            int inBuckets,
            boolean tooManyPeriods) {
        this.filter = filter;
        this.slots = slots;
        this.buckets = buckets;
        this.unitBits = unitBits;
        this.index = index;
        this.entries = entries;
        this.farBuckets = farBuckets;
        this.farStarts = farStarts;
        this.inBuckets = inBuckets;
        this.tooManyPeriods = tooManyPeriods;
    }

    /** The place of the entry of a key that holds, to be given to {@link #entry}; or {@link #NOT_FOUND}. */
    int find(CharSequence text, int from, int to, int hash, long timeMillis) {
        if (!filter.mayHave(hash)) {
            return NOT_FOUND;
        }
        int slot = slots.find(text, from, to, hash, timeMillis);
        if (slot != Slots.NOT_FOUND) {
            return slot << 1 | IN_SLOTS;
        }
        int at = inBuckets == 0 ? NOT_FOUND : findInBucket(text, from, to, hash, timeMillis);
        return at == NOT_FOUND ? NOT_FOUND : at << 1;
    }

    private int findInBucket(CharSequence text, int from, int to, int hash, long timeMillis) {
        int start = start(bucket(hash, buckets));
        int count = entries[start] & 0xFF;
        if (count == MANY) {
            return walk(start + 1 + Integer.BYTES, (int) INTS.get(entries, start + 1), text, from, to, timeMillis);
        }
        byte tag = (byte) hash;
        int first = start + 1 + count;
        int passed = 0;
        int at = first;
        for (int i = 0; i < count; i++) {
            if (entries[start + 1 + i] == tag) {
                for (; passed < i; passed++) {
                    at = Entry.end(entries, at);
                }
                if (is(at, text, from, to, timeMillis)) {
                    return at;
                }
            }
        }
        return NOT_FOUND;
    }

    private int walk(int first, int count, CharSequence text, int from, int to, long timeMillis) {
        int at = first;
        for (int i = 0; i < count; i++) {
            if (is(at, text, from, to, timeMillis)) {
                return at;
            }
            at = Entry.end(entries, at);
        }
        return NOT_FOUND;
    }

    private boolean is(int at, CharSequence text, int from, int to, long timeMillis) {
        return Entry.hasKey(entries, at, text, from, to) && Entry.isValid(entries, at, timeMillis);
    }

    private int start(int bucket) {
        int group = bucket / BUCKETS_IN_GROUP * GROUP_BYTES;
        int offset = index[group + Integer.BYTES + bucket % BUCKETS_IN_GROUP] & 0xFF;
        return offset == FAR
                ? farStarts[Arrays.binarySearch(farBuckets, bucket)]
                : ((int) INTS.get(index, group) + offset) << unitBits;
    }

    /** The content of the entry at a place. */
    ListedEntry entry(int place, List<String> notes) {
        byte[] bytes = (place & IN_SLOTS) == 0 ? entries : slots.bytes();
        int at = place >> 1;
        return ListedEntry.of(
                StringPool.text(notes, Entry.reason(bytes, at)), StringPool.text(notes, Entry.source(bytes, at)));
    }

    long size() {
        return (long) slots.used() + inBuckets;
    }

    boolean hasTooManyPeriods() {
        return tooManyPeriods;
    }

    long bytes() {
        return filter.bytes()
                + slots.bytes().length
                + entries.length
                + index.length
                + (long) Integer.BYTES * (farBuckets.length + farStarts.length);
    }

    /** By the upper bits; the lowest eight are the tag. */
    static int bucket(int hash, int buckets) {
        // hash / 2^32 of the buckets: a multiplication where a remainder would be a division (Lemire 2019).
        return (int) (((hash & 0xFFFFFFFFL) * buckets) >>> Integer.SIZE);
    }
}
