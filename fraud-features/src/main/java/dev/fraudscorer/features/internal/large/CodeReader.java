package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.Outputs;
import dev.fraudscorer.features.internal.window.Tally;
import dev.fraudscorer.spi.vector.FeatureVector;

/** Reads how values occur in the windows of a pass. Confined to one thread. */
final class CodeReader {
    private final RecordView view;
    private final Totals totals;
    private final LateTotals late;
    private final LastTable table;
    private final ValueTable counted;
    private final EarlierValues earlier;
    private final Tally tally;
    /** Of a marked lane, the different values in each window. */
    private int[] values = {};

    CodeReader(RecordView view, Totals totals, LateTotals late, LastTable table, ValueTable values, Tally tally) {
        this.view = view;
        this.totals = totals;
        this.late = late;
        this.table = table;
        this.counted = values;
        this.earlier = new EarlierValues(view);
        this.tally = tally;
    }

    /** How many rows were looked at that are behind windows. */
    long looks() {
        return earlier.looks();
    }

    void readMarked(LargePass pass, LargePass.Marked of, Current current, int skip, boolean inside, FeatureVector out) {
        CodeLane lane = of.lane();
        long own = current.value(lane.column());
        int to = totals.to(pass);
        int last = -1;
        if (own != ColumnValue.NONE) {
            int slot = table.find(of.mark(), own);
            last = slot == LastTable.NONE ? -1 : view.number(table.place(slot));
        }
        int windows = lane.windows().length;
        if (values.length < windows) {
            values = new int[windows];
        }
        for (int place = 0; place < windows; place++) {
            values[place] = view.getChar(of.distinctAt() + place * Short.BYTES);
        }
        if (to < view.rows || (skip >= 0 && skip < to)) {
            earlier.begin(of.mark(), windows, to, skip);
            for (int place = 0; place < windows; place++) {
                earlier.from(place, totals.from(pass, lane.windows()[place]));
            }
            earlier.count(values);
            last = earlier.lastBefore(last);
        }
        for (int place = 0; place < windows; place++) {
            int window = lane.windows()[place];
            tally.distinct[window] = values[place];
            tally.same[window] = last >= totals.from(pass, window) ? 1 : 0;
        }
        boolean given = own != ColumnValue.NONE;
        Outputs.codes(out, lane, tally, given, inside && current.isAdmittedBy(lane.filter()));
    }

    void readCounted(
            LargePass pass, LargePass.Counted of, Current current, int skip, boolean inside, FeatureVector out) {
        CodeLane lane = of.lane();
        long value = current.value(lane.column());
        int own = counted.find(of.counted(), value);
        int skipped = 0;
        if (skip >= 0 && view.layout.isAdmittedBy(view.bytes, view.row(skip), lane.filter())) {
            skipped = view.layout.place(view.bytes, view.row(skip), lane.column());
        }
        if (late.isOn()) {
            late.countValues(pass, of, own, skipped);
        }
        for (int place = 0; place < lane.windows().length; place++) {
            int window = lane.windows()[place];
            int countAt = of.countsAt() + place * Short.BYTES;
            int carriers = view.getChar(of.carriersAt() + place * Short.BYTES);
            int distinct = view.getChar(of.distinctAt() + place * Short.BYTES);
            int same = own == 0 ? 0 : count(of, own, countAt);
            if (skipped != 0 && totals.from(pass, window) <= skip && skip < totals.to(pass)) {
                carriers--;
                distinct -= count(of, skipped, countAt) == 1 ? 1 : 0;
                same -= skipped == own ? 1 : 0;
            }
            tally.carriers[window] = carriers;
            tally.distinct[window] = distinct;
            tally.same[window] = same;
        }
        boolean given = value != ColumnValue.NONE;
        Outputs.codes(out, lane, tally, given, inside && current.isAdmittedBy(lane.filter()));
    }

    /** How often a value occurs in a window. */
    private int count(LargePass.Counted of, int valuePlace, int countAt) {
        return late.isOn() ? late.count(valuePlace, countAt) : counted.count(of.counted(), valuePlace, countAt);
    }
}
