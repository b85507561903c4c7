package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.HotProfile;
import org.jspecify.annotations.Nullable;

/** How much would be lost with a record, on a scale of powers of two. Stateless. */
final class Rank {
    private static final int LABELLED = 2;

    private Rank() {}

    /** @param hot what was counted beside the record; null if it is not hot */
    static int of(byte[] bytes, int at, @Nullable HotProfile hot) {
        int flags = Header.flags(bytes, at);
        // What is beside a record says nothing of its rows, but takes about a line for each. It must be able to leave,
        // too:
        // nobody bounds how many entities become hot.
        long rows = hot == null ? Header.rows(bytes, at) : hot.bytes() / Block.LINE;
        int rank = Long.SIZE - 1 - Long.numberOfLeadingZeros(rows | 1);
        if ((flags & Header.LARGE) == 0 && Header.labels(bytes, at) > 0) {
            rank += LABELLED;
        }
        return Math.min(Slot.HIGHEST_RANK - 1, rank);
    }
}
