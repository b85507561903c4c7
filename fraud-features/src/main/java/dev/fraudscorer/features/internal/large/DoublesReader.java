package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.features.internal.window.NumberReading;
import dev.fraudscorer.features.internal.window.NumberTally;
import dev.fraudscorer.features.internal.window.Outputs;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * Reads the numbers of a lane where those of the record, or that of the current event, are not all cents. Confined to one
 * thread.
 */
final class DoublesReader {
    private final RecordView view;
    private final Totals totals;
    private final Peaks peaks;
    private final FixedPoint fixed;
    private final NumberReading reading = new NumberReading();
    private final long[] words = new long[FixedPoint.SUM_WORDS + FixedPoint.SQUARE_WORDS];
    private final long[] none = new long[words.length];
    private final NumberTally excluding;
    private final NumberTally including;

    DoublesReader(RecordView view, Totals totals, Peaks peaks, FixedPoint fixed, int windows) {
        this.view = view;
        this.totals = totals;
        this.peaks = peaks;
        this.fixed = fixed;
        this.excluding = new NumberTally(windows);
        this.including = new NumberTally(windows);
    }

    /**
     * Fills the slots of a lane.
     *
     * @param skip the current event's own row; -1 if it has none
     * @param own the number that the current event adds; NaN if it adds none
     */
    void read(LargePass pass, LargePass.Numbers of, int skip, double own, FeatureVector out) {
        NumberLane lane = of.lane();
        for (int place = 0; place < lane.windows().length; place++) {
            int window = lane.windows()[place];
            if (view.layout.doubles) {
                begin(pass, of, place, window, skip);
            } else {
                walk(pass, of, place, window, skip);
            }
            if (lane.excluding().any()) {
                reading.put(excluding, window, lane.excluding().stddev().isOf(window));
            }
            if (lane.including().any()) {
                if (!Double.isNaN(own)) {
                    reading.add(own, fixed);
                }
                reading.put(including, window, lane.including().stddev().isOf(window));
            }
        }
        Outputs.numbers(out, lane.excluding(), excluding, Double.NaN);
        Outputs.numbers(out, lane.including(), including, Double.NaN);
    }

    private void begin(LargePass pass, LargePass.Numbers of, int place, int window, int skip) {
        int from = totals.from(pass, window);
        int to = totals.to(pass);
        int carriers = view.getChar(of.carriersAt() + place * Short.BYTES);
        int outliers = view.getChar(of.outliersAt() + place * Short.BYTES);
        boolean squares = totals.load(of, place, words);
        reading.begin(carriers, outliers, words, 0, squares);
        double skipped = from <= skip && skip < to ? number(of.lane(), skip) : Double.NaN;
        boolean skips = !Double.isNaN(skipped);
        if (skips) {
            reading.remove(skipped, fixed);
        }
        if (reading.hasOutliers()) {
            for (int row = from; row < to; row++) {
                double number = number(of.lane(), row);
                if (!Double.isNaN(number) && !FixedPoint.holds(number) && row != skip) {
                    reading.addOutlier(number);
                }
            }
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        if (of.low() != Pass.NONE && isOf(pass.peaks[of.low()], window)) {
            low = -peak(pass.peaks[of.low()], window, from, to, skips ? skip : -1);
        }
        if (of.high() != Pass.NONE && isOf(pass.peaks[of.high()], window)) {
            high = peak(pass.peaks[of.high()], window, from, to, skips ? skip : -1);
        }
        reading.extremes(low, high);
    }

    private static boolean isOf(LargePass.Peak peak, int window) {
        for (int asked : peak.windows()) {
            if (asked == window) {
                return true;
            }
        }
        return false;
    }

    private double peak(LargePass.Peak peak, int window, int from, int to, int skip) {
        return skip < 0
                ? peaks.peak(peak, window, from, to)
                : peaks.peakWithout(skip, peak, window, from, to);
    }

    /** Of cents, whose totals do not say what they come to as doubles. */
    private void walk(LargePass pass, LargePass.Numbers of, int place, int window, int skip) {
        reading.begin(0, 0, none, 0, of.squaresAt()[place] != Pass.NONE);
        int to = totals.to(pass);
        for (int row = totals.from(pass, window); row < to; row++) {
            double number = number(of.lane(), row);
            if (!Double.isNaN(number) && row != skip) {
                reading.add(number, fixed);
            }
        }
    }

    private double number(NumberLane lane, int row) {
        int at = view.row(row);
        return view.layout.isAdmittedBy(view.bytes, at, lane.filter())
                ? view.layout.number(view.bytes, at, lane.column())
                : Double.NaN;
    }
}
