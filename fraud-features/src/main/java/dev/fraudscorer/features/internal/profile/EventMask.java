package dev.fraudscorer.features.internal.profile;

/*
 * Questions about few events are answered for all of them at once: a bit for each event, the oldest first, in two words.
 * What a filter admits, what carries a value, what carries the current event's value: each is read from a column of
 * bytes, eight to a step, and a window is a mask of its own, so that a count is the bits that two masks share.
 */

/** A bit for each of an entity's few events, the oldest first. Reused; confined to one thread. */
final class EventMask {
    /** How many events there are bits for. */
    static final int MOST = 2 * Long.SIZE;

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    /** Brings the lowest bit of each byte together in the highest byte. */
    private static final long GATHER = 0x0102040810204080L;

    private static final int HIGHEST_BYTE = Long.SIZE - Byte.SIZE;

    /** The oldest 64 events. */
    long low;
    /** The next 64. */
    long high;

    void clear() {
        low = 0;
        high = 0;
    }

    void fill() {
        low = -1;
        high = -1;
    }

    void set(EventMask other) {
        low = other.low;
        high = other.high;
    }

    /** The events in [from, to). */
    void range(int from, int to) {
        low = from(from) & ~from(to);
        high = from(from - Long.SIZE) & ~from(to - Long.SIZE);
    }

    void and(EventMask other) {
        low &= other.low;
        high &= other.high;
    }

    void andNot(EventMask other) {
        low &= ~other.low;
        high &= ~other.high;
    }

    void add(int event) {
        if (event < Long.SIZE) {
            low |= 1L << event;
        } else {
            high |= 1L << event;
        }
    }

    void remove(int event) {
        if (event < Long.SIZE) {
            low &= ~(1L << event);
        } else {
            high &= ~(1L << event);
        }
    }

    boolean isEmpty() {
        return (low | high) == 0;
    }

    /** The newest event that is in it; only if there is one. */
    int newest() {
        return high != 0
                ? EventMask.MOST - 1 - Long.numberOfLeadingZeros(high)
                : Long.SIZE - 1 - Long.numberOfLeadingZeros(low);
    }

    /** The events whose byte has a bit; what is beyond {@code events} is undefined. */
    void haveBit(byte[] data, int at, int events, int bit) {
        low = haveBit(data, at, Math.min(events, Long.SIZE), 0, bit);
        high = haveBit(data, at, events, Long.SIZE, bit);
    }

    /** The events whose byte is {@code value}; what is beyond {@code events} is undefined. */
    void haveByte(byte[] data, int at, int events, int value) {
        low = haveByte(data, at, Math.min(events, Long.SIZE), 0, value);
        high = haveByte(data, at, events, Long.SIZE, value);
    }

    private static long haveBit(byte[] data, int at, int end, int begin, int bit) {
        long mask = 0;
        for (int i = begin; i < end; i += Long.BYTES) {
            long found = Cells.word(data, at + i) >>> bit & EACH_BYTE;
            mask |= ((found * GATHER) >>> HIGHEST_BYTE) << i;
        }
        return mask;
    }

    private static long haveByte(byte[] data, int at, int end, int begin, int value) {
        long mask = 0;
        for (int i = begin; i < end; i += Long.BYTES) {
            long same = sameBytes(Cells.word(data, at + i), value);
            mask |= ((same * GATHER) >>> HIGHEST_BYTE) << i;
        }
        return mask;
    }

    /** The lowest bit of each byte of a word that is {@code value}. */
    static long sameBytes(long word, int value) {
        // Adding 0x7F to the lower bits of a byte sets its highest bit unless they are 0, and carries no further.
        long differences = word ^ value * EACH_BYTE;
        return ~((differences & LOW_BITS) + LOW_BITS | differences | LOW_BITS) >>> (Byte.SIZE - 1);
    }

    /** The bits from a place on, which may be outside of the word. */
    static long from(int place) {
        return place >= Long.SIZE ? 0 : place <= 0 ? -1 : -1L << place;
    }
}
