package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;

/**
 * A set of hashes that is never wrong about what is in it, and about one in 8,000 others: a Bloom filter in blocks of a
 * cache line (Putze, Sanders and Singler, "Cache-, hash- and space-efficient Bloom filters", 2007) with 24 bits for each
 * hash, 7 of them set. Written by one thread at a time; a thread reads what was written before it took the lock that it
 * holds.
 */
final class KeyFilter {
    private static final int BITS_PER_KEY = 24;
    private static final int BITS_SET = 7;
    private static final int LONGS_PER_BLOCK = 8;
    private static final int BIT_IN_BLOCK = 9;
    private static final int BYTES_PER_BLOCK = LONGS_PER_BLOCK * Long.BYTES;
    private static final long OVERHEAD = 64;

    private final long[] bits;
    private final int blocks;
    private final long began;
    private long until = Long.MIN_VALUE;
    private int size;

    KeyFilter(int bytes, long began) {
        this.blocks = bytes / BYTES_PER_BLOCK;
        this.bits = new long[blocks * LONGS_PER_BLOCK];
        this.began = began;
    }

    /** One that was written: its bits are still to come. */
    KeyFilter(int bytes, long began, long until, int size) {
        this(bytes, began);
        this.until = until;
        this.size = size;
    }

    /** Whether a filter can have so many bytes. */
    static boolean isSize(int bytes) {
        return bytes > 0 && bytes % BYTES_PER_BLOCK == 0;
    }

    /** How many longs its bits are. */
    int longs() {
        return bits.length;
    }

    /** Whether any of some of its bits is set. */
    boolean isAnySet(int from, int end) {
        for (int i = from; i < end; i++) {
            if (bits[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Writes some of its bits. */
    void write(int from, int end, StateOutput out) {
        for (int i = from; i < end; i++) {
            out.putLong(bits[i]);
        }
    }

    /** Reads some of its bits. */
    void read(int from, int end, StateInput in) throws IOException, InvalidStateException {
        for (int i = from; i < end; i++) {
            bits[i] = in.getLong();
        }
    }

    /** How many hashes are in it, about. */
    int size() {
        return size;
    }

    void add(long hash, long keptUntil) {
        until = Math.max(until, keptUntil);
        long mixed = mix(hash);
        int block = block(mixed);
        long which = mix(mixed);
        boolean isNew = false;
        for (int i = 0; i < BITS_SET; i++, which >>>= BIT_IN_BLOCK) {
            int index = block + (int) (which >>> 6 & LONGS_PER_BLOCK - 1);
            long bit = 1L << which;
            isNew |= (bits[index] & bit) == 0;
            bits[index] |= bit;
        }
        if (isNew) {
            size++;
        }
    }

    boolean mayContain(long hash) {
        long mixed = mix(hash);
        int block = block(mixed);
        long which = mix(mixed);
        for (int i = 0; i < BITS_SET; i++, which >>>= BIT_IN_BLOCK) {
            if ((bits[block + (int) (which >>> 6 & LONGS_PER_BLOCK - 1)] >>> which & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether one more would make it be wrong more often. */
    boolean isFull() {
        return (size + 1L) * BITS_PER_KEY > (long) bits.length * Long.SIZE;
    }

    /** How many bytes would have been enough. */
    long bytesFilled() {
        return size * (long) BITS_PER_KEY / Byte.SIZE;
    }

    /** How many bytes it was given. */
    int bytes() {
        return bits.length * Long.BYTES;
    }

    long memory() {
        return bytes() + OVERHEAD;
    }

    /** The latest time that one of them would have been kept until. */
    long until() {
        return until;
    }

    /** The clock when it was new. */
    long began() {
        return began;
    }

    private int block(long mixed) {
        return (int) (((mixed >>> Integer.SIZE) * blocks) >>> Integer.SIZE) * LONGS_PER_BLOCK;
    }

    /** The finalizer of MurmurHash3: block and bits must not depend on each other, nor on what the tables are ordered by. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
