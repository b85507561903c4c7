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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * Cents come from totals of cents, doubles from totals of doubles; those that are too great for these are looked for among the
 * rows. Where a row's cents and the current event's double are to be added up, totals of cents do not serve: a double is a little
 * off the cents that it stands for, and the sum of the doubles, rounded once, is not that of the cents. So the rows are walked
 * over, once for all windows.
 */

/** Reads what the numbers in the windows of a pass come to. Confined to one thread. */
final class NumberReader {
    private final RecordView view;
    private final Totals totals;
    private final Peaks peaks;
    private final CentsReader cents;
    private final GreatNumbers great;
    private final FixedPoint fixed = new FixedPoint();
    private final DoubleSums sums = new DoubleSums();
    private final long[] words = new long[FixedPoint.SUM_WORDS + FixedPoint.SQUARE_WORDS];
    private final NumberValues without;
    private final NumberValues with;
    /** Of the record that is read; null if it has none. */
    private @Nullable Folds folds;
    /** The lane that is read. */
    private int number;
    /** How many rows were walked over since this was made. */
    private long looks;

    NumberReader(RecordView view, Totals totals, Peaks peaks, int windows) {
        this.view = view;
        this.totals = totals;
        this.peaks = peaks;
        this.cents = new CentsReader(view);
        this.great = new GreatNumbers(view);
        this.without = new NumberValues(windows);
        this.with = new NumberValues(windows);
    }

    /** How many rows were looked at one by one. */
    long looks() {
        return looks + great.looks();
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
            readCentsAsDoubles(pass, of, left, own);
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
        great.begin(of, totals.to(pass), skip, own);
        for (int place = 0; place < lane.windows().length; place++) {
            int window = lane.windows()[place];
            double left = totals.holds(pass, window, skip) ? skipped : Double.NaN;
            int outliers = view.getChar(of.outliersAt() + place * Short.BYTES);
            great.find(outliers - (GreatNumbers.isGreat(left) ? 1 : 0), totals.from(pass, window));
            boolean squares = totals.load(of, place, words);
            int carriers = view.getChar(of.carriersAt() + place * Short.BYTES);
            double low = low(pass, of, window, skip);
            double high = high(pass, of, window, skip);
            setDoubles(of, window, carriers, squares, low, high, left, own);
        }
    }

    private void readCentsAsDoubles(LargePass pass, LargePass.Numbers of, int skip, double own) {
        NumberLane lane = of.lane();
        int row = totals.to(pass);
        great.begin(of, row, skip, own);
        Arrays.fill(words, 0);
        int carriers = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int window : lane.windows()) {
            int from = totals.from(pass, window);
            looks += Math.max(0, row - from);
            for (; row > from; row--) {
                double found = row - 1 == skip ? Double.NaN : number(lane, row - 1);
                if (!Double.isNaN(found)) {
                    // Cents are never too great.
                    fixed.set(found);
                    fixed.addTo(words, 0);
                    fixed.addSquareTo(words, FixedPoint.SUM_WORDS);
                    low = Math.min(low, found);
                    high = Math.max(high, found);
                    carriers++;
                }
            }
            setDoubles(of, window, carriers, true, low, high, Double.NaN, own);
        }
    }

    /**
     * Sets what a window comes to: the rows in {@link #words} and {@link #great}, folded events, and the current event.
     *
     * @param left a number that the words hold and the window does not; NaN for none
     */
    private void setDoubles(
            LargePass.Numbers of,
            int window,
            int carriers,
            boolean squares,
            double low,
            double high,
            double left,
            double own) {
        sums.begin(carriers, words, squares, great.without(), low, high);
        sums.remove(left);
        addFolded(of, window);
        sums.set(without, window);
        if (GreatNumbers.isGreat(own)) {
            // Great numbers are added in one order in all forms: the event's own, those of rows, those of folded
            // events.
            sums.begin(carriers + 1, words, squares, great.with(), Math.min(low, own), Math.max(high, own));
            sums.remove(left);
            addFolded(of, window);
        } else {
            sums.add(own);
        }
        sums.set(with, window);
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

    /** The number of a row that the filter admits; NaN if there is none. */
    private double number(NumberLane lane, int row) {
        int at = view.row(row);
        return view.layout.isAdmittedBy(view.bytes, at, lane.filter())
                ? view.layout.number(view.bytes, at, lane.column())
                : Double.NaN;
    }
}
