package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.fold.FoldedNumbers;
import dev.fraudscorer.features.internal.fold.Folds;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.DoubleSums;
import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.features.internal.window.NumberValues;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/*
 * Cents come from totals of cents, doubles from totals of doubles. Where cents are to be added to a double, or doubles are too
 * great for their totals, the window's rows are walked over, in the order that the small form has.
 */

/** Reads what the numbers in the windows of a pass come to. Confined to one thread. */
final class NumberReader {
    private final RecordView view;
    private final Totals totals;
    private final Peaks peaks;
    private final CentsReader cents;
    private final DoubleSums sums = new DoubleSums();
    private final long[] words = new long[FixedPoint.SUM_WORDS + FixedPoint.SQUARE_WORDS];
    private final NumberValues without;
    private final NumberValues with;
    /** Of the record that is read; null if it has none. */
    private @Nullable Folds folds;
    /** The lane that is read. */
    private int number;

    NumberReader(RecordView view, Totals totals, Peaks peaks, int windows) {
        this.view = view;
        this.totals = totals;
        this.peaks = peaks;
        this.cents = new CentsReader(view);
        this.without = new NumberValues(windows);
        this.with = new NumberValues(windows);
    }

    /**
     * Fills the slots of a lane.
     *
     * @param skip the current event's own row; -1 if it has none in the windows
     * @param inside whether the current event is in the windows, if the filter admits it
     */
    void read(
            LargePass pass,
            int laneNumber,
            Current current,
            int skip,
            boolean inside,
            @Nullable Folds folded,
            FeatureVector out) {
        LargePass.Numbers of = pass.numbers[laneNumber];
        folds = folded;
        number = laneNumber;
        NumberLane lane = of.lane();
        double given = current.number(lane.column());
        double own = inside && current.isAdmittedBy(lane.filter()) ? given : Double.NaN;
        double skipped = skip < 0 ? Double.NaN : number(lane, skip);
        // Without a number of its own, the row is as any other.
        int left = Double.isNaN(skipped) ? -1 : skip;
        if (!view.layout.isCents(lane.column())) {
            readDoubles(pass, of, left, skipped, own);
        } else if (Cents.fits(given)) {
            readCents(pass, of, left, skipped, own);
        } else {
            for (int window : lane.windows()) {
                walk(pass, lane, window, left, own);
            }
        }
        if (folded != null) {
            ValueState nothing = LargeReader.whyNothing(folded.cutsNumbers(laneNumber));
            without.nothing(nothing);
            with.nothing(nothing);
        }
        without.put(out, lane.excluding());
        with.put(out, lane.including());
    }

    private void readCents(LargePass pass, LargePass.Numbers of, int skip, double skipped, double own) {
        NumberLane lane = of.lane();
        for (int place = 0; place < lane.windows().length; place++) {
            int window = lane.windows()[place];
            cents.begin(of, place, low(pass, of, window, skip), high(pass, of, window, skip));
            if (totals.holds(pass, window, skip)) {
                cents.remove(Cents.of(skipped));
            }
            addFoldedCents(of, window);
            if (lane.excluding().any()) {
                cents.set(without, lane.excluding(), window);
            }
            if (lane.including().any()) {
                if (!Double.isNaN(own)) {
                    cents.add(Cents.of(own));
                }
                cents.set(with, lane.including(), window);
            }
        }
    }

    private void readDoubles(LargePass pass, LargePass.Numbers of, int skip, double skipped, double own) {
        NumberLane lane = of.lane();
        for (int place = 0; place < lane.windows().length; place++) {
            int window = lane.windows()[place];
            boolean outliers = view.getChar(of.outliersAt() + place * Short.BYTES) > 0;
            // Numbers that are too great are not in the totals.
            if (outliers || !(Double.isNaN(own) || FixedPoint.holds(own))) {
                walk(pass, lane, window, skip, own);
                continue;
            }
            boolean squares = totals.load(of, place, words);
            sums.begin(
                    view.getChar(of.carriersAt() + place * Short.BYTES),
                    words,
                    squares,
                    low(pass, of, window, skip),
                    high(pass, of, window, skip));
            if (totals.holds(pass, window, skip)) {
                sums.remove(skipped);
            }
            addFolded(of, window);
            sums.set(without, window);
            sums.add(own);
            sums.set(with, window);
        }
    }

    private double low(LargePass pass, LargePass.Numbers of, int window, int skip) {
        int i = of.low();
        return i == Pass.NONE || !pass.peaks[i].isOf(window)
                ? Double.POSITIVE_INFINITY
                : -peaks.peak(pass, pass.peaks[i], window, skip);
    }

    private double high(LargePass pass, LargePass.Numbers of, int window, int skip) {
        int i = of.high();
        return i == Pass.NONE || !pass.peaks[i].isOf(window)
                ? Double.NEGATIVE_INFINITY
                : peaks.peak(pass, pass.peaks[i], window, skip);
    }

    private void walk(LargePass pass, NumberLane lane, int window, int skip, double own) {
        LargePass.Numbers of = pass.numbers[number];
        sums.clear();
        walk(pass, lane, window, skip);
        addFolded(of, window);
        sums.set(without, window);
        sums.clear();
        sums.add(own);
        walk(pass, lane, window, skip);
        addFolded(of, window);
        sums.set(with, window);
    }

    private void addFoldedCents(LargePass.Numbers of, int window) {
        if (folds != null && folds.reaches(window)) {
            FoldedNumbers folded = folds.numbers(number, window, asksForExtremes(of));
            if (folded.carriers() > 0) {
                cents.add(folded);
            }
        }
    }

    private void addFolded(LargePass.Numbers of, int window) {
        if (folds != null && folds.reaches(window)) {
            folds.numbers(number, window, asksForExtremes(of)).addTo(sums);
        }
    }

    private static boolean asksForExtremes(LargePass.Numbers of) {
        return of.low() != Pass.NONE || of.high() != Pass.NONE;
    }

    private void walk(LargePass pass, NumberLane lane, int window, int skip) {
        int from = totals.from(pass, window);
        for (int row = totals.to(pass) - 1; row >= from; row--) {
            if (row != skip) {
                sums.add(number(lane, row));
            }
        }
    }

    /** The number of a row that the filter admits; NaN if there is none. */
    private double number(NumberLane lane, int row) {
        int at = view.row(row);
        return view.layout.isAdmittedBy(view.bytes, at, lane.filter())
                ? view.layout.number(view.bytes, at, lane.column())
                : Double.NaN;
    }
}
