package dev.fraudscorer.rules.internal.lists.ranges;

import dev.fraudscorer.rules.internal.lists.content.LineError;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.content.ListedEntry;
import dev.fraudscorer.rules.internal.lists.content.StringPool;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/*
 * Ranges sorted by their first number. Those that hold x begin at or before x, so a look-up begins at the last of these
 * and goes back. From a range that ends before x it goes to the nearest earlier one that ends later (`later`): all between
 * end before x, too. Ranges that are nested or apart, as the blocks of addresses are, thus take one step for each range
 * that holds x and few others; ranges that overlap some more.
 */
/** Ranges of numbers of 128 bits. Immutable; thread-safe. */
final class RangeTable {
    /** What {@link #find} returns if there is no range. */
    static final int NOT_FOUND = -1;

    /** The most ranges that may hold one number: a look-up may walk over all of them. */
    static final int MOST_DEEP = 256;

    private final long[] high;
    private final long[] low;
    private final long[] lastHigh;
    private final long[] lastLow;
    private final long[] validFrom;
    private final long[] validTo;
    private final int[] reason;
    private final int[] source;
    private final int[] line;
    private final int[] later;
    private final List<String> notes;

    private RangeTable(List<Range> sorted, List<String> notes) {
        this.high = sorted.stream().mapToLong(Range::high).toArray();
        this.low = sorted.stream().mapToLong(Range::low).toArray();
        this.lastHigh = sorted.stream().mapToLong(Range::lastHigh).toArray();
        this.lastLow = sorted.stream().mapToLong(Range::lastLow).toArray();
        this.validFrom = sorted.stream().mapToLong(Range::validFrom).toArray();
        this.validTo = sorted.stream().mapToLong(Range::validTo).toArray();
        this.reason = sorted.stream().mapToInt(Range::reason).toArray();
        this.source = sorted.stream().mapToInt(Range::source).toArray();
        this.line = sorted.stream().mapToInt(Range::line).toArray();
        this.later = new int[sorted.size()];
        this.notes = notes;
        for (int i = 0; i < later.length; i++) {
            int before = i - 1;
            while (before >= 0 && !endsAfter(before, i)) {
                before = later[before];
            }
            later[i] = before;
        }
    }

    /** @param problems receives a range that lies in too many others */
    static RangeTable of(List<Range> ranges, StringPool notes, ListBuilder.Problems problems) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Range.ORDER);
        PriorityQueue<Range> open = new PriorityQueue<>(Range.BY_LAST);
        for (Range range : sorted) {
            while (!open.isEmpty() && endsBefore(open.element(), range)) {
                open.remove();
            }
            open.add(range);
            if (open.size() > MOST_DEEP) {
                problems.report(
                        range.line(),
                        new LineError(
                                "a range that begins inside " + MOST_DEEP + " others",
                                "at most " + MOST_DEEP + " ranges that hold one value"));
                break;
            }
        }
        return new RangeTable(sorted, notes.texts());
    }

    private static boolean endsBefore(Range range, Range next) {
        return Range.compare(range.lastHigh(), range.lastLow(), next.high(), next.low()) < 0;
    }

    /**
     * The narrowest range that holds all numbers from one to another and is valid at the time; of equally wide ones the
     * last in the file; {@link #NOT_FOUND} if there is none.
     */
    int find(long fromHigh, long fromLow, long toHigh, long toLow, long timeMillis) {
        int best = NOT_FOUND;
        int i = lastBeginning(fromHigh, fromLow);
        while (i >= 0) {
            if (Range.compare(lastHigh[i], lastLow[i], toHigh, toLow) < 0) {
                i = later[i];
            } else {
                boolean valid = validFrom[i] <= timeMillis && timeMillis < validTo[i];
                if (valid && (best == NOT_FOUND || precedes(i, best))) {
                    best = i;
                }
                i--;
            }
        }
        return best;
    }

    /**
     * Whether a range that is valid at the time has a number between two in common with them. Looks at {@link #MOST_DEEP}
     * ranges at most and, if there are more, returns true.
     */
    boolean mayOverlap(long fromHigh, long fromLow, long toHigh, long toLow, long timeMillis) {
        int i = lastBeginning(toHigh, toLow);
        for (int looks = 0; i >= 0; looks++) {
            if (looks == MOST_DEEP) {
                return true;
            }
            if (Range.compare(lastHigh[i], lastLow[i], fromHigh, fromLow) < 0) {
                i = later[i];
            } else if (validFrom[i] <= timeMillis && timeMillis < validTo[i]) {
                return true;
            } else {
                i--;
            }
        }
        return false;
    }

    ListedEntry entry(int index) {
        return ListedEntry.of(StringPool.text(notes, reason[index]), StringPool.text(notes, source[index]));
    }

    int size() {
        return high.length;
    }

    long bytes() {
        return (6L * Long.BYTES + 4L * Integer.BYTES) * size();
    }

    /** The last range that begins at or before a number; -1 if all begin after it. */
    private int lastBeginning(long numberHigh, long numberLow) {
        int from = 0;
        int to = high.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (Range.compare(high[middle], low[middle], numberHigh, numberLow) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }

    private boolean endsAfter(int one, int other) {
        return Range.compare(lastHigh[one], lastLow[one], lastHigh[other], lastLow[other]) > 0;
    }

    private boolean precedes(int one, int other) {
        int wider =
                Range.compare(widthHigh(one), lastLow[one] - low[one], widthHigh(other), lastLow[other] - low[other]);
        return wider < 0 || (wider == 0 && line[one] > line[other]);
    }

    private long widthHigh(int index) {
        long borrow = Long.compareUnsigned(lastLow[index], low[index]) < 0 ? 1 : 0;
        return lastHigh[index] - high[index] - borrow;
    }
}
