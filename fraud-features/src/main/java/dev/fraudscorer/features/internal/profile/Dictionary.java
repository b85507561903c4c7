package dev.fraudscorer.features.internal.profile;

import java.util.Arrays;

/**
 * The values of one entity's code columns, each by its place: 1 and above. Places of values that no event carries any
 * more are used again. Small; searched from end to end. Confined to the holder of the key's lock.
 */
final class Dictionary {
    /** Stands for a value that an event does not carry; also for a place that is free. */
    static final long NO_VALUE = 0;

    /** The most places that fit a byte. */
    static final int MOST = 255;

    private static final long[] NONE = {};

    private long[] values = NONE;

    /** The place of a value; 0 if it is not here. */
    int find(long value) {
        long[] all = values;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == value) {
                return value == NO_VALUE ? 0 : i + 1;
            }
        }
        return 0;
    }

    /** The value at a place. */
    long value(int place) {
        return values[place - 1];
    }

    /** How many places there are, used and free. */
    int places() {
        return values.length;
    }

    /**
     * Gives a value that is not here a place.
     *
     * @param rows tell which places are still used
     * @return 0 if there are {@link #MOST} values already
     */
    int add(long value, Rows rows) {
        int free = freePlace();
        if (free == 0) {
            forgetUnused(rows);
            free = freePlace();
        }
        if (free == 0 && values.length < MOST) {
            free = values.length + 1;
            values = Arrays.copyOf(values, Math.min(MOST, values.length + 1 + values.length / 8));
        }
        if (free != 0) {
            values[free - 1] = value;
        }
        return free;
    }

    void clear() {
        values = NONE;
    }

    private int freePlace() {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == NO_VALUE) {
                return i + 1;
            }
        }
        return 0;
    }

    /** In blocks of as many places as a long has bits, so that nothing is allocated for the marks. */
    private void forgetUnused(Rows rows) {
        for (int block = 0; block * Long.SIZE <= values.length; block++) {
            long used = usedPlaces(rows, block);
            int end = Math.min(values.length, (block + 1) * Long.SIZE - 1);
            for (int place = Math.max(1, block * Long.SIZE); place <= end; place++) {
                if ((used >>> place & 1) == 0) {
                    values[place - 1] = NO_VALUE;
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
