package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Header;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * Why an allocator of our own, and this one.
 *
 * A record per array on the heap takes 16 bytes and a reference more, a wait more on each visit, and is marked and
 * copied by the collector. So records lie in large arrays. Records grow and shrink, so places of all sizes are taken and
 * given back; lists by exact size left 63 % of the memory in places that had been outgrown. Here a free place is joined
 * with free neighbours at once and split when a smaller one is needed, so it is of use for every size. What remains
 * between records is won back by moving all records out of an array that has few (Compaction).
 *
 * Who is forgotten is so in free memory, too, wherever the record lay before it grew or was moved. So header and key are cleared
 * whenever a place is given back: they are in the line that was just read. What else was there, numbers, times and keyed hashes
 * of nobody, stays until another record is put there; to clear all of it took an eighth to a fifth of a visit where memory is full.
 *
 * All kinds of entities share one arena, so that what one kind leaves is room for every other. Its lock is held for a
 * few dozen instructions, and within the lock of at most one shard; nothing is locked within it.
 */

/** Gives records their places. Thread-safe by its own monitor, apart from the places of records, which their keys' locks guard. */
final class Arena {
    /** An array is full enough if less than a 16th of it is free. */
    private static final int LEAST_FREE_SHIFT = 4;

    private final Places places;
    private final FreePlaces freePlaces;
    private final Budget budget;
    private final int chunkLines;
    /** The array that was made last, and that takes what the others have no room for. */
    private @Nullable Chunk newest;

    private long freeLines;
    private long sharedLines;
    private long waysMemory;

    /** @param chunkBytes a power of two */
    Arena(Budget budget, int chunkBytes) {
        this.budget = budget;
        this.places = new Places(chunkBytes);
        this.freePlaces = new FreePlaces(places);
        this.chunkLines = places.linesOfChunk();
    }

    Places places() {
        return places;
    }

    /** A place of so many lines, with anything in it. Beyond the budget if it must be: the visit makes room afterwards. */
    int take(int lines) {
        if (isAlone(lines)) {
            // Made outside of the lock: the heap fills it with zeros.
            return add(new Chunk(lines, false));
        }
        int number = takeFree(lines);
        while (number == 0) {
            addShared(new Chunk(chunkLines, true));
            number = takeFree(lines);
        }
        return number;
    }

    /** A place in an array that there is; 0 if there is none. */
    synchronized int takeFree(int lines) {
        int number = freePlaces.find(lines);
        if (number != 0) {
            Chunk chunk = places.chunk(number);
            int found = freePlaces.lines(number);
            removeFree(number, found);
            if (found > lines) {
                addFree(number + lines, found - lines);
            }
            chunk.use(places.line(number), lines);
            freeLines -= lines;
        }
        return number;
    }

    /** Gives a place back, without the header and the key of the record that was in it. */
    void give(int number, int lines) {
        byte[] bytes = places.bytes(number);
        int at = places.at(number);
        clear(number, Math.min(lines * Block.LINE, Header.KEY + Header.keyBytes(bytes, at)));
        giveNameless(number, lines);
    }

    /** Gives a place back of which nothing may be left, or in which a record was not written to its end. */
    void erase(int number, int lines) {
        clear(number, lines * Block.LINE);
        giveNameless(number, lines);
    }

    /** Outside of the arena's lock: until it is given back, a place is guarded by the lock of the record's key. */
    private void clear(int number, int length) {
        int at = places.at(number);
        Arrays.fill(places.bytes(number), at, at + length, (byte) 0);
    }

    private synchronized void giveNameless(int number, int lines) {
        Chunk chunk = places.chunk(number);
        if (!chunk.shared()) {
            removeChunk(number, chunk);
            return;
        }
        int line = places.line(number);
        chunk.disuse(line, lines);
        freeLines += lines;
        int begin = number;
        int count = lines;
        if (chunk.isFree(line - 1)) {
            int before = freePlaces.linesBefore(number);
            begin -= before;
            count += before;
            removeFree(begin, before);
        }
        if (chunk.isFree(line + lines)) {
            int behind = freePlaces.lines(number + lines);
            removeFree(number + lines, behind);
            count += behind;
        }
        // One empty array is kept, so that a single record at its edge does not make and drop it again and again.
        if (chunk.usedLines() == 0 && (chunk.isClosed() || freeLines - chunkLines >= chunkLines)) {
            removeShared(number, chunk);
        } else {
            addFree(begin, count);
        }
    }

