package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.record.EventRow;

/**
 * Which row is the last one with its value, by each mark of the plan, and on which row with the same value each row follows.
 * Confined to the holder of the key's lock.
 */
final class Marks {
    private final LargePlan plan;
    private final RecordView view;
    private final LastTable table;
    private final Totals totals;
    private long looks;

    Marks(RecordView view, LastTable table, Totals totals) {
        this.plan = view.plan;
        this.view = view;
        this.table = table;
        this.totals = totals;
    }

    /** How many rows were looked at one by one. */
    long looks() {
        return looks;
    }

    /** Marks a row that has its values now, and takes it among those that follow on each other. */
    void mark(int row, EventRow event) {
        for (int mark = 0; mark < plan.marks(); mark++) {
            long value = event.value(plan.markColumn(mark));
            int before = -1;
            if (value != ColumnValue.NONE && event.isAdmittedBy(plan.markFilter(mark))) {
                int slot = table.find(mark, value);
                if (slot == LastTable.NONE) {
                    table.add(mark, value, view.place(row));
                    view.layout.mark(view.bytes, view.row(row), mark, true);
                } else {
                    before = view.number(table.place(slot));
                    if (before < row) {
                        totals.countMark(before, mark, -1);
                        view.layout.mark(view.bytes, view.row(before), mark, false);
                        view.layout.mark(view.bytes, view.row(row), mark, true);
                        table.place(slot, view.place(row));
                    } else {
                        int next = firstBehind(row, mark, before);
                        before = view.previous(next, mark);
                        view.previous(next, mark, row);
                    }
                }
            }
            view.previous(row, mark, before);
        }
    }

    /** The first row behind another one with a value whose last row is behind it, too. */
    private int firstBehind(int row, int mark, int last) {
        int next = last;
        int before = view.previous(next, mark);
        while (before > row) {
            looks++;
            next = before;
            before = view.previous(next, mark);
        }
        return next;
    }

    /** Takes a row out of those that follow on each other, and its marks away, which the rows before with the same values get. */
    void unmark(int row) {
        for (int mark = 0; mark < plan.marks(); mark++) {
            int at = view.row(row);
            long value = view.layout.value(view.bytes, at, plan.markColumn(mark));
            if (value == ColumnValue.NONE || !view.layout.isAdmittedBy(view.bytes, at, plan.markFilter(mark))) {
                continue;
            }
            int before = view.previous(row, mark);
            if (!view.layout.mark(view.bytes, at, mark)) {
                int last = view.number(table.place(table.find(mark, value)));
                view.previous(firstBehind(row, mark, last), mark, before);
                continue;
            }
            int slot = table.slotOf(mark, value, view.place(row));
            view.layout.mark(view.bytes, at, mark, false);
            if (before < 0) {
                table.remove(slot);
            } else {
                table.place(slot, view.place(before));
                view.layout.mark(view.bytes, view.row(before), mark, true);
                totals.countMark(before, mark, 1);
            }
        }
    }

    /** Rows from a number on have moved by one place each: what was number i is number i + 1, and not counted yet. */
    void shiftPrevious(int from) {
        byte[] bytes = view.bytes;
        LargeLayout layout = view.layout;
        int last = view.capacity - 1;
        int begin = view.place(from);
        for (int mark = 0; mark < plan.marks(); mark++) {
            int own = begin;
            for (int number = from; number < view.rows; number++) {
                int moved = own == last ? 0 : own + 1;
                int at = view.rowAt(moved);
                int place = layout.previous(bytes, at, mark);
                // From the first place that moved up to the row's own, round the ring. What has left is not among them.
                boolean follows = begin <= own ? place >= begin && place < own : place >= begin || place < own;
                if (follows && place != LargeLayout.NO_PLACE) {
                    layout.previous(bytes, at, mark, place == last ? 0 : place + 1);
                }
                own = moved;
            }
        }
    }

    /** Takes the marks of an oldest row out of the table: nothing before it gets them. */
    void forget(int row) {
        int at = view.row(row);
        for (int mark = 0; mark < plan.marks(); mark++) {
            if (view.layout.mark(view.bytes, at, mark)) {
                long value = view.layout.value(view.bytes, at, plan.markColumn(mark));
                table.remove(table.slotOf(mark, value, view.place(row)));
            }
        }
    }
}
