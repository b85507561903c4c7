package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.fold.FoldSizes;
import dev.fraudscorer.features.internal.fold.Folds;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Header;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes a record anew, where its parts have other sizes. Stateless beside the records; confined to one thread. */
final class Relayout {
    private final LargePlan plan;
    private final RecordView to;
    private final LastTable table;
    private final ValueTable values;
    private final Peaks peaks;
    private final Facts facts;
    private int[] places = {};
    private int estimated;

    Relayout(LargePlan plan) {
        this.plan = plan;
        this.to = new RecordView(plan);
        this.table = new LastTable(to);
        this.values = new ValueTable(to);
        this.peaks = new Peaks(to);
        this.facts = new Facts(to);
    }

    /**
     * Moves a record. {@link Block#settle} is the caller's to call.
     *
     * @param from the record as it is, in the block or elsewhere
     * @param folds of the record, open if it has any; null if none can be folded
     * @param header array with the header that it gets
     * @param headerAt where that begins
     * @param uncounted how many bytes the header will have for the spans of what could not be counted
     * @return false, and nothing is done, if there is no room for so much in any record
     */
    boolean move(
            RecordView from,
            @Nullable Folds folds,
            Block block,
            byte[] header,
            int headerAt,
            int uncounted,
            Sizes sizes) {
        int spans = Header.uncounted(header, headerAt);
        int kept = Header.body(header, headerAt);
        int body = spans + (uncounted == 0 ? 0 : Short.BYTES + uncounted);
        int bytes = sizes.bytes(plan, body, folds);
        if (bytes == Integer.MAX_VALUE) {
            return false;
        }
        block.move(bytes);
        sizes.useAll(plan, block.length - bytes);
        System.arraycopy(header, headerAt, block.bytes, block.at, Math.min(kept, body));
        Header.set(block.bytes, block.at, Header.UNCOUNTED, uncounted != 0);
        if (uncounted != 0) {
            Bytes.putChar(block.bytes, block.at + spans, uncounted);
        }
        writeSizes(block, from.rows, sizes, body);
        to.open(block);
        boolean same = from.layout.doubles == sizes.doubles;
        if (same) {
            int begin = from.layout.passes.length == 0 ? from.layout.fixedBytes : from.layout.passes[0].toAt;
            System.arraycopy(from.bytes, from.body + begin, to.bytes, to.body + begin, from.layout.fixedBytes - begin);
        }
        copyRows(from);
        copyPrevious(from);
        for (int column = 0; column < plan.columns().codes(); column++) {
            if (plan.counted(column) != LargePlan.NOT_COUNTED) {
                copyValues(from, column, plan.counted(column), same);
            }
        }
        fillTable();
        peaks.forget();
        peaks.renew(0, to.rows);
        new Facts(from).copyTo(facts);
        FoldSizes folded = sizes.folds;
        if (folds != null && folded != null) {
            estimated += folds.moveTo(to.bytes, to.folds, sizes.doubles, folded);
        }
        return true;
    }

    /** How many kinds of values were estimated since the last call that were told apart before. */
    int takeEstimated() {
        int count = estimated;
        estimated = 0;
        return count;
    }

    private void writeSizes(Block block, int rows, Sizes sizes, int body) {
        byte[] bytes = block.bytes;
        int at = block.at;
        Header.set(bytes, at, Header.LARGE, true);
        Header.set(bytes, at, Header.HOT, sizes.folds != null);
        Header.lines(bytes, at, block.length / Block.LINE);
        Header.set(bytes, at, Header.DOUBLES, sizes.doubles);
        Header.rows(bytes, at, rows);
        Header.capacity(bytes, at, sizes.capacity);
        Header.head(bytes, at, rows == sizes.capacity ? 0 : rows);
        int begin = at + body;
        Bytes.putInt(bytes, begin + LargeLayout.TABLE_SLOTS, sizes.tableSlots);
        Bytes.putByte(bytes, begin + LargeLayout.WIDE, sizes.wide ? 1 : 0);
        Bytes.putChar(bytes, begin + LargeLayout.FACT_ROOM, sizes.factRoom);
        Bytes.putChar(bytes, begin + LargeLayout.PAGE_ROOM, sizes.pageRoom);
        for (int i = 0; i < sizes.valueSlots.length; i++) {
            Bytes.putChar(bytes, begin + LargeLayout.countedAt(i), sizes.valueSlots[i]);
        }
    }

    private void copyRows(RecordView from) {
        if (from.layout == to.layout) {
            int stride = to.layout.stride;
            int beforeEnd = Math.min(from.rows, from.capacity - from.first);
            System.arraycopy(from.bytes, from.rowAt(from.first), to.bytes, to.ring, beforeEnd * stride);
            System.arraycopy(from.bytes, from.ring, to.bytes, to.rowAt(beforeEnd), (from.rows - beforeEnd) * stride);
            return;
        }
        LargeLayout old = from.layout;
        for (int row = 0; row < from.rows; row++) {
            int of = from.row(row);
            int at = to.row(row);
            Bytes.putLong(to.bytes, at, Bytes.getLong(from.bytes, of));
            for (int column = 0; column < plan.columns().numbers(); column++) {
                to.layout.number(to.bytes, at, column, old.number(from.bytes, of, column));
            }
            for (int column = 0; column < plan.columns().codes(); column++) {
                if (plan.counted(column) == LargePlan.NOT_COUNTED) {
                    to.layout.value(to.bytes, at, column, old.value(from.bytes, of, column));
                } else {
                    to.layout.place(to.bytes, at, column, old.place(from.bytes, of, column));
                }
            }
            System.arraycopy(from.bytes, of + old.flagsAt, to.bytes, at + to.layout.flagsAt, old.stride - old.flagsAt);
        }
    }

    /** Rows are at other places now. */
    private void copyPrevious(RecordView from) {
        for (int row = 0; plan.marks() > 0 && row < to.rows; row++) {
            for (int mark = 0; mark < plan.marks(); mark++) {
                to.previous(row, mark, from.previous(row, mark));
            }
        }
    }

    /** Gives the values that rows have new places; those of a narrow record, which are more, come first where they fit. */
    private void copyValues(RecordView from, int column, int counted, boolean withCounts) {
        ValueTable old = new ValueTable(from);
        int slots = from.valueSlots[counted];
        if (places.length <= slots) {
            places = new int[slots + 1];
        }
        Arrays.fill(places, 0, slots + 1, 0);
        int head = LargeLayout.ENTRY_ROWS + Short.BYTES;
        for (int place = 1; place <= slots; place++) {
            int rows = old.rows(counted, place);
            if (rows > 0) {
                places[place] = values.put(counted, old.value(counted, place), rows);
                if (withCounts) {
                    System.arraycopy(
                            from.bytes,
                            old.entry(counted, place) + head,
                            to.bytes,
                            values.entry(counted, places[place]) + head,
                            to.layout.entryBytes[counted] - head);
                }
            }
        }
        for (int row = 0; row < to.rows; row++) {
            int place = from.layout.place(from.bytes, from.row(row), column);
            to.layout.place(to.bytes, to.row(row), column, places[place]);
        }
    }

    private void fillTable() {
        for (int row = 0; row < to.rows; row++) {
            int at = to.row(row);
            for (int mark = 0; mark < plan.marks(); mark++) {
                if (to.layout.mark(to.bytes, at, mark)) {
                    table.add(mark, to.layout.value(to.bytes, at, plan.markColumn(mark)), to.place(row));
                }
            }
        }
    }
}
