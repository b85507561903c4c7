package dev.fraudscorer.features.internal.store;

/*
 * What a table holds of one record:
 *
 *   12 bits of the key's hash | 4 distance from its home | 12 kept until | 4 rank | 32 the record's place
 *
 * 0 is a free slot. The distance spares the look at the record when a gap is closed; the time and the rank spare it when
 * somebody has to leave. The time counts units of the kind's clock and wraps around: see Retention.
 */

/** The parts of a slot. Stateless. */
final class Slot {
    /** Above the rank of every record: where nothing may be evicted. */
    static final int HIGHEST_RANK = 15;

    /** A distance that does not fit: it has to be computed from the record. */
    static final int FAR = 15;

    private static final int TAG = 52;
    private static final int DISTANCE = 48;
    private static final int KEPT = 36;
    private static final int RANK = 32;
    /** Moves bits 32 to 43 of a hash, which neither home nor shard are chosen by, to where the tag is. */
    private static final int HASH_TO_TAG = 20;

    private Slot() {}

    static long of(long hash, int distance, int kept, int rank, int number) {
        return hash << HASH_TO_TAG >>> TAG << TAG
                | (long) Math.min(FAR, distance) << DISTANCE
                | (long) kept << KEPT
                | (long) rank << RANK
                | (number & 0xFFFFFFFFL);
    }

    /** Whether a slot may be of a hash. */
    static boolean isOf(long slot, long hash) {
        return (slot ^ (hash << HASH_TO_TAG)) >>> TAG == 0;
    }

    static int distance(long slot) {
        return (int) (slot >>> DISTANCE) & FAR;
    }

    static int kept(long slot) {
        return (int) (slot >>> KEPT) & Retention.MASK;
    }

    static int rank(long slot) {
        return (int) (slot >>> RANK) & HIGHEST_RANK;
    }

    static int number(long slot) {
        return (int) slot;
    }

    static long withDistance(long slot, int distance) {
        return (slot & ~((long) FAR << DISTANCE)) | (long) Math.min(FAR, distance) << DISTANCE;
    }

    static long withNumber(long slot, int number) {
        return (slot & ~0xFFFFFFFFL) | (number & 0xFFFFFFFFL);
    }

    static long withKept(long slot, int kept) {
        return (slot & ~((long) Retention.MASK << KEPT)) | (long) kept << KEPT;
    }
}
