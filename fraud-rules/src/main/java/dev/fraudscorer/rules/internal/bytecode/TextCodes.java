package dev.fraudscorer.rules.internal.bytecode;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The texts that one slot is compared with, each with a small number: {@link #MISSING} for no text, {@link #OTHER} for
 * any that no condition names, and then the texts. A hash table with open addressing, at most a quarter full. Immutable.
 */
final class TextCodes {
    static final int MISSING = 0;
    static final int OTHER = 1;
    private static final int FIRST = 2;

    private final @Nullable String[] keys;
    private final int[] codes;
    private int next = FIRST;

    TextCodes(Collection<String> texts) {
        int capacity = Integer.highestOneBit(Math.max(2, texts.size() * 4 - 1)) * 2;
        this.keys = new String[capacity];
        this.codes = new int[capacity];
        // In their own order, so that the same policy gives the same code.
        for (String text : new TreeSet<>(texts)) {
            int at = place(text);
            while (keys[at] != null) {
                at = at + 1 & keys.length - 1;
            }
            keys[at] = text;
            codes[at] = next++;
        }
    }

    /** The code of a value of the slot. */
    int of(@Nullable String text) {
        if (text == null) {
            return MISSING;
        }
        int at = place(text);
        for (String key = keys[at]; key != null; key = keys[at]) {
            if (key.equals(text)) {
                return codes[at];
            }
            at = at + 1 & keys.length - 1;
        }
        return OTHER;
    }

    private int words() {
        return (next + Long.SIZE - 1) / Long.SIZE;
    }

    /** The codes of {@code texts} as a set: code {@code c} is bit {@code c & 63} of word {@code c >> 6}. */
    long[] setOf(Collection<String> texts) {
        long[] set = new long[words()];
        for (String text : texts) {
            int code = of(text);
            if (code < FIRST) {
                throw new IllegalStateException("a text that was not coded");
            }
            set[code >> 6] |= 1L << code;
        }
        return set;
    }

    private int place(String text) {
        int hash = text.hashCode();
        return (hash ^ hash >>> 16) & keys.length - 1;
    }
}
