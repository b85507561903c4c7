package dev.fraudscorer.rules.internal.lists.ranges;

import dev.fraudscorer.rules.internal.lists.content.ListRow;
import java.util.Comparator;

/**
 * A range of numbers of 128 bits, unsigned, both ends included, as an entry has it. Immutable.
 *
 * @param high the upper half of the first number
 * @param low the lower half of the first number
 * @param lastHigh the upper half of the last number
 * @param lastLow the lower half of the last number
 * @param validFrom in milliseconds since 1970
 * @param validTo in milliseconds since 1970, not included
 * @param reason a note's number
 * @param source a note's number
 * @param line its line in the file
 */
record Range(
        long high,
        long low,
        long lastHigh,
        long lastLow,
        long validFrom,
        long validTo,
        int reason,
        int source,
        int line) {
    /** By the first number, the wider range first, equal ones in the order of the file. */
    static final Comparator<Range> ORDER = (a, b) -> {
        int first = compare(a.high, a.low, b.high, b.low);
        int last = compare(b.lastHigh, b.lastLow, a.lastHigh, a.lastLow);
        return first != 0 ? first : last != 0 ? last : Integer.compare(a.line, b.line);
    };

    /** Which of two ranges ends first. */
    static final Comparator<Range> BY_LAST = (a, b) -> compare(a.lastHigh, a.lastLow, b.lastHigh, b.lastLow);

    static Range of(long high, long low, long lastHigh, long lastLow, ListRow row) {
        return new Range(
                high, low, lastHigh, lastLow, row.validFrom(), row.validTo(), row.reason(), row.source(), row.line());
    }

    /** Compares numbers of 128 bits. */
    static int compare(long high, long low, long otherHigh, long otherLow) {
        int upper = Long.compareUnsigned(high, otherHigh);
        return upper != 0 ? upper : Long.compareUnsigned(low, otherLow);
    }
}
