package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.fold.Folds;
import dev.fraudscorer.features.internal.plan.CountLane;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.KnownFrauds;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.FraudReading;
import dev.fraudscorer.features.internal.window.Outputs;
import dev.fraudscorer.features.internal.window.Tally;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Fills the slots of all windows from a record. Confined to one thread. */
final class LargeReader {
    private final RecordView view;
    private final Totals totals;
    private final LateTotals late;
    private final Tally tally;
    private final NumberReader numbers;
    private final CodeReader codes;
    private final @Nullable Folds folds;
    /** Whether the current event is folded, so that windows hold it without a row. */
    private boolean isFolded;

    /** @param folds of the same record; null if its plan folds none */
    LargeReader(
            RecordView view,
            Totals totals,
            LateTotals late,
            Peaks peaks,
            LastTable table,
            ValueTable values,
            @Nullable Folds folds) {
        int windows = 0;
        for (Pass pass : view.plan.plan().passes()) {
            windows = Math.max(windows, pass.windows());
        }
        this.view = view;
        this.totals = totals;
        this.late = late;
        this.tally = new Tally(windows);
        this.folds = folds;
        this.numbers = new NumberReader(view, totals, peaks, windows);
        this.codes = new CodeReader(view, totals, late, table, values, tally);
    }

    /** How many rows were looked at one by one. */
    long looks() {
        return codes.looks() + numbers.looks();
    }

    /**
     * Reads all passes.
     *
     * @param known the current event's own row; -1 if it has none
     */
    void read(Current current, int known, @Nullable KnownFrauds labels, FeatureVector out) {
        isFolded = known < 0 && folds != null && folds.holds(current.time(), current.id());
        for (LargePass pass : view.layout.passes) {
            read(pass, current, known, labels, out);
        }
    }

    private void read(LargePass pass, Current current, int known, @Nullable KnownFrauds labels, FeatureVector out) {
        boolean inside = pass.pass.offsetMillis() == 0 && !isFolded;
        int skip = inside ? known : -1;
        totals.slide(pass, current.seenUntil() - pass.pass.offsetMillis());
        Folds folded = folds != null && folds.isOpen() ? folds : null;
        if (folded != null) {
            folded.slide(pass.number, current.seenUntil() - pass.pass.offsetMillis());
        }
        for (CountLane lane : pass.pass.counts()) {
            countEvents(pass, lane.filter(), skip, folded);
            Outputs.counts(out, lane, tally, inside && current.isAdmittedBy(lane.filter()) ? 1 : 0);
        }
        for (int lane = 0; lane < pass.numbers.length; lane++) {
            numbers.read(pass, lane, current, skip, inside, folded, out);
        }
        for (LargePass.Marked of : pass.marked) {
            codes.readMarked(pass, of, current, skip, inside, out);
        }
        for (LargePass.Counted of : pass.counted) {
            codes.readCounted(pass, of, current, skip, inside, folded, out);
        }
        for (FraudLane lane : pass.pass.frauds()) {
            countEvents(pass, lane.filter(), skip, folded);
            tally.nothing = whyNothing(folded != null && folded.cutsEvents(lane.filter()));
            FraudReading.read(labels, pass.pass, lane, current, tally, inside, out);
        }
        late.end();
    }

    /**
     * Why a value is missing that nothing in a window says.
     *
     * @param folded whether events are folded that may belong into the window
     */
    static ValueState whyNothing(boolean folded) {
        return folded ? ValueState.EVICTED : ValueState.NO_HISTORY;
    }

    private void countEvents(LargePass pass, int filter, int skip, @Nullable Folds folded) {
        int to = totals.to(pass);
        boolean skips = skip >= 0 && skip < to && view.layout.isAdmittedBy(view.bytes, view.row(skip), filter);
        int at = filter < 0 ? Pass.NONE : countsAt(pass, filter);
        for (int window = 0; window < pass.windows; window++) {
            int from = totals.from(pass, window);
            int events = filter < 0 ? to - from : view.getChar(at + window * Short.BYTES);
            events -= skips && from <= skip ? 1 : 0;
            tally.events[window] = folded == null ? events : events + folded.events(window, filter);
        }
    }

    private static int countsAt(LargePass pass, int filter) {
        int i = 0;
        while (pass.counts[i].filter() != filter) {
            i++;
        }
        return pass.counts[i].at();
    }
}
