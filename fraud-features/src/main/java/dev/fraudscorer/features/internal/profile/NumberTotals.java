package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.features.internal.window.FixedSum;
import dev.fraudscorer.features.internal.window.Moments;
import dev.fraudscorer.features.internal.window.NumberReading;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Sums, extremes and deviations of a column of numbers in each window of a pass. */
final class NumberTotals extends LaneTotals {
    private final NumberLane lane;
    private final int foldLane;
    private final int[] carriers;
    private final int[] outliers;
    /** By place the sum and, if a deviation is asked for, the sum of squares. */
    private final long[] words;

    private final int stride;
    private final boolean squares;
    private final @Nullable Extremes extremes;
    private final FixedPoint fixed;

    NumberTotals(NumberLane lane, int foldLane, FixedPoint fixed, Footprint footprint) {
        super(lane.windows());
        this.lane = lane;
        this.foldLane = foldLane;
        this.squares = lane.needsDeviation();
        this.stride = FixedPoint.SUM_WORDS + (squares ? FixedPoint.SQUARE_WORDS : 0);
        this.carriers = new int[windows()];
        this.outliers = new int[windows()];
        this.words = new long[windows() * stride];
        this.extremes = lane.needsExtremes() ? new Extremes(lane.column(), lane.filter(), foldLane, footprint) : null;
        this.fixed = fixed;
        footprint.add(6 * Footprint.OBJECT + 3L * windows() * Integer.BYTES + (long) words.length * Long.BYTES);
    }

    /** The number of a row that a filter admits; NaN if there is none. */
    static double carried(Rows rows, int index, int column, int filter) {
        return filter < 0 || (rows.bits(index) >>> filter & 1) != 0 ? rows.number(column, index) : Double.NaN;
    }

    /** Null if no minimum or maximum is asked for. */
    @Nullable
    Extremes extremes() {
        return extremes;
    }

    @Override
    void count(Rows rows, int from, int to, int place, int by) {
        for (int i = from; i < to; i++) {
            double number = carried(rows, i, lane.column(), lane.filter());
            if (!Double.isNaN(number)) {
                carriers[place] += by;
                if (FixedPoint.holds(number)) {
                    fixed.set(number);
                    sum(place * stride, by);
                } else {
                    outliers[place] += by;
                }
            }
        }
    }

    private void sum(int at, int by) {
        if (by > 0) {
            fixed.addTo(words, at);
            if (squares) {
                fixed.addSquareTo(words, at + FixedPoint.SUM_WORDS);
            }
        } else {
            fixed.subtractFrom(words, at);
            if (squares) {
                fixed.subtractSquareFrom(words, at + FixedPoint.SUM_WORDS);
            }
        }
    }

    @Override
    void enter(Rows rows, int index) {
        double number = carried(rows, index, lane.column(), lane.filter());
        if (!Double.isNaN(number)) {
            boolean holds = FixedPoint.holds(number);
            if (holds) {
                fixed.set(number);
            }
            for (int place = 0; place < carriers.length; place++) {
                carriers[place]++;
                if (holds) {
                    sum(place * stride, 1);
                } else {
                    outliers[place]++;
                }
            }
        }
    }

    @Override
    void count(Bucket bucket, int place, int by) {
        carriers[place] += by * bucket.carriers(foldLane);
        Moments great = bucket.outliers(foldLane);
        if (great != null) {
            outliers[place] += by * great.count();
        }
        int at = place * stride;
        int from = foldLane * Bucket.WORDS;
        sum(at, bucket.words(), from, FixedPoint.SUM_WORDS, by);
        if (squares) {
            sum(at + FixedPoint.SUM_WORDS, bucket.words(), from + FixedPoint.SUM_WORDS, FixedPoint.SQUARE_WORDS, by);
        }
    }

    private void sum(int at, long[] of, int from, int count, int by) {
        if (by > 0) {
            FixedSum.add(words, at, of, from, count);
        } else {
            FixedSum.subtract(words, at, of, from, count);
        }
    }

    /**
     * Fills the slots of the lane.
     *
     * @param across the bucket that the end of the windows cuts; null if there is none
     * @param skip the index of the current event's own row; -1 if it has none in the windows
     * @param inside whether the current event is in the windows, if the filter admits it
     */
    void read(
            Elements elements,
            Cursors cursors,
            @Nullable Bucket across,
            Current current,
            int skip,
            boolean inside,
            WideScratch scratch,
            FeatureVector out) {
        NumberReading reading = scratch.number;
        double skipped = skip < 0 ? Double.NaN : carried(elements.rows(), skip, lane.column(), lane.filter());
        boolean admitted = inside && current.isAdmittedBy(lane.filter());
        double own = admitted ? current.number(lane.column()) : Double.NaN;
        if (extremes != null) {
            extremes.begin();
        }
        for (int place = 0; place < windows(); place++) {
            int window = window(place);
            reading.begin(carriers[place], outliers[place], words, place * stride, squares);
            if (!Double.isNaN(skipped)) {
                reading.remove(skipped, fixed);
            }
            if (reading.hasOutliers()) {
                addOutliers(elements, cursors, window, skip, reading);
            }
            if (extremes != null) {
                readExtremes(extremes, elements, cursors, window, !Double.isNaN(skipped) ? skip : -1, reading);
            }
            if (lane.excluding().any()) {
                reading.set(scratch.excluding, window, lane.excluding().stddev().isOf(window));
            }
            if (lane.including().any()) {
                if (!Double.isNaN(own)) {
                    reading.add(own, fixed);
                }
                reading.set(scratch.including, window, lane.including().stddev().isOf(window));
            }
        }
        ValueState nothing = Bucket.whyNothing(across != null && across.carriers(foldLane) > 0);
        scratch.excluding.nothing(nothing);
        scratch.including.nothing(nothing);
        scratch.excluding.put(out, lane.excluding());
        scratch.including.put(out, lane.including());
    }

    private void readExtremes(
            Extremes of, Elements elements, Cursors cursors, int window, int skip, NumberReading reading) {
        if (skip < 0) {
            long row = cursors.rowStarts[window];
            int bucket = cursors.bucketStarts[window];
            reading.extremes(of.low(row, bucket), of.high(row, bucket));
        } else {
            long row = elements.number(skip);
            int bucket = cursors.bucketStarts[window];
            // Behind the skipped row the structure knows; before it there may be what that row hides.
            of.begin();
            double low = of.low(row + 1, bucket);
            double high = of.high(row + 1, bucket);
            for (int i = elements.index(cursors.rowStarts[window]); i < skip; i++) {
                double number = carried(elements.rows(), i, lane.column(), lane.filter());
                if (!Double.isNaN(number)) {
                    low = Math.min(low, number);
                    high = Math.max(high, number);
                }
            }
            reading.extremes(low, high);
        }
    }

    private void addOutliers(Elements elements, Cursors cursors, int window, int skip, NumberReading reading) {
        for (int i = cursors.bucketStarts[window]; i < cursors.bucketEnd; i++) {
            Moments great = elements.buckets().get(i).outliers(foldLane);
            if (great != null) {
                reading.addOutliers(great);
            }
        }
        int end = elements.index(cursors.rowEnd);
        for (int i = elements.index(cursors.rowStarts[window]); i < end; i++) {
            double number = carried(elements.rows(), i, lane.column(), lane.filter());
            if (!Double.isNaN(number) && !FixedPoint.holds(number) && i != skip) {
                reading.addOutlier(number);
            }
        }
    }
}
