package dev.fraudscorer.features.internal.record;

import dev.fraudscorer.features.internal.plan.RowColumns;

/*
 * A row is what is kept of one event:
 *
 *   time 48 bits, id 16 bits: one long | numbers 4 or 8 B each | codes, of the form | flags 1 B for 8 bits | 16 bits of the id | content 2 B
 *
 * Time comes first and in the upper bits, so that one comparison of longs decides whether a row is in a window. Times count
 * from the middle of what six signed bytes reach from 1970 on, so that a signed comparison holds for every year up to 9999.
 *
 * The id is 32 bits of a keyed hash, the content 16 bits of another. Two events of one entity in one millisecond are taken
 * for one, if at all, as one that came again with other content, which degrades: of n events in one millisecond with a
 * probability of n^2 / 2^33; and quietly with n^2 / 2^49.
 */

/**
 * Where the columns of a row are, for one plan and one kind of numbers. Immutable.
 */
public final class RowLayout {
    /** How many bits of a row's first long are of its id. */
    public static final int ID_BITS = 16;

    /** The bits of an event's id that are kept. */
    public static final long ID_MASK = (1L << 32) - 1;

    /** What is subtracted from a time in milliseconds before it is shifted into a row's first long. */
    private static final long EPOCH = Header.EPOCH;

    private final boolean doubles;
    /** By column, and behind the last one where the codes begin. */
    private final int[] numbersAt;

    private final int codesAt;
    private final int flagsAt;
    private final int flagBytes;
    private final int filters;
    private final int restAt;
    private final int stride;

    /**
     * @param codeBytes how many bytes the form keeps of each code
     * @param marks how many bits the form keeps behind those of the filters
     */
    public RowLayout(RowColumns columns, boolean doubles, int codeBytes, int marks) {
        this.doubles = doubles;
        this.numbersAt = new int[columns.numbers() + 1];
        int next = Long.BYTES;
        for (int column = 0; column < columns.numbers(); column++) {
            numbersAt[column] = next;
            next += doubles || columns.isOfDoubles(column) ? Double.BYTES : Integer.BYTES;
        }
        numbersAt[columns.numbers()] = next;
        this.codesAt = next;
        this.flagsAt = codesAt + columns.codes() * codeBytes;
        this.filters = columns.filters();
        this.flagBytes = (filters + marks + Byte.SIZE - 1) / Byte.SIZE;
        this.restAt = flagsAt + flagBytes;
        this.stride = restAt + 2 * Short.BYTES;
    }

    /** The first long of a row, without the bits of the id: that of any row at {@code time} is at least it. */
    public static long word(long time) {
        return (time - EPOCH) << ID_BITS;
    }

    /** The greatest first long of a row at {@code time}. */
    public static long lastWord(long time) {
        return word(time) | (1L << ID_BITS) - 1;
    }

    /** The time in a row's first long. */
    public static long time(long word) {
        return (word >> ID_BITS) + EPOCH;
    }

    /** Whether all numbers are doubles; otherwise some are cents. */
    public boolean doubles() {
        return doubles;
    }

    /** Whether a column of numbers is one of cents, of four bytes; otherwise it is one of doubles. */
    public boolean isCents(int column) {
        return numbersAt[column + 1] - numbersAt[column] == Integer.BYTES;
    }

    /** How many bytes a row has. */
    public int stride() {
        return stride;
    }

    /** Where a column of numbers is in a row. */
    public int numberAt(int column) {
        return numbersAt[column];
    }

    /** Where the codes begin in a row. */
    public int codesAt() {
        return codesAt;
    }

    /** Where the flags begin in a row: a bit for each filter, then the marks of the form. */
    public int flagsAt() {
        return flagsAt;
    }

    /** How many of the flags are of filters. */
    public int filters() {
        return filters;
    }

    /** Where the rest of the id is in a row: two bytes, then two of the content. */
    public int restAt() {
        return restAt;
    }

    // Of the row that begins at `row`.

    public long time(byte[] bytes, int row) {
        return time(Bytes.getLong(bytes, row));
    }

    /** The 32 bits of the id. */
    public long id(byte[] bytes, int row) {
        return (Bytes.getLong(bytes, row) & (1L << ID_BITS) - 1) | (long) Bytes.getChar(bytes, row + restAt) << ID_BITS;
    }

    /** The hash of all that the event said when it was counted. */
    public short content(byte[] bytes, int row) {
        return (short) Bytes.getChar(bytes, row + restAt + Short.BYTES);
    }

    /** NaN where the event does not carry the value. */
    public double number(byte[] bytes, int row, int column) {
        int at = row + numberAt(column);
        return isCents(column) ? Cents.number(Bytes.getInt(bytes, at)) : Bytes.getDouble(bytes, at);
    }

    /** Which filters admit the event, a bit each. */
    public long bits(byte[] bytes, int row) {
        long bits = 0;
        for (int i = 0; i * Byte.SIZE < filters; i++) {
            bits |= (long) Bytes.getByte(bytes, row + flagsAt + i) << (i * Byte.SIZE);
        }
        return filters == Long.SIZE ? bits : bits & (1L << filters) - 1;
    }

    /** Whether the form's mark number {@code mark} is set. */
    public boolean mark(byte[] bytes, int row, int mark) {
        int bit = filters + mark;
        return (bytes[row + flagsAt + bit / Byte.SIZE] >>> bit % Byte.SIZE & 1) != 0;
    }

    public void mark(byte[] bytes, int row, int mark, boolean marked) {
        int bit = filters + mark;
        int at = row + flagsAt + bit / Byte.SIZE;
        int mask = 1 << bit % Byte.SIZE;
        bytes[at] = (byte) (marked ? bytes[at] | mask : bytes[at] & ~mask);
    }

    /** Sets time, id and content. */
    public void identity(byte[] bytes, int row, long time, long id, short content) {
        Bytes.putLong(bytes, row, word(time) | (id & ((1L << ID_BITS) - 1)));
        Bytes.putChar(bytes, row + restAt, (int) (id >>> ID_BITS));
        Bytes.putChar(bytes, row + restAt + Short.BYTES, content);
    }

    /** Sets a number that fits the kind of numbers: any, or {@link Cents#fits}. */
    public void number(byte[] bytes, int row, int column, double value) {
        int at = row + numberAt(column);
        if (isCents(column)) {
            Bytes.putInt(bytes, at, Cents.of(value));
        } else {
            Bytes.putDouble(bytes, at, value);
        }
    }

    /** Sets which filters admit the event, and takes all marks away. */
    public void bits(byte[] bytes, int row, long bits) {
        flags(bytes, row, bits);
    }

    /** The first 64 flags: filters, then marks. */
    long flags(byte[] bytes, int row) {
        long flags = 0;
        for (int i = 0; i < Math.min(flagBytes, Long.BYTES); i++) {
            flags |= (long) Bytes.getByte(bytes, row + flagsAt + i) << (i * Byte.SIZE);
        }
        return flags;
    }

    /** Sets the first 64 flags, filters and then marks, and takes the others away. */
    void flags(byte[] bytes, int row, long bits) {
        for (int i = 0; i < flagBytes; i++) {
            bytes[row + flagsAt + i] = i < Long.BYTES ? (byte) (bits >>> (i * Byte.SIZE)) : 0;
        }
    }
}
