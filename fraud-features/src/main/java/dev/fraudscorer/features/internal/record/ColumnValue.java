package dev.fraudscorer.features.internal.record;

/**
 * The part of a value's keyed hash that records keep: 48 bits. Of n values of one entity in one column, any two are taken for
 * one with a probability of n^2 / 2^49.
 */
public final class ColumnValue {
    /** Stands for a value that an event does not carry. */
    public static final long NONE = 0;

    private static final long MASK = (1L << 48) - 1;
    private static final long TOP_BYTE = 1L << 40;
    private static final long SALT = 0x9E3779B97F4A7C15L;

    private ColumnValue() {}

    /**
     * The value that stands for a hash in a column of codes: never {@link #NONE}, and its salted form never begins with a byte
     * of 0, which marks what is free in a dictionary.
     *
     * @param hash 0 for a value that is missing
     * @return {@link #NONE} for a value that is missing, and for no other
     */
    public static long of(long hash, int column) {
        if (hash == 0) {
            return NONE;
        }
        long salted = salted(hash, column);
        long marked = salted >= TOP_BYTE ? salted : salted | TOP_BYTE;
        long value = unsalted(marked, column);
        return value == NONE ? unsalted(marked ^ 1, column) : value;
    }

    /** A value such that equal ones of two columns differ. */
    public static long salted(long value, int column) {
        return (value + column * SALT) & MASK;
    }

    /** The value that is {@code salted} in a column. */
    public static long unsalted(long salted, int column) {
        return (salted - column * SALT) & MASK;
    }
}
