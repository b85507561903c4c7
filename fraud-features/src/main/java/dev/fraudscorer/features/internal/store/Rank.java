package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Header;

/** How much would be lost with a record, on a scale of powers of two. Stateless. */
final class Rank {
    private static final int LABELLED = 2;

    private Rank() {}

    static int of(byte[] bytes, int at) {
        int flags = Header.flags(bytes, at);
        if ((flags & Header.HOT) != 0) {
            return Slot.HIGHEST_RANK;
        }
        int rank = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Header.rows(bytes, at) | 1);
        if ((flags & Header.LARGE) == 0 && Header.labels(bytes, at) > 0) {
            rank += LABELLED;
        }
        return Math.min(Slot.HIGHEST_RANK - 1, rank);
    }
}
