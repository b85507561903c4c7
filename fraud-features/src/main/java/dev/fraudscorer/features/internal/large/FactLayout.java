package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.record.Bytes;

/*
 * Labels: an entry for each page in the order of its facts, then the pages. An entry: the first long of the page's first
 * fact 8, the page 2, how many facts it has 2, when the last of them was known 6, frauds 2, frauds of each filter 2.
 * A fact: time 6, id 2 | known at 6 | id 2 | fraud 1 bit, bits of the filters.
 */

/** Where the parts of labels are, for one plan. Immutable. */
final class FactLayout {
    static final int ENTRY_PAGE = Long.BYTES;
    static final int ENTRY_FACTS = ENTRY_PAGE + Short.BYTES;
    static final int ENTRY_KNOWN = ENTRY_FACTS + Short.BYTES;
    static final int ENTRY_FRAUDS = ENTRY_KNOWN + Bytes.SIX;

    static final int KNOWN = Long.BYTES;
    static final int ID_REST = KNOWN + Bytes.SIX;
    static final int FLAGS = ID_REST + Short.BYTES;

    final int[] filters;
    final int entryBytes;
    final int flagBytes;
    final int factBytes;

    FactLayout(Columns columns, int[] fraudFilters) {
        this.filters = fraudFilters;
        this.entryBytes = ENTRY_FRAUDS + (1 + fraudFilters.length) * Short.BYTES;
        this.flagBytes = columns.filters() / Byte.SIZE + 1;
        this.factBytes = FLAGS + flagBytes;
    }

    long bytes(int factRoom, int pageRoom) {
        return (long) pageRoom * (entryBytes + (long) factRoom * factBytes);
    }

    /** Where the count of a filter's frauds is in an entry; the filter below 0 admits all. */
    int fraudsAt(int filter) {
        if (filter < 0) {
            return ENTRY_FRAUDS;
        }
        int i = 0;
        while (filters[i] != filter) {
            i++;
        }
        return ENTRY_FRAUDS + (1 + i) * Short.BYTES;
    }

    boolean isFraud(byte[] bytes, int fact) {
        return (bytes[fact + FLAGS] & 1) != 0;
    }

    boolean isAdmittedBy(byte[] bytes, int fact, int filter) {
        int bit = filter + 1;
        return filter < 0 || (bytes[fact + FLAGS + bit / Byte.SIZE] >>> (bit % Byte.SIZE) & 1) != 0;
    }

    long bits(byte[] bytes, int fact) {
        long bits = (long) Bytes.getByte(bytes, fact + FLAGS) >>> 1;
        for (int i = 1; i < flagBytes; i++) {
            bits |= (long) Bytes.getByte(bytes, fact + FLAGS + i) << (i * Byte.SIZE - 1);
        }
        return bits;
    }

    void flags(byte[] bytes, int fact, boolean fraud, long bits) {
        bytes[fact + FLAGS] = (byte) ((bits << 1) | (fraud ? 1 : 0));
        for (int i = 1; i < flagBytes; i++) {
            bytes[fact + FLAGS + i] = (byte) (bits >>> (i * Byte.SIZE - 1));
        }
    }
}
