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

    private ColumnValue() {}

    /**
     * The value that stands for a hash in a column of codes: never {@link #NONE}, and its salted form never begins with a byte
     * of 0, which marks what is free in a dictionary.
     *
     * @param hash 0 for a value that is missing
     * @param salt of the column
     * @return {@link #NONE} for a value that is missing, and for no other
     */
    public static long of(long hash, long salt) {
        if (hash == 0) {
            return NONE;
        }
        long salted = salted(hash, salt);
        long marked = salted >= TOP_BYTE ? salted : salted | TOP_BYTE;
        long value = unsalted(marked, salt);
        return value == NONE ? unsalted(marked ^ 1, salt) : value;
    }

    /** A value such that equal ones of two columns differ, by the salts of the columns. */
    public static long salted(long value, long salt) {
        return (value + salt) & MASK;
    }

    /** The value that is {@code salted} in a column of this salt. */
    public static long unsalted(long salted, long salt) {
        return (salted - salt) & MASK;
    }
}
