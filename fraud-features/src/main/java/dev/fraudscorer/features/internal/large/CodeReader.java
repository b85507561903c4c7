package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.fold.Folds;
import dev.fraudscorer.features.internal.plan.Asked;
import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.Outputs;
import dev.fraudscorer.features.internal.window.Tally;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

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
            LargePass pass,
            LargePass.Counted of,
            Current current,
            int skip,
            boolean inside,
            @Nullable Folds folded,
            FeatureVector out) {
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
        if (folded != null) {
            int behind = view.rows - view.firstAfter(current.seenUntil());
            addFolded(folded, of, value, skipped, behind);
            tally.nothing = LargeReader.whyNothing(folded.cutsValues(of.index()));
        }
        Outputs.codes(out, lane, tally, given, inside && current.isAdmittedBy(lane.filter()));
        if (folded != null) {
            markFolded(folded, of, given, out);
            tally.nothing = ValueState.NO_HISTORY;
        }
    }

    private void addFolded(Folds folded, LargePass.Counted of, long value, int skipped, int behind) {
        CodeLane lane = of.lane();
        boolean estimated = folded.isEstimated(of.index());
        for (int place = 0; place < lane.windows().length; place++) {
            int window = lane.windows()[place];
            if (!folded.reaches(window)) {
                continue;
            }
            tally.carriers[window] += folded.carriers(of.index(), window);
            if (estimated) {
                // Rows that are counted beside the record are not in the sketch, nor those of the record to be put
                // there.
                tally.distinct[window] = late.isOn() ? -1 : folded.estimate(of.index(), place, behind);
            } else if (knowsValues(folded)) {
                tally.distinct[window] += folded.distinct(of.index(), place);
                if (skipped != 0
                        && isAlone(of, place, skipped)
                        && folded.same(of.index(), place, valueOf(of, skipped)) > 0) {
                    // Among the folded events its value stays, which was taken for one of the rows' own.
                    tally.distinct[window]++;
                }
                tally.same[window] += value == ColumnValue.NONE ? 0 : folded.same(of.index(), place, value);
            }
        }
    }

    /** Of an event that comes so late that its rows are counted beside the record, it is not kept which values both have. */
    private boolean knowsValues(Folds folded) {
        return folded.knowsValues() && !late.isOn();
    }

    /** Whether the value of a row that is left out occurs in no other row of a window. */
    private boolean isAlone(LargePass.Counted of, int place, int skipped) {
        return count(of, skipped, of.countsAt() + place * Short.BYTES) == 1;
    }

    private long valueOf(LargePass.Counted of, int place) {
        return counted.value(of.counted(), place);
    }

    /** What windows that reach among folded events cannot say is missing, and what they estimate is marked. */
    private void markFolded(Folds folded, LargePass.Counted of, boolean given, FeatureVector out) {
        CodeLane lane = of.lane();
        boolean estimated = folded.isEstimated(of.index());
        if (!estimated && knowsValues(folded)) {
            return;
        }
        distinct(folded, lane.distinct(), estimated, out);
        distinct(folded, lane.distinctExcluding(), estimated, out);
        if (given) {
            evicted(folded, lane.share(), false, out);
            evicted(folded, lane.shareExcluding(), false, out);
            // A value that the rows have is not new, whatever is folded.
            evicted(folded, lane.isNew(), true, out);
        }
    }

    private void distinct(Folds folded, Asked asked, boolean estimated, FeatureVector out) {
        for (int i = 0; i < asked.size(); i++) {
            int window = asked.window(i);
            if (folded.reaches(window)) {
                if (estimated && tally.distinct[window] >= 0) {
                    out.putApproximate(asked.slot(i), out.number(asked.slot(i)));
                } else {
                    out.putMissing(asked.slot(i), ValueState.EVICTED);
                }
            }
        }
    }

    private void evicted(Folds folded, Asked asked, boolean unlessRowsHaveIt, FeatureVector out) {
        for (int i = 0; i < asked.size(); i++) {
            int window = asked.window(i);
            if (folded.reaches(window) && !(unlessRowsHaveIt && tally.same[window] > 0)) {
                out.putMissing(asked.slot(i), ValueState.EVICTED);
            }
        }
    }

    /** How often a value occurs in a window. */
    private int count(LargePass.Counted of, int valuePlace, int countAt) {
        return late.isOn() ? late.count(valuePlace, countAt) : counted.count(of.counted(), valuePlace, countAt);
    }
}
