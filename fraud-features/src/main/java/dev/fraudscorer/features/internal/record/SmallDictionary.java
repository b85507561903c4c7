package dev.fraudscorer.features.internal.record;

/*
 * The values that the rows of a small record carry, each by its place from 1 on. Of P places, a multiple of 8:
 *
 *   tags, 1 B each | the ring place of the last row with the value, 1 B each | five more bytes of the value each
 *
 * A place with the tag 0 is free; no value has it, see ColumnValue. A search compares eight tags at a time and then the rest
 * of the value. Values are salted by their column, so that each column has places of its own and a place has one last row.
 */

/** Finds and changes values in the dictionary of a small record. Stateless, allocates nothing. */
final class SmallDictionary {
    /** The most places: their numbers fit a byte, and one number stays that is none. */
    static final int MOST = 248;

    /** Places come and go in steps of so many, since so many tags are compared at once. */
    static final int STEP = Long.BYTES;

    /** How many bytes a place takes. */
    static final int BYTES_PER_PLACE = 7;

    private static final int REST = 5;
    private static final int REST_BITS = REST * Byte.SIZE;
    private static final long REST_MASK = (1L << REST_BITS) - 1;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private SmallDictionary() {}

    /** The place of a salted value; 0 if it has none. */
    static int find(byte[] bytes, int at, int places, long salted) {
        int tag = tag(salted);
        long wanted = tag * LOW_BITS;
        long rest = salted & REST_MASK;
        int rests = at + 2 * places;
        for (int i = 0; i < places; i += STEP) {
            long differences = Bytes.getLong(bytes, at + i) ^ wanted;
            // The high bit of each byte that is zero, and of some that are not: tag and rest are compared of each.
            long candidates = (differences - LOW_BITS) & ~differences & HIGH_BITS;
            while (candidates != 0) {
                int place = i + (Long.numberOfTrailingZeros(candidates) >>> 3);
                if (Bytes.getByte(bytes, at + place) == tag
                        && (Bytes.getLong(bytes, rests + REST * place) & REST_MASK) == rest) {
                    return place + 1;
                }
                candidates &= candidates - 1;
            }
        }
        return 0;
    }

    /** A place that is free; 0 if there is none. */
    static int findFree(byte[] bytes, int at, int places) {
        for (int i = 0; i < places; i += STEP) {
            long tags = Bytes.getLong(bytes, at + i);
            // The lowest of these is right: what is wrong among them stands above a byte that is zero.
            long free = (tags - LOW_BITS) & ~tags & HIGH_BITS;
            if (free != 0) {
                return i + (Long.numberOfTrailingZeros(free) >>> 3) + 1;
            }
        }
        return 0;
    }

    /** How many places are free. */
    static int countFree(byte[] bytes, int at, int places) {
        int free = 0;
        for (int i = 0; i < places; i += STEP) {
            long tags = Bytes.getLong(bytes, at + i);
            // The high bit of each byte that is not zero, and of no other: nothing is carried from byte to byte.
            long taken = ((tags & ~HIGH_BITS) + ~HIGH_BITS | tags) & HIGH_BITS;
            free += STEP - Long.bitCount(taken);
        }
        return free;
    }

    static void put(byte[] bytes, int at, int places, int place, long salted) {
        int index = place - 1;
        Bytes.putByte(bytes, at + index, tag(salted));
        int rest = at + 2 * places + REST * index;
        Bytes.putInt(bytes, rest, (int) salted);
        Bytes.putByte(bytes, rest + Integer.BYTES, (int) (salted >>> Integer.SIZE));
    }

    static void free(byte[] bytes, int at, int place) {
        Bytes.putByte(bytes, at + place - 1, 0);
    }

    static boolean isFree(byte[] bytes, int at, int place) {
        return bytes[at + place - 1] == 0;
    }

    /** The salted value at a place that is not free. */
    static long salted(byte[] bytes, int at, int places, int place) {
        int index = place - 1;
        long tag = Bytes.getByte(bytes, at + index);
        return (Bytes.getLong(bytes, at + 2 * places + REST * index) & REST_MASK) | tag << REST_BITS;
    }

    /** The ring place of the last row with the value. */
    static int last(byte[] bytes, int at, int places, int place) {
        return Bytes.getByte(bytes, at + places + place - 1);
    }

    static void last(byte[] bytes, int at, int places, int place, int ringPlace) {
        Bytes.putByte(bytes, at + places + place - 1, ringPlace);
    }

    /** The upper byte of a value. */
    private static int tag(long salted) {
        return (int) (salted >>> REST_BITS) & 0xFF;
    }
}
