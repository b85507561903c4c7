package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Bytes;

/*
 * A list for each size, of the free places that have at least that size and less than the next. A free place holds its
 * own links: lines 4 | next 4 | previous 4 | whether it is in a list 4 | ... | lines 4 at its very end, so that the one
 * behind it finds its begin. A bit for each list that is not empty finds the next one in two instructions.
 */

/** The free places of the arena, by size. Confined to the arena's lock. */
final class FreePlaces {
    private static final int NEXT = 4;
    private static final int PREVIOUS = 8;
    private static final int LISTED = 12;
    /** How many places of a closed array are taken out of one list before the next list is looked at. */
    private static final int FEW = 8;

    private final Places places;
    private final int[] lists = new int[Sizes.COUNT];
    private final long[] filled = new long[2];

    FreePlaces(Places places) {
        this.places = places;
    }

    void add(int number, int lines, boolean listed) {
        byte[] bytes = places.bytes(number);
        int at = places.at(number);
        Bytes.putInt(bytes, at, lines);
        Bytes.putInt(bytes, at + lines * Block.LINE - Integer.BYTES, lines);
        Bytes.putInt(bytes, at + LISTED, listed ? 1 : 0);
        if (listed) {
            int list = Sizes.floor(lines);
            int first = lists[list];
            Bytes.putInt(bytes, at + NEXT, first);
            Bytes.putInt(bytes, at + PREVIOUS, 0);
            if (first != 0) {
                Bytes.putInt(places.bytes(first), places.at(first) + PREVIOUS, number);
            }
            first(list, number);
        }
    }

    void remove(int number) {
        byte[] bytes = places.bytes(number);
        int at = places.at(number);
        if (Bytes.getInt(bytes, at + LISTED) != 0) {
            Bytes.putInt(bytes, at + LISTED, 0);
            int next = Bytes.getInt(bytes, at + NEXT);
            int previous = Bytes.getInt(bytes, at + PREVIOUS);
            if (next != 0) {
                Bytes.putInt(places.bytes(next), places.at(next) + PREVIOUS, previous);
            }
            if (previous != 0) {
                Bytes.putInt(places.bytes(previous), places.at(previous) + NEXT, next);
            } else {
                first(Sizes.floor(Bytes.getInt(bytes, at)), next);
            }
        }
    }

    /** How many lines a free place has. */
    int lines(int number) {
        return Bytes.getInt(places.bytes(number), places.at(number));
    }

    /** How many lines the free place has that ends before {@code number}. */
    int linesBefore(int number) {
        return Bytes.getInt(places.bytes(number), places.at(number) - Integer.BYTES);
    }

    /** A place of at least a size; 0 if there is none. It is in its list still. */
    int find(int lines) {
        for (int list = filledFrom(Sizes.floor(lines)); list >= 0; list = filledFrom(list + 1)) {
            for (int tried = 0; tried < FEW && lists[list] != 0; tried++) {
                int number = lists[list];
                if (!places.chunk(number).isClosed()) {
                    return number;
                }
                remove(number);
            }
        }
        return 0;
    }

    private int filledFrom(int list) {
        int word = list >>> 6;
        if (word >= filled.length) {
            return -1;
        }
        long bits = filled[word] & -1L << list;
        if (bits == 0) {
            if (++word == filled.length) {
                return -1;
            }
            bits = filled[word];
        }
        return bits == 0 ? -1 : (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    private void first(int list, int number) {
        lists[list] = number;
        if (number == 0) {
            filled[list >>> 6] &= ~(1L << list);
        } else {
            filled[list >>> 6] |= 1L << list;
        }
    }
}
