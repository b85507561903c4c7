package dev.fraudscorer.rules.internal.lists.keys;

import dev.fraudscorer.rules.internal.lists.content.KeyCheck;
import dev.fraudscorer.rules.internal.lists.content.LineError;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.content.ListRow;
import dev.fraudscorer.rules.internal.lists.content.ListStatus;
import dev.fraudscorer.rules.internal.lists.content.ListedEntry;
import dev.fraudscorer.rules.internal.lists.content.StringPool;
import dev.fraudscorer.spi.vector.HashKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Keys by their hash, compactly. The upper bits of the hash choose a segment, the lower ones a slot in it.
 * What a look-up costs with ten million keys is waiting for the memory: a hash table of references waits for the table, the
 * node, the string and its bytes one after another; here an entry lies at the place of its hash. Keys are compared
 * whole, so the answer is exact.
 *
 * The hash is keyed (SipHash-2-4), and each table has a key of its own: a multiplying hash, whatever its seed, had texts
 * that collide under every seed, and whoever gets ids of his choice listed could make each look-up walk over all of them.
 */
/** A set of exact keys. Immutable; thread-safe. */
public final class KeyTable implements ListContent {
    /** The content of a list without entries. */
    public static final ListContent EMPTY = new Builder(0, KeyCheck.NO_CARDS).build(new StringPool());

    /** What {@link #find(String, int, int, long)} returns if there is no entry. */
    static final long NOT_FOUND = -1;

    private final Segment[] segments;
    private final int segmentBits;
    private final HashKey hashKey;
    private final List<String> notes;
    private final long entries;

    private KeyTable(Segment[] segments, int segmentBits, HashKey hashKey, List<String> notes) {
        this.segments = segments;
        this.segmentBits = segmentBits;
        this.hashKey = hashKey;
        this.notes = notes;
        long sum = 0;
        for (Segment segment : segments) {
            sum += segment.size();
        }
        this.entries = sum;
    }

    @Override
    public ListStatus status(String value, long timeMillis) {
        return ListStatus.of(find(value, 0, value.length(), timeMillis) != NOT_FOUND);
    }

    @Override
    public @Nullable ListedEntry find(String value, long timeMillis) {
        long place = find(value, 0, value.length(), timeMillis);
        return place == NOT_FOUND ? null : entry(place);
    }

    @Override
    public long entries() {
        return entries;
    }

    @Override
    public long bytes() {
        long sum = 0;
        for (Segment segment : segments) {
            sum += segment.bytes();
        }
        return sum;
    }

    /** The place of the last entry in the file that is of this part of {@code text} and holds; or {@link #NOT_FOUND}. */
    long find(String text, int from, int to, long timeMillis) {
        long hash = hash(text, from, to);
        int segment = segment(hash, segmentBits);
        int at = segments[segment].find(text, from, to, (int) hash, timeMillis);
        return at == Segment.NOT_FOUND ? NOT_FOUND : (long) segment << Integer.SIZE | at;
    }

    /** What an entry of this part of {@code text} is found by. */
    long hash(String text, int from, int to) {
        return hashKey.hash(text, from, to);
    }

    /** The content of the entry at a place that was found. */
    ListedEntry entry(long place) {
        return segments[(int) (place >>> Integer.SIZE)].entry((int) place, notes);
    }

    private static int segment(long hash, int bits) {
        // In two steps, since a shift by 64 is one by 0.
        return (int) (hash >>> 1 >>> (Long.SIZE - 1 - bits));
    }

    /** Collects keys. Confined to one thread. */
    public static final class Builder implements ListBuilder {
        private static final int MOST_SEGMENT_BITS = 10;
        private static final long SEGMENT_BYTES = 1 << 22;

        private final SegmentBuilder[] segments;
        private final int segmentBits;
        private final HashKey hashKey;
        private final KeyCheck check;

        /** @param expectedBytes how much text the keys are, roughly */
        public Builder(long expectedBytes, KeyCheck check) {
            this(expectedBytes, HashKey.random(), check);
        }

        Builder(long expectedBytes, HashKey hashKey) {
            this(expectedBytes, hashKey, KeyCheck.NO_CARDS);
        }

        private Builder(long expectedBytes, HashKey hashKey, KeyCheck check) {
            this.check = check;
            long wanted = expectedBytes / SEGMENT_BYTES;
            this.segmentBits = Math.min(MOST_SEGMENT_BITS, Long.SIZE - Long.numberOfLeadingZeros(wanted));
            this.hashKey = hashKey;
            this.segments = new SegmentBuilder[1 << segmentBits];
            for (int i = 0; i < segments.length; i++) {
                segments[i] = new SegmentBuilder();
            }
        }

        @Override
        public @Nullable LineError add(ListRow row) {
            LineError fault = check.fault(row.key());
            return fault == null ? put(row) : fault;
        }

        /** Takes a key that has been checked. */
        @Nullable
        LineError put(ListRow row) {
            long hash = hashKey.hash(row.key().toString());
            return segments[segment(hash, segmentBits)].add((int) hash, row)
                    ? null
                    : new LineError("more keys than a list can hold", "several lists");
        }

        @Override
        public ListContent build(StringPool notes, Problems problems) {
            return buildChecked(notes, problems);
        }

        KeyTable buildChecked(StringPool notes, Problems problems) {
            KeyTable table = build(notes);
            boolean tooOften = false;
            for (Segment segment : table.segments) {
                tooOften |= segment.hasTooManyPeriods();
            }
            if (tooOften) {
                problems.report(
                        0,
                        new LineError(
                                "a key with more than " + Segment.MOST_PERIODS + " different validities",
                                "fewer entries for one key"));
            }
            return table;
        }

        KeyTable build(StringPool notes) {
            Segment[] built = new Segment[segments.length];
            for (int i = 0; i < built.length; i++) {
                built[i] = segments[i].build();
                // What it took while it grew is free again before the next one is built.
                segments[i] = new SegmentBuilder();
            }
            return new KeyTable(built, segmentBits, hashKey, notes.texts());
        }
    }
}
