package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * A place is named by 32 bits: the number of its array, then the line in it. Arrays for several records have a power of
 * two of lines, and line 0, which would begin before the array does, is none: so the number 0 names nothing. A record
 * above a quarter of such an array has one of its own, at line 1, and is thereby not moved by compaction. Each number of
 * an array stands for at least that quarter, so 32 bits are enough for 2^32 * 64 B / 4 = 64 GiB.
 */

/** The arrays that records lie in, by number. Arrays change under the arena's lock; the way to them needs none. */
final class Places {
    /** How much can be named. */
    static final long MOST_BYTES = 1L << 36;

    private static final Chunk[] NONE = {};

    private final int shift;
    private final int lineMask;
    /** Volatile: a longer one is put in its place, and whoever finds it must find what was copied to it. */
    private volatile byte[][] arrays = {};

    private @Nullable Chunk[] chunks = NONE;
    private int[] unusedNumbers = {};
    private int unused;
    private int count;

    /** @param chunkBytes a power of two */
    Places(int chunkBytes) {
        this.shift = Integer.numberOfTrailingZeros(chunkBytes / Block.LINE);
        this.lineMask = (1 << shift) - 1;
    }

    /** Of a place that is a record's, under the lock of its key; otherwise whatever array has the number. */
    byte[] bytes(int number) {
        return arrays[number >>> shift];
    }

    /** As {@link #bytes}, for any number. */
    byte @Nullable [] peek(int number) {
        byte[][] all = arrays;
        int chunk = number >>> shift;
        return chunk < all.length ? all[chunk] : null;
    }

    /** Where the place begins in its array. */
    int at(int number) {
        return Chunk.at(number & lineMask);
    }

    int line(int number) {
        return number & lineMask;
    }

    /** How many lines an array for several records has. */
    int linesOfChunk() {
        return lineMask;
    }

    int number(int chunk, int line) {
        return chunk << shift | line;
    }

    Chunk chunk(int number) {
        Chunk chunk = chunks[number >>> shift];
        if (chunk == null) {
            throw new IllegalStateException("no record can lie here");
        }
        return chunk;
    }

    /** The array of a number from 0 to {@link #count}; null if there is none. */
    @Nullable
    Chunk chunkAt(int chunk) {
        return chunks[chunk];
    }

    /** How many numbers of arrays were ever used at once. */
    int count() {
        return count;
    }

    /** The first place of a new array. */
    int add(Chunk chunk) {
        int index = unused > 0 ? unusedNumbers[unused - 1] : count;
        if (index >>> (Integer.SIZE - shift) != 0) {
            throw new IllegalStateException("more than " + (MOST_BYTES >> 30) + " GB of records");
        }
        if (index >= chunks.length) {
            // Nothing is changed before all is there: the heap may have no room for one of them.
            int length = Math.max(16, chunks.length * 2);
            @Nullable Chunk[] moreChunks = Arrays.copyOf(chunks, length);
            byte[][] moreArrays = Arrays.copyOf(arrays, length);
            unusedNumbers = Arrays.copyOf(unusedNumbers, length);
            chunks = moreChunks;
            arrays = moreArrays;
        }
        if (index == count) {
            count++;
        } else {
            unused--;
        }
        chunks[index] = chunk;
        arrays[index] = chunk.bytes();
        return number(index, 1);
    }

    void remove(int number) {
        int index = number >>> shift;
        chunks[index] = null;
        setNull(arrays, index);
        unusedNumbers[unused++] = index;
    }

    /** What the ways to the arrays take. */
    long memory() {
        return chunks.length * 12L;
    }

    @SuppressWarnings("NullAway") // elements are null where there is no array; only peek() gets there
    private static void setNull(byte[][] arrays, int index) {
        arrays[index] = null;
    }
}
