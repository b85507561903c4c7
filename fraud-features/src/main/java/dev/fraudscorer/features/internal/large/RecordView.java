package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.RowLayout;

/**
 * Where the parts of a record are in the array that has it, and its rows by number from the oldest on. Reused; confined to
 * the holder of the key's lock.
 */
final class RecordView {
    /** How far a neighbour is looked for before all rows are searched. */
    private static final int NEAR = 8;

    final LargePlan plan;
    byte[] bytes = {};
    int at;
    int body;
    LargeLayout layout;
    int table;
    int tableSlots;
    /** Where the table of each counted column begins. */
    final int[] values;
    /** How many slots it has. */
    final int[] valueSlots;

    /** What has the totals: the record, or a copy of its body while it is read as of an earlier time. */
    private byte[] totals = {};

    private int totalsAt;
    int blocks;
    int ring;
    int facts;
    /** Where the folded events begin, if the record has any. */
    int folds;

    int capacity;
    int rows;
    /** How often a record was opened. */
    int opened;
    /** The place of the ring that has the oldest row. */
    int first;

    /** What was looked for last, and what was found, as long as the rows are the same: a step looks several times. */
    private long foundTime;

    private long foundId;
    private int foundIn = -1;
    private int foundRows;
    private int foundFirst;
    private int found;
    /** How many rows were looked at for it since this was made. */
    long looks;

    RecordView(LargePlan plan) {
        this.plan = plan;
        this.layout = plan.layout(false, false);
        this.values = new int[plan.countedColumns()];
        this.valueSlots = new int[plan.countedColumns()];
    }

    /** Looks at the record of a block. */
    void open(Block block) {
        open(block.bytes, block.at);
    }

    void open(byte[] newBytes, int newAt) {
        opened++;
        bytes = newBytes;
        at = newAt;
        body = at + Header.body(bytes, at);
        useTotals(bytes, body);
        layout = plan.layout(Header.has(bytes, at, Header.DOUBLES), Bytes.getByte(bytes, body + LargeLayout.WIDE) != 0);
        tableSlots = Bytes.getInt(bytes, body + LargeLayout.TABLE_SLOTS);
        capacity = Header.capacity(bytes, at);
        rows = Header.rows(bytes, at);
        first = Header.head(bytes, at) - rows;
        first += first < 0 ? capacity : 0;
        table = body + layout.fixedBytes;
        int next = table + tableSlots * LargeLayout.TABLE_ENTRY;
        for (int i = 0; i < values.length; i++) {
            values[i] = next;
            valueSlots[i] = Bytes.getChar(bytes, body + LargeLayout.countedAt(i));
            next += valueSlots[i] * layout.entryBytes[i];
        }
        blocks = next;
        ring = blocks + layout.blockBytes(capacity);
        facts = ring + capacity * layout.stride;
        int factRoom = Bytes.getChar(bytes, body + LargeLayout.FACT_ROOM);
        int pageRoom = Bytes.getChar(bytes, body + LargeLayout.PAGE_ROOM);
        folds = facts + (int) plan.facts().bytes(factRoom, pageRoom);
    }

    /** Whether older events than the rows are folded. */
    boolean isFolding() {
        return Header.has(bytes, at, Header.HOT);
    }

    /** The place of a row in the ring. */
    int place(int row) {
        int place = first + row;
        return place >= capacity ? place - capacity : place;
    }

    /** The number of the row at a place of the ring. */
    int number(int place) {
        int row = place - first;
        return row < 0 ? row + capacity : row;
    }

    /** The number of the row before with the same value, of those that the mark's filter admits; -1 if there is none. */
    int previous(int row, int mark) {
        int place = layout.previous(bytes, row(row), mark);
        int number = place == LargeLayout.NO_PLACE ? -1 : number(place);
        // The places of rows that have left are free, or have rows that are newer than all that were there.
        return number < row ? number : -1;
    }

