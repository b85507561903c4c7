package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.fold.KeptRows;
import dev.fraudscorer.features.internal.fold.Sketch;
import dev.fraudscorer.features.internal.record.ColumnValue;

/** What the rows of a record hold beside its folded events. Stateless beside the record. */
final class FoldedRows implements KeptRows {
    private final RecordView view;
    private final ValueTable values;

    FoldedRows(RecordView view, ValueTable values) {
        this.view = view;
        this.values = values;
    }

    @Override
    public boolean reachOldest(int pass) {
        return view.getChar(view.layout.passes[pass].toAt) > 0;
    }

    @Override
    public boolean holdsOldest(int pass, int window) {
        return reachOldest(pass) && view.getChar(view.layout.passes[pass].fromAt + window * Short.BYTES) == 0;
    }

    @Override
    public int count(int pass, int lane, int place, long value) {
        LargePass.Counted of = view.layout.passes[pass].counted[lane];
        int slot = values.find(of.counted(), value);
        return slot == 0 ? 0 : values.count(of.counted(), slot, of.countsAt() + place * Short.BYTES);
    }

    @Override
    public void addValues(int pass, int lane, int place, Sketch into) {
        LargePass.Counted of = view.layout.passes[pass].counted[lane];
        int countAt = of.countsAt() + place * Short.BYTES;
        for (int slot = 1; slot <= view.valueSlots[of.counted()]; slot++) {
            long value = values.value(of.counted(), slot);
            if (value != ColumnValue.NONE && values.count(of.counted(), slot, countAt) > 0) {
                into.add(value);
            }
        }
    }
}
