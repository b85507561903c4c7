package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.fold.FoldCodec;
import dev.fraudscorer.features.internal.large.LargeRecord;
import dev.fraudscorer.features.internal.plan.RowColumns;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.record.RowMapping;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;

/**
 * What was counted in a large record, as bytes, whatever totals stand beside it:
 *
 * <pre>
 *   of a hot one: buckets 4, the folded events | rows 4 | per row: time 8, id 4, content 2, filters 8, numbers 8 each, values 8 each
 *   | labels 4 | per label: time 8, id 4, known at 8, fraud 1, filters 8
 * </pre>
 *
 * Stateless beside the columns.
 */
final class LargeCodec {
    private static final int LABEL_BYTES = 3 * Long.BYTES + Integer.BYTES + 1;

    /** Those of the rows that are written, or were. */
    private final RowColumns columns;

    private final int rowBytes;

    LargeCodec(RowColumns columns) {
        this.columns = columns;
        this.rowBytes = Long.BYTES * (2 + columns.numbers() + columns.codes()) + Integer.BYTES + Short.BYTES;
    }

    void write(LargeRecord record, Current row, StateOutput out) {
        if (record.isFolding()) {
            new FoldCodec(record.folds()).write(out);
        }
        out.putInt(record.rows());
        for (int i = 0; i < record.rows(); i++) {
            record.get(i, row);
            out.putLong(row.time());
            out.putInt((int) row.id());
            out.putByte((byte) row.content());
            out.putByte((byte) (row.content() >> Byte.SIZE));
            out.putLong(row.bits());
            for (int column = 0; column < columns.numbers(); column++) {
                out.putLong(Double.doubleToRawLongBits(row.number(column)));
            }
            for (int column = 0; column < columns.codes(); column++) {
                out.putLong(row.value(column));
            }
        }
        int[] labels = {0};
        record.labels((time, id, knownAt, fraud, bits) -> labels[0]++);
        out.putInt(labels[0]);
        record.labels((time, id, knownAt, fraud, bits) -> {
            out.putLong(time);
            out.putInt((int) id);
            out.putLong(knownAt);
            out.putByte((byte) (fraud ? 1 : 0));
            out.putLong(bits);
        });
    }

    /**
     * Puts what {@link #write} wrote into a record that was begun.
     *
     * @param step with which it was begun, and which makes it a hot one where a large one has no room: not all have the same room
     *     for the same rows
     * @param mapping from the columns of these rows to those of the record
     * @param taken with room for the columns of these rows
     * @param row with room for those of the record
     */
    void read(StateInput in, EntityStep step, LargeRecord begun, RowMapping mapping, EventRow taken, Current row)
            throws IOException, InvalidStateException {
        LargeRecord into = begun;
        long before = Long.MIN_VALUE;
        if (into.isFolding()) {
            new FoldCodec(into.folds()).read(in, into::makeRoom);
            before = into.folds().newestMillis();
        }
        int rows = in.count(rowBytes);
        for (int i = 0; i < rows; i++) {
            long time = in.getLong();
            if (time < before) {
                throw new IllegalArgumentException("events that are not in the order of their time");
            }
            before = time;
            int id = in.getInt();
            taken.identity(time, id, (short) ((in.getByte() & 0xFF) | in.getByte() << Byte.SIZE));
            taken.bits(in.getLong());
            for (int column = 0; column < columns.numbers(); column++) {
                taken.number(column, Double.longBitsToDouble(in.getLong()));
            }
            for (int column = 0; column < columns.codes(); column++) {
                taken.value(column, in.getLong());
            }
            mapping.map(taken, row);
            if (into.isFolding() || !into.insert(row)) {
                into = step.heatBegun();
                into.insertFolding(row);
            }
        }
        int labels = in.count(LABEL_BYTES);
        for (int i = 0; i < labels; i++) {
            long time = in.getLong();
            long id = in.getInt() & 0xFFFFFFFFL;
            long knownAt = in.getLong();
            boolean fraud = in.getByte() != 0;
            long bits = in.getLong();
            if (mapping.labels()) {
                boolean noted = into.label(time, id, knownAt, fraud, mapping.bits(bits));
                if (!noted) {
                    into = step.heatBegun();
                    into.label(time, id, knownAt, fraud, mapping.bits(bits));
                }
            }
        }
    }
}
