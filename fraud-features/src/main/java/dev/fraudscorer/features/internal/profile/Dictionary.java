package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.window.Current;
import java.util.Arrays;

/**
 * The values of one entity's code columns, each by its place: 1 and above. Places of values that no event carries any
 * more are used again. A value is its keyed hash, so nobody can choose two that are one, or many whose bytes fit: of n
 * values of one entity, any two are taken for one with a probability of n² / 2⁶⁵. Confined to the holder of the key's lock.
 *
 * <p>One array: a byte of each value's hash, eight to a long, then the values themselves. A search compares eight
 * bytes at a time and looks only at values whose byte fits, so that it touches an eighth of the memory.
 */
final class Dictionary {
    /** Stands for a value that an event does not carry; also for a place that is free. */
    static final long NO_VALUE = 0;

    /** The most places that fit a byte. */
    static final int MOST = 255;

    private static final long[] NONE = {};
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] table = NONE;
    private int places;

    /** The place of a value; 0 if it is not here. */
    int find(long value) {
        return value == NO_VALUE ? 0 : search(value);
    }

    /** Looks the values of an event up. */
    void locate(Current event, int codes) {
        for (int column = 0; column < codes; column++) {
            event.place(column, find(event.value(column)));
        }
        event.located();
    }

    /** The value at a place. */
    long value(int place) {
        return table[tagWords(places) + place - 1];
    }

    /** How many places there are, used and free. */
    int places() {
        return places;
    }

    /** The array, for what wants it near before it is needed. */
    long[] table() {
        return table;
    }

    /**
     * Gives a value that is not here a place.
     *
     * @param rows tell which places are still used
     * @return 0 if there are {@link #MOST} values already
     */
    int add(long value, Rows rows) {
        int free = search(NO_VALUE);
        if (free == 0) {
            forgetUnused(rows);
            free = search(NO_VALUE);
        }
        if (free == 0 && places < MOST) {
            free = places + 1;
            grow(Math.min(MOST, places + 1 + places / 8));
        }
        if (free != 0) {
            put(free, value);
        }
        return free;
    }

    /** Takes the values by place that another dictionary had. */
    void restore(long[] valuesByPlace) {
        if (valuesByPlace.length > MOST) {
            throw new IllegalArgumentException(valuesByPlace.length + " values, at most " + MOST);
        }
        clear();
        grow(valuesByPlace.length);
        for (int i = 0; i < valuesByPlace.length; i++) {
            put(i + 1, valuesByPlace[i]);
        }
    }

    void clear() {
        table = NONE;
        places = 0;
    }

    private int search(long value) {
        long wanted = tag(value) * LOW_BITS;
        int words = tagWords(places);
        for (int word = 0; word < words; word++) {
            long differences = table[word] ^ wanted;
            // The high bit of each byte that is zero, and of some that are not: each is looked at.
            long candidates = (differences - LOW_BITS) & ~differences & HIGH_BITS;
            while (candidates != 0) {
                int index = word * Long.BYTES + (Long.numberOfTrailingZeros(candidates) >>> 3);
                if (index < places && table[words + index] == value) {
                    return index + 1;
                }
                candidates &= candidates - 1;
            }
        }
        return 0;
    }

    private void put(int place, long value) {
        int shift = (place - 1) % Long.BYTES * Byte.SIZE;
        int word = (place - 1) / Long.BYTES;
        table[word] = (table[word] & ~(0xFFL << shift)) | (tag(value) << shift);
        table[tagWords(places) + place - 1] = value;
    }

    private void grow(int newPlaces) {
        int words = tagWords(places);
        int newWords = tagWords(newPlaces);
        long[] grown = Arrays.copyOf(Arrays.copyOf(table, words), newWords + newPlaces);
        System.arraycopy(table, words, grown, newWords, places);
        table = grown;
        places = newPlaces;
    }

    /** A byte of the value's hash; that of {@link #NO_VALUE} is 0. */
    private static long tag(long value) {
        return (value * SPREAD) >>> (Long.SIZE - Byte.SIZE);
    }

    private static int tagWords(int places) {
        return (places + Long.BYTES - 1) / Long.BYTES;
    }

    /** In blocks of as many places as a long has bits, so that nothing is allocated for the marks. */
    private void forgetUnused(Rows rows) {
        for (int block = 0; block * Long.SIZE <= places; block++) {
            long used = usedPlaces(rows, block);
            int end = Math.min(places, (block + 1) * Long.SIZE - 1);
            for (int place = Math.max(1, block * Long.SIZE); place <= end; place++) {
                if ((used >>> place & 1) == 0) {
                    put(place, NO_VALUE);
                }
            }
        }
    }

    private static long usedPlaces(Rows rows, int block) {
        long used = 0;
        for (int column = 0; column < rows.columns().codes(); column++) {
            for (int i = rows.first(); i < rows.end(); i++) {
                int place = rows.code(column, i);
                if (place / Long.SIZE == block) {
                    used |= 1L << place;
                }
            }
        }
        return used;
    }
}
