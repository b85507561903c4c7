package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;

/** One array of the arena, and where the places in it begin and end. Confined to the arena's lock. */
final class Chunk {
    /** What this object and its arrays take beside their content. */
    private static final int OVERHEAD = 96;
    /** How many bytes come before the first element of an array; lines begin at multiples of their length, the first is left out. */
    private static final int ARRAY_HEADER = 16;

    private final byte[] bytes;
    private final int lines;
    private final boolean shared;
    /** A bit for each line that begins a record. */
    private final long[] used;
    /** A bit for each line that is the first or the last of a free place. */
    private final long[] free;

    private int first;
    private int usedLines;
    private boolean closed;

    /**
     * @param lines one less than a power of two where the array holds several records, so that object and header
     *     together are a power of two: an array of one byte more would take a whole region of the heap more
     * @param shared whether it holds several records
     */
    Chunk(int lines, boolean shared) {
        this.lines = lines;
        this.shared = shared;
        this.bytes = new byte[(lines + 1) * Block.LINE - ARRAY_HEADER];
        this.used = new long[shared ? (lines >>> 6) + 1 : 0];
        this.free = new long[shared ? (lines >>> 6) + 1 : 0];
    }

    /** Where a line begins. */
    static int at(int line) {
        return line * Block.LINE - ARRAY_HEADER;
    }

    static long memory(int lines, boolean shared) {
        long bits = shared ? 2L * ((lines >>> 6) + 1) * Long.BYTES : 0;
        return (lines + 1L) * Block.LINE + bits + OVERHEAD;
    }

    /** The place of its first line. */
    int first() {
        return first;
    }

    void first(int number) {
        first = number;
    }

    byte[] bytes() {
        return bytes;
    }

    int lines() {
        return lines;
    }

    boolean shared() {
        return shared;
    }

    long memory() {
        return memory(lines, shared);
    }

    /** How many lines are of records. */
    int usedLines() {
        return usedLines;
    }

    /** Whether it is being emptied: no record is put into it. */
    boolean isClosed() {
        return closed;
    }

    void close(boolean isClosed) {
        closed = isClosed;
    }

    void use(int line, int count) {
        usedLines += count;
        set(used, line);
    }

    void disuse(int line, int count) {
        usedLines -= count;
        clear(used, line);
    }

    void markFree(int line, int count) {
        set(free, line);
        set(free, line + count - 1);
    }

    void clearFree(int line, int count) {
        clear(free, line);
        clear(free, line + count - 1);
    }

    /** Whether a line is the first or the last of a free place. */
    boolean isFree(int line) {
        return line >= 1 && line <= lines && (free[line >>> 6] >>> line & 1) != 0;
    }

    /** The first line from {@code line} on that begins a record; 0 if none does. */
    int nextUsed(int line) {
        return next(used, line);
    }

    /** The first line from {@code line} on, which is not within a free place, that begins one; 0 if none does. */
    int nextFree(int line) {
        return next(free, line);
    }

    private static int next(long[] lines, int line) {
        int word = line >>> 6;
        if (word >= lines.length) {
            return 0;
        }
        long bits = lines[word] & -1L << line;
        while (bits == 0) {
            if (++word == lines.length) {
                return 0;
            }
            bits = lines[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    private static void set(long[] bits, int line) {
        bits[line >>> 6] |= 1L << line;
    }

    private static void clear(long[] bits, int line) {
        bits[line >>> 6] &= ~(1L << line);
    }
}
