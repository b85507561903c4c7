package dev.fraudscorer.features.internal.step.code;

import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.RowLayout;
import dev.fraudscorer.features.internal.record.SmallLabels;
import dev.fraudscorer.features.internal.record.SmallRecord;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Reads the windows of a small record by the code of its plan, where that applies. Reused; confined to one thread. */
public final class CodedWindows {
    /** Records that the code is not made for. */
    private static final int OTHER_RECORDS = Header.LARGE | Header.HOT | Header.DOUBLES | Header.GREAT;

    /** Stands for a value that no row has: no place of a dictionary. */
    private static final int UNKNOWN = 255;

    private final WindowCode code;
    private final WindowProgram program;
    private final WindowProgram programOfGaps;
    private final SmallRecord record;
    private final SmallLabels labels;
    private final CodeFrame frame;

    public CodedWindows(WindowCode code, SmallRecord record, SmallLabels labels) {
        this.code = code;
        this.program = code.program();
        this.programOfGaps = code.programOfGaps();
        this.record = record;
        this.labels = labels;
        this.frame = code.newFrame();
    }

    /**
     * Fills the slots of all windows, and looks the event's values up.
     *
     * @return false, and no slot is set, if the record or the event is not one that the code is made for
     */
    public boolean read(Current event, FeatureVector out) {
        int flags = Header.flags(record.bytes(), record.at());
        if ((flags & OTHER_RECORDS) != 0 || !isNewest(event) || event.seenUntil() - code.reach() < Header.NONE) {
            return false;
        }
        int kinds = setNumbers(event) | (flags & Header.GAPS);
        if (kinds != 0 && kinds != Header.GAPS) {
            return false;
        }
        setCodes(event);
        frame.bytes = record.bytes();
        frame.ringAt = record.ringAt();
        frame.ringEnd = record.ringEnd();
        frame.row = record.nextRow();
        frame.rows = record.rows();
        frame.labels = record.labels() == 0 ? null : labels;
        frame.time = event.time();
        frame.seenUntil = event.seenUntil();
        frame.word = RowLayout.lastWord(event.seenUntil());
        frame.bits = event.bits();
        frame.numbers = out.numbers();
        frame.out = out;
        frame.clearSeen();
        int[] runs = code.slotRuns();
        for (int i = 0; i < runs.length; i += 2) {
            out.markPresent(runs[i], runs[i + 1]);
        }
        if (kinds == 0) {
            program.read(frame);
        } else {
            programOfGaps.read(frame);
        }
        return true;
    }

    /** So no row is the event's own, and none comes after it. */
    private boolean isNewest(Current event) {
        return record.rows() == 0 || event.time() > record.newestTime();
    }

    /** Of which kinds the numbers are that are added up, as {@link EventRow#kind}. */
    private int setNumbers(Current event) {
        boolean[] needed = code.neededNumbers();
        int kinds = 0;
        for (int column = 0; column < needed.length; column++) {
            if (needed[column]) {
                frame.cents[column] = event.cents(column);
                kinds |= event.kind(column);
            }
        }
        return kinds;
    }

    private void setCodes(Current event) {
        int given = 0;
        int four = 0;
        int columns = code.codeColumns();
        for (int column = 0; column < columns; column++) {
            long value = event.value(column);
            int place = record.place(column, value);
            event.place(column, place);
            given |= value == ColumnValue.NONE ? 0 : 1 << column;
            int lane = column % CodeLanes.LANES;
            four |= (place == 0 ? UNKNOWN : place) << (lane * Byte.SIZE);
            if (lane == CodeLanes.LANES - 1 || column == columns - 1) {
                frame.codes[column / CodeLanes.LANES] = four;
                four = 0;
            }
        }
        event.located();
        frame.given = given;
    }
}
