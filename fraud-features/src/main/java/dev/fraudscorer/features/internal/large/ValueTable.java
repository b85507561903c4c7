package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.ColumnValue;

/*
 * A slot has a value, how many rows have it, and counts. Rows refer to slots, so nothing in here moves: a value that no row
 * has any more stays until another takes its slot, and searches go on behind it.
 */

/** The values of the counted columns, and how often each occurs. Stateless beside the record. */
final class ValueTable {
    /** The most slots there can be, since a row refers to one with two bytes. */
    static final int MOST = 0xFFFF;
    /** The most values that rows have: with more of them searches would be long. */
    static final int MOST_VALUES = 50_000;
    /** The most slots that one byte tells apart. */
    static final int MOST_NARROW = 0xFF;

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final int USED = 2;
    private static final int LIVE = 4;

    private final RecordView view;

    ValueTable(RecordView view) {
        this.view = view;
    }

    /** How many slots do well for so many values. */
    static int slots(int values) {
        return Math.min(MOST, values + values / 2 + 4);
    }

    /** Whether a value more, if it takes a slot of its own, would make searches long. */
    boolean isFull(int counted) {
        int slots = view.valueSlots[counted];
        return used(counted) + 1 > slots - slots / 8 - 1;
    }

    /** How many slots are taken, also by values that no row has. */
    int used(int counted) {
        return view.getChar(LargeLayout.countedAt(counted) + USED);
    }

    /** How many values rows have. */
    int live(int counted) {
        return view.getChar(LargeLayout.countedAt(counted) + LIVE);
    }

    /** The place of a value, from 1 on; 0 if no row has it. */
    int find(int counted, long value) {
        if (value == ColumnValue.NONE) {
            return 0;
        }
        int slot = home(counted, value);
        long there;
        while ((there = value(counted, slot + 1)) != ColumnValue.NONE) {
            if (there == value) {
                return rows(counted, slot + 1) == 0 ? 0 : slot + 1;
            }
            slot = next(counted, slot);
        }
        return 0;
    }

    /** The place of a value that one row more has; 0 of none. */
    int refer(int counted, long value) {
        if (value == ColumnValue.NONE) {
            return 0;
        }
        int slot = home(counted, value);
        int left = -1;
        long there;
        while ((there = value(counted, slot + 1)) != ColumnValue.NONE && there != value) {
            left = left < 0 && rows(counted, slot + 1) == 0 ? slot : left;
            slot = next(counted, slot);
        }
        if (there == ColumnValue.NONE) {
            if (left >= 0) {
                slot = left;
            } else {
                view.addChar(LargeLayout.countedAt(counted) + USED, 1);
            }
            Bytes.put48(view.bytes, entry(counted, slot + 1), value);
        }
        if (rows(counted, slot + 1) == 0) {
            view.addChar(LargeLayout.countedAt(counted) + LIVE, 1);
        }
        rows(counted, slot + 1, 1);
        return slot + 1;
    }

    /** The place of a value that was not here and that so many rows have. */
    int put(int counted, long value, int rows) {
        int place = refer(counted, value);
        rows(counted, place, rows - 1);
        return place;
    }

    /** A row less has the value of a place. */
    void release(int counted, int place) {
        rows(counted, place, -1);
        if (rows(counted, place) == 0) {
            view.addChar(LargeLayout.countedAt(counted) + LIVE, -1);
        }
    }

    /** How often the value of a place occurs in a window. */
    int count(int counted, int place, int countAt) {
        return Bytes.getChar(view.bytes, entry(counted, place) + countAt);
    }

    void count(int counted, int place, int countAt, int count) {
        Bytes.putChar(view.bytes, entry(counted, place) + countAt, count);
    }

    /** The value of a place. */
    long value(int counted, int place) {
        return Bytes.get48(view.bytes, entry(counted, place)) & ((1L << 48) - 1);
    }

    /** How many rows have the value of a place. */
    int rows(int counted, int place) {
        return Bytes.getChar(view.bytes, entry(counted, place) + LargeLayout.ENTRY_ROWS);
    }

    /** Where the entry of a place begins in the array. */
    int entry(int counted, int place) {
        return view.values[counted] + (place - 1) * view.layout.entryBytes[counted];
    }

    private void rows(int counted, int place, int by) {
        int at = entry(counted, place) + LargeLayout.ENTRY_ROWS;
        Bytes.putChar(view.bytes, at, Bytes.getChar(view.bytes, at) + by);
    }

    private int home(int counted, long value) {
        return (int) ((((value * GOLDEN) >>> Integer.SIZE) * view.valueSlots[counted]) >>> Integer.SIZE);
    }

    private int next(int counted, int slot) {
        int next = slot + 1;
        return next == view.valueSlots[counted] ? 0 : next;
    }
}
