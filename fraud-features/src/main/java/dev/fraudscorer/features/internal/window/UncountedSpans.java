package dev.fraudscorer.features.internal.window;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.Coverage;
import dev.fraudscorer.features.internal.record.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * What is not counted is not kept, so all that is left of it is when it was: from the oldest to the newest of it, one span for
 * whole events and one for each column of events that were counted without it. A feature that reads anything in such a span may
 * lack something. That is exact where one thing is missing, and on the safe side where there are several: what lies between
 * them is taken for missing, too.
 *
 * A span ends with what is newest in it. When that is out of sight of every event that may still come, so is the rest.
 */

/**
 * When something happened to an entity that could not be counted: events that came too late or too early, and attributes that
 * were refused in events that were counted. Confined to the holder of the key's lock.
 */
public final class UncountedSpans {
    /** Of the newest time of a span in which nothing is. */
    private static final long NOTHING = Long.MIN_VALUE;

    /** In a record: the cause 1, the number of ends 2, before the ends. */
    private static final int HEAD_BYTES = 3;

    private static final int EVENTS = 0;
    private static final int COLUMNS = 1;

    /** Of whole events, then by the number of a column among those of all kinds, if any has a span: oldest, newest. */
    private long[] spans = {0, NOTHING};

    private ValueState whyEvents = ValueState.TOO_LATE;

    /**
     * Whole events.
     *
     * @param why the state of features that lack the newest of them
     * @param horizon what is not after it is not seen any more
     */
    public void addEvents(long oldest, long newest, ValueState why, long horizon) {
        if (newest > newest(EVENTS)) {
            whyEvents = why;
        }
        add(EVENTS, oldest, newest, horizon);
    }

    /** What was refused in an event that is counted. */
    public void addRefused(Current event, int columns, long horizon) {
        if (spans.length < 2 * (COLUMNS + columns)) {
            int length = spans.length;
            spans = Arrays.copyOf(spans, 2 * (COLUMNS + columns));
            for (int newest = length + 1; newest < spans.length; newest += 2) {
                spans[newest] = NOTHING;
            }
        }
        for (int column = 0; column < columns; column++) {
            if (event.isRefused(column)) {
                add(COLUMNS + column, event.time(), event.time(), horizon);
            }
        }
    }

    private void add(int span, long oldest, long newest, long horizon) {
        boolean begins = newest(span) <= horizon;
        spans[2 * span] = begins ? oldest : Math.min(spans[2 * span], oldest);
        spans[2 * span + 1] = begins ? newest : Math.max(spans[2 * span + 1], newest);
    }

    /**
     * Goes on with other columns.
     *
     * @param columns by the number of a column among those of all kinds, the one that it had; below 0 for a new one
     */
    public void map(int[] columns) {
        if (spans.length == 2 * COLUMNS) {
            return;
        }
        long[] mapped = new long[2 * (COLUMNS + columns.length)];
        mapped[0] = spans[0];
        mapped[1] = spans[1];
        for (int column = 0; column < columns.length; column++) {
            int from = 2 * (COLUMNS + columns[column]);
            boolean isThere = columns[column] >= 0;
            mapped[2 * (COLUMNS + column)] = isThere ? spans[from] : 0;
            mapped[2 * (COLUMNS + column) + 1] = isThere ? spans[from + 1] : NOTHING;
        }
        spans = mapped;
    }

    /** Begins again with nothing. */
    public void clear() {
        spans = new long[] {0, NOTHING};
        whyEvents = ValueState.TOO_LATE;
    }

    /** How many bytes it takes in a record. */
    public int bytesInRecord() {
        return HEAD_BYTES + spans.length * Long.BYTES;
    }

    /** Writes it into a record. */
    public void put(byte[] record, int at) {
        Bytes.putByte(record, at, whyEvents == ValueState.TOO_EARLY ? 1 : 0);
        Bytes.putChar(record, at + 1, spans.length);
        for (int i = 0; i < spans.length; i++) {
            Bytes.putLong(record, at + HEAD_BYTES + i * Long.BYTES, spans[i]);
        }
    }

    /** Takes what {@link #put} wrote. */
    public void get(byte[] record, int at) {
        whyEvents = Bytes.getByte(record, at) == 1 ? ValueState.TOO_EARLY : ValueState.TOO_LATE;
        int ends = Bytes.getChar(record, at + 1);
        if (ends != spans.length) {
            spans = new long[ends];
        }
        for (int i = 0; i < spans.length; i++) {
            spans[i] = Bytes.getLong(record, at + HEAD_BYTES + i * Long.BYTES);
        }
    }

    /** Whether nothing is after {@code horizon}. */
    public boolean isOver(long horizon) {
        for (int newest = 1; newest < spans.length; newest += 2) {
            if (spans[newest] > horizon) {
                return false;
            }
        }
        return true;
    }

    /**
     * Why a feature lacks something: the cause of the newest that it lacks; null if it lacks nothing.
     *
     * @param spans null if everything was counted
     * @param coverage of the feature
     * @param start of what it reads, itself not read
     * @param end of what it reads
     * @param current the event that it is read for: what was refused in it is missing, whether or not it was counted
     * @param horizon as it will be when the event is counted
     */
    public static @Nullable ValueState why(
            @Nullable UncountedSpans spans, Coverage coverage, long start, long end, Current current, long horizon) {
        ValueState why = null;
        long newest = NOTHING;
        if (spans != null && spans.newest(EVENTS) > start && spans.spans[0] <= end) {
            newest = spans.newest(EVENTS);
            why = spans.whyEvents;
        }
        for (int column : coverage.columns()) {
            long latest = spans == null ? NOTHING : spans.newest(COLUMNS + column);
            long oldest = spans == null || latest <= horizon ? Long.MAX_VALUE : spans.spans[2 * (COLUMNS + column)];
            if (current.isRefused(column)) {
                latest = Math.max(latest, current.time());
                oldest = Math.min(oldest, current.time());
            }
            if (latest > Math.max(start, newest) && oldest <= end) {
                newest = latest;
                why = ValueState.INVALID;
            }
        }
        return why;
    }

    private long newest(int span) {
        int at = 2 * span + 1;
        return at < spans.length ? spans[at] : NOTHING;
    }
}
