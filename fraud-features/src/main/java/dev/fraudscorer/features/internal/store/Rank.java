package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Header;

/** How much would be lost with a record, on a scale of powers of two. Stateless. */
final class Rank {
    private static final int LABELLED = 2;

    private Rank() {}

    static int of(byte[] bytes, int at) {
        int flags = Header.flags(bytes, at);
        // What is folded says nothing of its rows, but takes memory. It must be able to leave, too: nobody bounds how
        // many
        // entities become hot.
        long rows = (flags & Header.HOT) == 0 ? Header.rows(bytes, at) : Header.lines(bytes, at);
        int rank = Long.SIZE - 1 - Long.numberOfLeadingZeros(rows | 1);
        if ((flags & Header.LARGE) == 0 && Header.labels(bytes, at) > 0) {
            rank += LABELLED;
        }
        return Math.min(Slot.HIGHEST_RANK - 1, rank);
    }
}