    /** Whether a row has a value in the column of a mark, and the mark's filter admits it. */
    boolean isCarrier(int row, int mark) {
        int at = row(row);
        return layout.value(bytes, at, plan.markColumn(mark)) != ColumnValue.NONE
                && layout.isAdmittedBy(bytes, at, plan.markFilter(mark));
    }

    /** Notes the row before with the same value; -1 for none. */
    void previous(int row, int mark, int number) {
        layout.previous(bytes, row(row), mark, number < 0 ? LargeLayout.NO_PLACE : place(number));
    }

    /** Where a row begins in the array. */
    int row(int row) {
        return ring + place(row) * layout.stride;
    }

    /** Where the row at a place of the ring begins. */
    int rowAt(int place) {
        return ring + place * layout.stride;
    }

    long word(int row) {
        return Bytes.getLong(bytes, row(row));
    }

    long time(int row) {
        return RowLayout.time(word(row));
    }

    /** Notes how many rows there are, from {@link #first} on. */
    void rows(int count) {
        rows = count;
        int head = first + count;
        Header.rows(bytes, at, count);
        Header.head(bytes, at, head >= capacity ? head - capacity : head);
    }

    /** The oldest rows leave. */
    void leave(int count) {
        first += count;
        first -= first >= capacity ? capacity : 0;
        rows(rows - count);
    }

    /** The number of the first row after {@code time}; the number of rows if there is none. */
    int firstAfter(long time) {
        long last = RowLayout.lastWord(time);
        if (rows == 0 || word(rows - 1) <= last) {
            return rows;
        }
        int low = 0;
        int high = rows - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (word(middle) <= last) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The same if it is likely near {@code hint}, from 0 to the number of rows.
     *
     * @param onward whether it is no row before that
     */
    int firstAfter(long time, int hint, boolean onward) {
        long last = RowLayout.lastWord(time);
        int i = hint;
        if (i < rows && word(i) <= last) {
            int most = Math.min(rows, i + NEAR);
            do {
                i++;
            } while (i < most && word(i) <= last);
            return i < most || i == rows ? i : firstAfter(time);
        }
        if (onward) {
            return i;
        }
        int least = Math.max(0, i - NEAR);
        while (i > least && word(i - 1) > last) {
            i--;
        }
        return i > least || i == 0 ? i : firstAfter(time);
    }

    /** The number of the row with this time and id; -1 if it is not here. */
    int find(long time, long id) {
        boolean same = foundIn == opened && foundRows == rows && foundFirst == first;
        if (!same || foundTime != time || foundId != id) {
            found = search(time, id & RowLayout.ID_MASK);
            foundTime = time;
            foundId = id;
            foundIn = opened;
            foundRows = rows;
            foundFirst = first;
        }
        return found;
    }

    private int search(long time, long id) {
        long least = RowLayout.word(time);
        long sought = least | (id & ((1L << RowLayout.ID_BITS) - 1));
        // Most often none or one has the time; but all may, and then this loop is what an event costs.
        for (int i = firstAfter(time) - 1; i >= 0; i--, looks++) {
            int row = row(i);
            long word = Bytes.getLong(bytes, row);
            if (word < least) {
                return -1;
            }
            if (word == sought && layout.id(bytes, row) == id) {
                return i;
            }
        }
        return -1;
    }

    /** Takes the numbers of the body from another array. */
    void useTotals(byte[] of, int from) {
        totals = of;
        totalsAt = from;
    }

    // Numbers of the body.

    int getChar(int offset) {
        return Bytes.getChar(totals, totalsAt + offset);
    }

    void putChar(int offset, int value) {
        Bytes.putChar(totals, totalsAt + offset, value);
    }

    void addChar(int offset, int by) {
        putChar(offset, getChar(offset) + by);
    }

    long getLong(int offset) {
        return Bytes.getLong(totals, totalsAt + offset);
    }

    void putLong(int offset, long value) {
        Bytes.putLong(totals, totalsAt + offset, value);
    }
}
