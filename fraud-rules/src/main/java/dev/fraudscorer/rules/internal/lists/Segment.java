package dev.fraudscorer.rules.internal.lists;

/**
 * A part of a table of keys. Immutable.
 *
 * @param entries how many
 * @param starts by bucket, where in {@code bytesOfEntries} its entries begin, and behind the last bucket where they end; of one
 *     bucket, what stands last in the file comes first
 * @param bytesOfEntries the entries
 * @param hasTooManyPeriods whether a key had more than {@link #MOST_PERIODS} validities, of which some were left out
 */
@SuppressWarnings("ArrayRecordComponent") // private to the table, never compared
record Segment(long entries, int[] starts, byte[] bytesOfEntries, boolean hasTooManyPeriods) {
    static final int NOT_FOUND = -1;

    /** The most entries of one key with different validities: a look-up may walk over all of them. */
    static final int MOST_PERIODS = 100;

    int find(CharSequence text, int from, int to, int hash, long timeMillis) {
        int bucket = bucket(hash, starts.length - 1);
        int end = starts[bucket + 1];
        for (int at = starts[bucket]; at < end; at = Entry.end(bytesOfEntries, at)) {
            if (Entry.hasKey(bytesOfEntries, at, text, from, to) && Entry.isValid(bytesOfEntries, at, timeMillis)) {
                return at;
            }
        }
        return NOT_FOUND;
    }

    int reason(int at) {
        return Entry.reason(bytesOfEntries, at);
    }

    int source(int at) {
        return Entry.source(bytesOfEntries, at);
    }

    long bytes() {
        return bytesOfEntries.length + (long) Integer.BYTES * starts.length;
    }

    static int bucket(int hash, int buckets) {
        return (int) ((hash & 0xFFFFFFFFL) * buckets >>> Integer.SIZE);
    }
}
