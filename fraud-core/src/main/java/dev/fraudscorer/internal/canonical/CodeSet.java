package dev.fraudscorer.internal.canonical;

import java.util.BitSet;
import java.util.Collection;

/** A set of codes of so many capital letters, A to Z, as bits. Immutable; a look-up allocates nothing. */
public final class CodeSet {
    private static final int LETTERS = 26;

    private final int length;
    private final BitSet known;

    private CodeSet(int length, BitSet known) {
        this.length = length;
        this.known = known;
    }

    /** @param codes separated by white space */
    static CodeSet of(int length, String codes) {
        BitSet known = new BitSet();
        for (String code : codes.strip().split("\\s+", -1)) {
            known.set(index(code, length));
        }
        return new CodeSet(length, known);
    }

    /**
     * The set with further codes.
     *
     * @throws IllegalArgumentException if one does not have {@link #length} letters A to Z
     */
    public CodeSet with(Collection<String> codes) {
        BitSet more = (BitSet) known.clone();
        for (String code : codes) {
            int index = index(code, length);
            if (index < 0) {
                throw new IllegalArgumentException("expected codes of " + length + " letters A to Z");
            }
            more.set(index);
        }
        return new CodeSet(length, more);
    }

    /** How many letters each code has. */
    public int length() {
        return length;
    }

    /** How many codes there are. */
    public int size() {
        return known.cardinality();
    }

    /** Whether {@code text} is one of the codes. */
    public boolean contains(String text) {
        int index = index(text, length);
        return index >= 0 && known.get(index);
    }

    /** Whether {@code text} has the form of a code, whether or not it is in the set. */
    public boolean hasForm(String text) {
        return index(text, length) >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeSet set && length == set.length && known.equals(set.known);
    }

    @Override
    public int hashCode() {
        return known.hashCode();
    }

    private static int index(String text, int length) {
        if (text.length() != length) {
            return -1;
        }
        int index = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 'A' || c > 'Z') {
                return -1;
            }
            index = index * LETTERS + c - 'A';
        }
        return index;
    }
}