    /** How many bytes of the arrays are no record's. Read without the lock: it is as right as the moment lasts. */
    long freeBytes() {
        return freeLines * Block.LINE;
    }

    /** Whether so much is free that fewer arrays would do, by far. */
    boolean isThin() {
        return freeLines * 4 > sharedLines && freeLines > 4L * chunkLines;
    }

    /**
     * Closes the array with the fewest records to new ones; null if all are full enough.
     *
     * <p>Never the one that was made last: what others have no room for is just coming to it. Were it emptied for having little,
     * its large records would go to yet another one, which would have as little, and so on for ever.
     */
    synchronized @Nullable Chunk closeThinnest() {
        Chunk thinnest = null;
        for (int i = 0; i < places.count(); i++) {
            Chunk chunk = places.chunkAt(i);
            if (chunk == null || !chunk.shared() || chunk == newest) {
                continue;
            }
            if (thinnest == null || chunk.usedLines() < thinnest.usedLines()) {
                thinnest = chunk;
            }
        }
        if (thinnest == null) {
            return null;
        }
        int used = thinnest.usedLines();
        if (used == 0) {
            removeFree(thinnest.first(), chunkLines);
            removeShared(thinnest.first(), thinnest);
            return null;
        }
        // Of less, hardly anything would be won.
        if (chunkLines - used < chunkLines >> LEAST_FREE_SHIFT) {
            return null;
        }
        thinnest.close(true);
        return thinnest;
    }

    /** The place of the next record from a line of a closed array on; 0 if there is none. */
    synchronized int nextUsed(Chunk closed, int line) {
        int next = closed.nextUsed(line);
        return next == 0 ? 0 : closed.first() + next - 1;
    }

    /** Whether all records have left an array that was closed: then it is none of the arena's any more. */
    synchronized boolean isEmpty(Chunk closed) {
        return closed.usedLines() == 0;
    }

    /** Lets records be put again into an array that could not be emptied. */
    synchronized void reopen(Chunk chunk) {
        if (chunk.usedLines() == 0) {
            return;
        }
        chunk.close(false);
        for (int line = chunk.nextFree(1); line != 0; ) {
            int number = chunk.first() + line - 1;
            int lines = freePlaces.lines(number);
            freePlaces.remove(number);
            freePlaces.add(number, lines, true);
            line = chunk.nextFree(line + lines);
        }
    }

    private boolean isAlone(int lines) {
        return lines > chunkLines >>> 2;
    }

    private synchronized int add(Chunk chunk) {
        int number = places.add(chunk);
        chunk.first(number);
        long ways = places.memory();
        budget.take(chunk.memory() + ways - waysMemory);
        waysMemory = ways;
        return number;
    }

    private synchronized void addShared(Chunk chunk) {
        int first = add(chunk);
        newest = chunk;
        freeLines += chunkLines;
        sharedLines += chunkLines;
        addFree(first, chunkLines);
    }

    private void removeShared(int number, Chunk chunk) {
        if (chunk == newest) {
            newest = null;
        }
        freeLines -= chunkLines;
        sharedLines -= chunkLines;
        removeChunk(number, chunk);
    }

    private void removeChunk(int number, Chunk chunk) {
        places.remove(number);
        budget.give(chunk.memory());
    }

    private void addFree(int number, int lines) {
        Chunk chunk = places.chunk(number);
        chunk.markFree(places.line(number), lines);
        freePlaces.add(number, lines, !chunk.isClosed());
    }

    private void removeFree(int number, int lines) {
        places.chunk(number).clearFree(places.line(number), lines);
        freePlaces.remove(number);
    }
}
