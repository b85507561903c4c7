package dev.fraudscorer.features.internal.profile;

/**
 * Keeps the marks of an entity's few events: one is marked in a column of codes if it carries a value and no later one
 * carries the same. Stateless, allocates nothing.
 */
final class LastMarks {
    private LastMarks() {}

    /** An event was put in, and its codes are set. */
    static void insert(Rows rows, int index) {
        for (int column = 0; column < rows.columns().codes(); column++) {
            int place = rows.code(column, index);
            boolean newest = index == rows.end() - 1;
            if (place != 0 && (newest || lastOf(rows, column, place, rows.end()) == index)) {
                rows.mark(column, index, true);
                int before = lastOf(rows, column, place, index);
                if (before >= 0) {
                    rows.mark(column, before, false);
                }
            }
        }
    }

    /** Sets all marks anew. */
    static void renew(Rows rows) {
        for (int column = 0; column < rows.columns().codes(); column++) {
            for (int i = rows.first(); i < rows.end(); i++) {
                int place = rows.code(column, i);
                rows.mark(column, i, place != 0 && lastOf(rows, column, place, rows.end()) == i);
            }
        }
    }

    /** The last event before {@code end} with a code of one byte; -1 if there is none. */
    private static int lastOf(Rows rows, int column, int place, int end) {
        byte[] data = rows.data();
        int codes = rows.codesAt(column);
        int first = rows.first();
        int i = first + (end - first - 1) / Long.BYTES * Long.BYTES;
        // Of the last eight some may be beyond the end.
        long beyond = end - i >= Long.BYTES ? 0 : -1L << ((end - i) * Byte.SIZE);
        for (; i >= first; i -= Long.BYTES) {
            long same = EventMask.sameBytes(Cells.word(data, codes + i), place) & ~beyond;
            if (same != 0) {
                return i + (Long.SIZE - 1 - Long.numberOfLeadingZeros(same)) / Byte.SIZE;
            }
            beyond = 0;
        }
        return -1;
    }
}
