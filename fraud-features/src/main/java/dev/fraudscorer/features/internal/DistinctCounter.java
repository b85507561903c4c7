package dev.fraudscorer.features.internal;

import java.util.Arrays;

/**
 * Counts different codes: a set with open addressing that is reused from window to window and grows to the largest.
 * Confined to one thread between {@link DistinctCounters#take} and {@link DistinctCounters#giveBack}.
 */
final class DistinctCounter {
    private static final int SMALLEST = 16;

    private long[] table = new long[SMALLEST];
    private int mask;
    private int count;

    /** Begins anew. */
    void begin(int mostCodes) {
        int length = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, mostCodes)) << 2);
        if (table.length < length) {
            table = new long[length];
        } else {
            // Only the part that this window uses, so that a small window does not pay for an earlier large one.
            Arrays.fill(table, 0, length, EventColumns.NO_CODE);
        }
        mask = length - 1;
        count = 0;
    }

    /** @param code not {@link EventColumns#NO_CODE} */
    void add(long code) {
        int at = (int) Hash64.mix(code) & mask;
        while (table[at] != EventColumns.NO_CODE) {
            if (table[at] == code) {
                return;
            }
            at = (at + 1) & mask;
        }
        table[at] = code;
        count++;
    }

    int count() {
        return count;
    }
}
