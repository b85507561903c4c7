package dev.fraudscorer.features.internal.profile;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Time and id of folded events that may still come a second time, ordered by time. A hot entity has millions of them
 * while they may come, and one that comes late is put in its place without moving the others: they are kept in chunks.
 * Confined to the holder of the key's lock.
 */
final class FoldedIds {
    private static final int FEWEST = 4;
    /** As many bits of an id as {@link Rows} keep. */
    private static final long ID_MASK = (1L << 48) - 1;

    private final Footprint footprint;
    private @Nullable IdChunk[] chunks = new IdChunk[FEWEST];
    private int from;
    private int to;
    private int size;

    FoldedIds(Footprint footprint) {
        this.footprint = footprint;
        footprint.add(2 * Footprint.OBJECT + reference(chunks.length));
    }

    void add(long time, long id) {
        int chunk = lastNotAfter(time);
        if (chunk < 0) {
            chunk = 0;
            if (from == to) {
                insert(0, new IdChunk());
            }
        }
        if (get(chunk).isFull()) {
            boolean atTheEnd = chunk == to - from - 1 && get(chunk).firstAfter(time) == IdChunk.ROOM;
            // Most come in order: a half that nobody adds to any more would waste its room.
            insert(chunk + 1, atTheEnd ? new IdChunk() : get(chunk).split());
            chunk = atTheEnd || get(chunk + 1).oldest() <= time ? chunk + 1 : chunk;
        }
        long before = get(chunk).bytes();
        get(chunk).add(time, id & ID_MASK);
        footprint.add(get(chunk).bytes() - before);
        size++;
    }

    boolean holds(long time, long id) {
        for (int chunk = lastNotAfter(time); chunk >= 0; chunk--) {
            IdChunk ids = get(chunk);
            for (int i = ids.firstAfter(time) - 1; i >= 0 && ids.time(i) == time; i--) {
                if (ids.id(i) == (id & ID_MASK)) {
                    return true;
                }
            }
            // Only those of one time that began in the chunk before may go on in this one.
            if (ids.oldest() < time) {
                return false;
            }
        }
        return false;
    }

    /** Forgets those before {@code time}. */
    void forgetBefore(long time) {
        while (from < to && get(0).oldest() < time) {
            int before = get(0).size();
            boolean anyLeft = get(0).forgetBefore(time);
            size -= before - (anyLeft ? get(0).size() : 0);
            if (!anyLeft) {
                footprint.add(-get(0).bytes());
                chunks[from++] = null;
            }
        }
    }

    int size() {
        return size;
    }

    /** Gives the time and then the id of each, in order. */
    void each(LongConsumer sink) {
        for (int chunk = 0; chunk < to - from; chunk++) {
            IdChunk ids = get(chunk);
            for (int i = 0; i < ids.size(); i++) {
                sink.accept(ids.time(i));
                sink.accept(ids.id(i));
            }
        }
    }

    private IdChunk get(int chunk) {
        return Objects.requireNonNull(chunks[from + chunk]);
    }

    /** The last chunk that does not begin after {@code time}; -1 if there is none. */
    private int lastNotAfter(long time) {
        int low = 0;
        int high = to - from;
        if (high > 0 && get(high - 1).oldest() <= time) {
            return high - 1;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).oldest() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private void insert(int at, IdChunk chunk) {
        if (to == chunks.length) {
            int kept = to - from;
            footprint.add(-reference(chunks.length));
            int room = from > chunks.length / 4 ? chunks.length : chunks.length + Math.max(FEWEST, chunks.length / 2);
            chunks = Arrays.copyOf(Arrays.copyOfRange(chunks, from, to), room);
            footprint.add(reference(chunks.length));
            from = 0;
            to = kept;
        }
        int place = from + at;
        System.arraycopy(chunks, place, chunks, place + 1, to - place);
        chunks[place] = chunk;
        to++;
        footprint.add(chunk.bytes());
    }

    private static long reference(int count) {
        return (long) count * Integer.BYTES;
    }
}
