package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.EvictedWalk;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;

/**
 * Writes who was evicted, and reads it. Each frame has one byte that says what it is:
 *
 * <pre>
 *   1 | until when all keys are taken for evicted ones 8 | the latest time of all 8
 *   2 | a filter: bytes 4, began 8, until 8, size 4; then, of its bits, pieces in which any is set:
 *   3 | which of its longs is the first 4 | longs
 * </pre>
 *
 * <p>Hashes are those of the keys of records, so filters are of use together with the key of these hashes, which the snapshot has.
 * Confined to one thread.
 */
final class EvictedKeysWalk implements EvictedWalk {
    private static final byte MARKS = 1;
    private static final byte FILTER = 2;
    private static final byte BITS = 3;
    /** So short that an empty filter of a large budget takes little. */
    private static final int LONGS_PER_PIECE = 1 << 6;
    /** So many are looked through under the lock: for microseconds. */
    private static final int PIECES_AT_ONCE = 1 << 7;

    private final EvictedKeys keys;
    private final KeyFilter[] filters;
    private boolean hasBegun;
    private int filter = -1;
    /** How many longs of the filter are done. */
    private int done;

    EvictedKeysWalk(EvictedKeys keys) {
        this.keys = keys;
        this.filters = keys.generations();
    }

    @Override
    public boolean next(StateOutput out) {
        if (!hasBegun) {
            hasBegun = true;
            out.begin();
            out.putByte(MARKS);
            out.putLong(keys.mark());
            out.putLong(keys.latest());
            out.end();
            return true;
        }
        if (filter >= 0 && done < filters[filter].longs()) {
            putPieces(filters[filter], out);
            return true;
        }
        if (++filter == filters.length) {
            return false;
        }
        done = 0;
        putFilter(filters[filter], out);
        return true;
    }

    private void putFilter(KeyFilter next, StateOutput out) {
        out.begin();
        out.putByte(FILTER);
        // Its writers hold this lock. Who is added later was not evicted before this walk began.
        synchronized (keys) {
            out.putInt(next.bytes());
            out.putLong(next.began());
            out.putLong(next.until());
            out.putInt(next.size());
        }
        out.end();
    }

    private void putPieces(KeyFilter from, StateOutput out) {
        synchronized (keys) {
            for (int piece = 0; piece < PIECES_AT_ONCE && done < from.longs(); piece++) {
                int end = Math.min(done + LONGS_PER_PIECE, from.longs());
                if (from.isAnySet(done, end)) {
                    out.begin();
                    out.putByte(BITS);
                    out.putInt(done);
                    from.write(done, end, out);
                    out.end();
                }
                done = end;
            }
        }
    }

    /**
     * Reads frames up to an empty one.
     *
     * @param longer by how much longer what was evicted would be kept now, at least 0
     */
    static void read(StateInput in, long longer, EvictedKeys into) throws IOException, InvalidStateException {
        KeyFilter filter = null;
        while (in.begin() > 0) {
            byte what = in.getByte();
            if (what == MARKS) {
                into.mark(later(in.getLong(), longer), later(in.getLong(), longer));
            } else if (what == FILTER) {
                int bytes = in.getInt();
                if (!KeyFilter.isSize(bytes)) {
                    throw new IllegalArgumentException("a filter of " + bytes + " bytes");
                }
                filter = into.reopen(bytes, in.getLong(), later(in.getLong(), longer), in.getInt());
            } else if (what != BITS) {
                throw new IllegalArgumentException("a frame of kind " + what);
            } else if (filter == null) {
                in.skip();
            } else {
                int from = in.getInt();
                long end = from + in.left() / Long.BYTES;
                if (from < 0 || end > filter.longs()) {
                    throw new IllegalArgumentException("bits " + from + " to " + end + " of a filter");
                }
                filter.read(from, (int) end, in);
            }
            in.end();
        }
    }

    private static long later(long until, long longer) {
        return until == Long.MIN_VALUE ? until : Math.addExact(until, longer);
    }
}
