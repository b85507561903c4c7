package dev.fraudscorer.features.internal.profile;

/**
 * Minimum and maximum of a column of numbers in each window of a pass: over the rows and the buckets that are before
 * the end of the pass.
 */
final class Extremes {
    private final int column;
    private final int filter;
    private final int foldLane;
    private final SuffixMinima rowLows;
    private final SuffixMinima rowNegatedHighs;
    private final SuffixMinima bucketLows;
    private final SuffixMinima bucketNegatedHighs;
    /** Where the last window began. */
    private int rowLow;

    private int rowHigh;
    private int bucketLow;
    private int bucketHigh;

    Extremes(int column, int filter, int foldLane, Footprint footprint) {
        this.column = column;
        this.filter = filter;
        this.foldLane = foldLane;
        this.rowLows = new SuffixMinima(footprint);
        this.rowNegatedHighs = new SuffixMinima(footprint);
        this.bucketLows = new SuffixMinima(footprint);
        this.bucketNegatedHighs = new SuffixMinima(footprint);
        footprint.add(2 * Footprint.OBJECT);
    }

    void slide(Elements elements, Cursors now, Cursors next) {
        for (long row = now.rowEnd; row < next.rowEnd; row++) {
            putRow(elements, row);
        }
        if (next.rowEnd < now.rowEnd) {
            cutRows(elements, rowLows, 1, next.rowEnd, next.rowEnd, -1);
            cutRows(elements, rowNegatedHighs, -1, next.rowEnd, next.rowEnd, -1);
        }
        for (int bucket = now.bucketEnd; bucket < next.bucketEnd; bucket++) {
            putBucket(elements, bucket);
        }
        if (next.bucketEnd < now.bucketEnd) {
            cutBuckets(elements, next.bucketEnd);
        }
    }

    /** Begins to ask for windows with one end, from the shortest to the longest. */
    void begin() {
        rowLow = rowLows.end();
        rowHigh = rowNegatedHighs.end();
        bucketLow = bucketLows.end();
        bucketHigh = bucketNegatedHighs.end();
    }

    /** The minimum of the next window; infinite if it has no number. */
    double low(long rowStart, int bucketStart) {
        rowLow = rowLows.placeOf(rowStart, rowLow);
        bucketLow = bucketLows.placeOf(bucketStart, bucketLow);
        return Math.min(rowLows.value(rowLow), bucketLows.value(bucketLow));
    }

    /** The maximum of the next window. */
    double high(long rowStart, int bucketStart) {
        rowHigh = rowNegatedHighs.placeOf(rowStart, rowHigh);
        bucketHigh = bucketNegatedHighs.placeOf(bucketStart, bucketHigh);
        return -Math.min(rowNegatedHighs.value(rowHigh), bucketNegatedHighs.value(bucketHigh));
    }

    /** A row before the end has numbers now that it did not have. */
    void putRow(Elements elements, long row) {
        double number = NumberTotals.carried(elements.rows(), elements.index(row), column, filter);
        if (!Double.isNaN(number)) {
            rowLows.put(row, number);
            rowNegatedHighs.put(row, -number);
        }
    }

    void insertRow(long row) {
        rowLows.shift(row, 1);
        rowNegatedHighs.shift(row, 1);
    }

    /** A row before the end will have other numbers. */
    void removeRow(Elements elements, long row, long rowEnd) {
        if (rowLows.holds(row)) {
            cutRows(elements, rowLows, 1, row, rowEnd, row);
        }
        if (rowNegatedHighs.holds(row)) {
            cutRows(elements, rowNegatedHighs, -1, row, rowEnd, row);
        }
    }

    void leaveRows(long first) {
        rowLows.leaveBefore(first);
        rowNegatedHighs.leaveBefore(first);
    }

    /** A bucket before the end has more events now. */
    void putBucket(Elements elements, int bucket) {
        Bucket of = elements.buckets().get(bucket);
        if (of.carriers(foldLane) > 0) {
            bucketLows.put(bucket, of.low(foldLane));
            bucketNegatedHighs.put(bucket, of.negatedHigh(foldLane));
        }
    }

    void insertBucket(int bucket) {
        bucketLows.shift(bucket, 1);
        bucketNegatedHighs.shift(bucket, 1);
    }

    void joinBuckets(int bucket) {
        bucketLows.join(bucket);
        bucketNegatedHighs.join(bucket);
    }

    void leaveBucket() {
        bucketLows.leaveBefore(1);
        bucketNegatedHighs.leaveBefore(1);
        bucketLows.shift(1, -1);
        bucketNegatedHighs.shift(1, -1);
    }

    /** The pass ends before the bucket {@code end} now. */
    void cutBuckets(Elements elements, int end) {
        cutBuckets(elements.buckets(), bucketLows, 1, end);
        cutBuckets(elements.buckets(), bucketNegatedHighs, -1, end);
    }

    private void cutBuckets(Buckets buckets, SuffixMinima minima, int sign, int end) {
        minima.cut(end);
        int last = (int) minima.lastKey(-1);
        int mark = minima.beginUnhiding();
        for (int i = end - 1; i > last; i--) {
            Bucket bucket = buckets.get(i);
            if (bucket.carriers(foldLane) > 0) {
                minima.unhide(mark, i, sign > 0 ? bucket.low(foldLane) : bucket.negatedHigh(foldLane));
            }
        }
        minima.endUnhiding(mark);
    }

    /** Takes out the rows from {@code from} on, and puts those in that they hid and that are before {@code end}. */
    private void cutRows(Elements elements, SuffixMinima minima, int sign, long from, long end, long skip) {
        minima.cut(from);
        long last = minima.lastKey(elements.first() - 1);
        int mark = minima.beginUnhiding();
        for (long row = end - 1; row > last; row--) {
            double number = NumberTotals.carried(elements.rows(), elements.index(row), column, filter);
            if (!Double.isNaN(number) && row != skip) {
                minima.unhide(mark, row, sign * number);
            }
        }
        minima.endUnhiding(mark);
    }
}
