package dev.fraudscorer.rules.internal.lists.keys;

/**
 * Excludes most values that are not listed, without a look at the entries: a Bloom filter (Bloom 1970) of two bits in
 * one word for each key (Putze, Sanders and Singler 2007). It takes half a byte for each key, so that the one of ten million
 * keys stays in the cache, and passes about one in six others. Not changed once it is filled.
 */
final class SegmentFilter {
    private static final int KEYS_IN_WORD = 16;
    private static final int NUMBER_BITS = 6;

    private final long[] words;

    SegmentFilter(int keys) {
        words = new long[keys / KEYS_IN_WORD + 1];
    }

    void add(int hash) {
        words[Segment.bucket(hash, words.length)] |= bits(hash);
    }

    /** False only if nothing with this hash was added. */
    boolean mayHave(int hash) {
        long bits = bits(hash);
        return (words[Segment.bucket(hash, words.length)] & bits) == bits;
    }

    long bytes() {
        return (long) Long.BYTES * words.length;
    }

    /** By the lower bits: the upper ones choose the word. */
    private static long bits(int hash) {
        // A shift takes its count modulo 64: bits 0 to 5 of the hash choose one bit, 6 to 11 the other.
        return 1L << hash | 1L << (hash >>> NUMBER_BITS);
    }
}
