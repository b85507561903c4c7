package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.EvictedWalk;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes who was evicted, and reads it. Each frame has one byte that says what it is:
 *
 * <pre>
 *   1 | until when all keys are taken for evicted ones 8 | the latest time of all 8
 *   2 | a filter: bytes 4, began 8, until 8, size 4 | then its bits:
 *   3 | up to 64 kB of bits
 * </pre>
 *
 * <p>Hashes are those of the keys of records, so filters are of use together with the key of these hashes, which the snapshot has.
 * Confined to one thread.
 */
final class EvictedKeysWalk implements EvictedWalk {
    private static final byte MARKS = 1;
    private static final byte FILTER = 2;
    private static final byte BITS = 3;
    private static final int LONGS_PER_FRAME = 1 << 13;

    private final EvictedKeys keys;
    private final KeyFilter[] filters;
    private boolean hasBegun;
    private int filter = -1;
    /** How many longs of the filter's bits are written. */
    private int written;

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
        if (filter >= 0 && written < longs(filters[filter])) {
            putBits(filters[filter], out);
            return true;
        }
        if (++filter == filters.length) {
            return false;
        }
        written = 0;
        putFilter(filters[filter], out);
        return true;
    }

    private static int longs(KeyFilter filter) {
        return filter.bytes() / Long.BYTES;
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

    private void putBits(KeyFilter from, StateOutput out) {
        int count = Math.min(LONGS_PER_FRAME, longs(from) - written);
        out.begin();
        out.putByte(BITS);
        synchronized (keys) {
            from.write(written, count, out);
        }
        out.end();
        written += count;
    }

    /** Reads frames up to an empty one. */
    static void read(StateInput in, EvictedKeys into) throws IOException, InvalidStateException {
        @Nullable KeyFilter filter = null;
        long missing = 0;
        int read = 0;
        while (in.begin() > 0) {
            byte what = in.getByte();
            if (what == BITS) {
                int count = (int) Math.min(in.left() / Long.BYTES, missing);
                if (filter == null) {
                    in.skip();
                } else {
                    filter.read(read, count, in);
                }
                read += count;
                missing -= count;
            } else if (missing > 0) {
                throw new IllegalArgumentException("a filter that ends too early");
            } else if (what == MARKS) {
                into.mark(in.getLong(), in.getLong());
            } else if (what == FILTER) {
                int bytes = in.getInt();
                if (!KeyFilter.isSize(bytes)) {
                    throw new IllegalArgumentException("a filter of " + bytes + " bytes");
                }
                filter = into.reopen(bytes, in.getLong(), in.getLong(), in.getInt());
                missing = bytes / Long.BYTES;
                read = 0;
            } else {
                throw new IllegalArgumentException("a frame of kind " + what);
            }
            in.end();
        }
        if (missing > 0) {
            throw new IllegalArgumentException("a filter that ends too early");
        }
    }
}
