package dev.fraudscorer.features.internal.large.code;

import dev.fraudscorer.features.internal.large.LargeLayout;
import dev.fraudscorer.features.internal.large.LargePass;
import dev.fraudscorer.features.internal.large.LargePlan;
import dev.fraudscorer.features.internal.large.LargeRecord;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.RowLayout;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Reads the windows of a large record by the code of its plan, where that applies. Reused; confined to one thread. */
public final class CodedTotals {
    private final LargeCode code;
    private final LargeRecord record;
    private final LargeFrame frame;
    private final int[] markColumns;
    /** By counted column, its number among the columns of codes. */
    private final int[] countedColumns;

    private final int codes;
    private final boolean[] addedNumbers;
    private final int[] slotRuns;

    /** @param record that is open when it is read, of the same plan */
    public CodedTotals(LargeCode code, LargeRecord record) {
        LargePlan plan = record.plan();
        this.code = code;
        this.record = record;
        this.frame = new LargeFrame(record);
        this.markColumns = new int[plan.marks()];
        for (int mark = 0; mark < markColumns.length; mark++) {
            markColumns[mark] = plan.markColumn(mark);
        }
        this.codes = plan.plan().columns().codes();
        this.countedColumns = new int[plan.countedColumns()];
        for (int column = 0; column < codes; column++) {
            if (plan.counted(column) != LargePlan.NOT_COUNTED) {
                countedColumns[plan.counted(column)] = column;
            }
        }
        this.addedNumbers = code.addedNumbers();
        this.slotRuns = code.slotRuns();
    }

    /**
     * Fills the slots of all windows.
     *
     * @return false, and nothing is changed, if the record or the event is not one that the code is made for
     */
    public boolean read(Current event, FeatureVector out) {
        LargeLayout layout = record.layout();
        byte[] bytes = record.bytes();
        if (Header.has(bytes, record.at(), Header.DOUBLES)
                || !isNewest(event)
                || event.seenUntil() - code.reach() < Header.NONE
                || !setNumbers(event)
                || !goesOn(layout, bytes, event.seenUntil())) {
            return false;
        }
        setRecord(bytes);
        setCodes(event);
        frame.time = event.time();
        frame.seenUntil = event.seenUntil();
        frame.word = RowLayout.lastWord(event.seenUntil());
        frame.bits = event.bits();
        frame.numbers = out.numbers();
        frame.out = out;
        for (int i = 0; i < slotRuns.length; i += 2) {
            out.markPresent(slotRuns[i], slotRuns[i + 1]);
        }
        code.program(layout).read(frame);
        return true;
    }

    /** So no row is the event's own, and none comes after it. */
    private boolean isNewest(Current event) {
        return record.rows() == 0 || event.time() > record.newestTime();
    }

    private boolean setNumbers(Current event) {
        for (int column = 0; column < addedNumbers.length; column++) {
            if (addedNumbers[column]) {
                double number = event.number(column);
                if (Double.isNaN(number) || !Cents.fits(number)) {
                    return false;
                }
                frame.cents[column] = Cents.of(number);
            }
        }
        return true;
    }

    /** Whether no edge has to move back; then all windows are those of the event from now on. */
    private boolean goesOn(LargeLayout layout, byte[] bytes, long seenUntil) {
        int body = record.body();
        for (LargePass pass : layout.passes) {
            if (seenUntil - pass.pass.offsetMillis() < Bytes.getLong(bytes, body + pass.lastEndAt)) {
                return false;
            }
        }
        for (LargePass pass : layout.passes) {
            Bytes.putLong(bytes, body + pass.lastEndAt, seenUntil - pass.pass.offsetMillis());
        }
        return true;
    }

    private void setRecord(byte[] bytes) {
        frame.bytes = bytes;
        frame.body = record.body();
        frame.ring = record.ring();
        frame.capacity = record.capacity();
        frame.first = record.firstPlace();
        frame.rows = record.rows();
        frame.labels = record.hasLabels() ? record.labels() : null;
        for (int counted = 0; counted < countedColumns.length; counted++) {
            frame.tables[counted] = record.tableAt(counted);
        }
    }

    private void setCodes(Current event) {
        int given = 0;
        for (int column = 0; column < codes; column++) {
            given |= event.value(column) == ColumnValue.NONE ? 0 : 1 << column;
        }
        frame.given = given;
        for (int mark = 0; mark < markColumns.length; mark++) {
            frame.lastRows[mark] = record.lastRow(mark, event.value(markColumns[mark]));
        }
        for (int counted = 0; counted < countedColumns.length; counted++) {
            frame.entries[counted] = record.entryAt(counted, event.value(countedColumns[counted]));
        }
    }
}
