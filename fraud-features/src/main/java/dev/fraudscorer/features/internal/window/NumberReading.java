package dev.fraudscorer.features.internal.window;

/** The numbers of one window while they are read: a copy of its totals, to which the current event is added. */
public final class NumberReading {
    private final long[] words = new long[FixedPoint.SUM_WORDS + FixedPoint.SQUARE_WORDS];
    private final Moments outliers = new Moments();
    private final Moments all = new Moments();
    private boolean squares;
    private int carriers;
    private int outlierCount;
    private double low;
    private double high;

    public void begin(int count, int ofThemOutliers, long[] totals, int at, boolean withSquares) {
        carriers = count;
        outlierCount = ofThemOutliers;
        squares = withSquares;
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
        words[0] = totals[at];
        words[1] = totals[at + 1];
        if (withSquares) {
            for (int i = FixedPoint.SUM_WORDS; i < words.length; i++) {
                words[i] = totals[at + i];
            }
        }
        outliers.clear();
    }

    /** Takes out a number that is in the totals; before anything is added. */
    public void remove(double number, FixedPoint fixed) {
        carriers--;
        if (FixedPoint.holds(number)) {
            fixed.set(number);
            fixed.subtractFrom(words, 0);
            if (squares) {
                fixed.subtractSquareFrom(words, FixedPoint.SUM_WORDS);
            }
        } else {
            outlierCount--;
        }
    }

    /** Whether there are numbers that are only counted in the totals, and have to be told. */
    public boolean hasOutliers() {
        return outlierCount > 0;
    }

    public void addOutlier(double number) {
        outliers.add(number);
    }

    public void addOutliers(Moments ofBucket) {
        outliers.add(ofBucket);
    }

    public void extremes(double lowest, double highest) {
        low = lowest;
        high = highest;
    }

    public void add(double number, FixedPoint fixed) {
        carriers++;
        if (FixedPoint.holds(number)) {
            fixed.set(number);
            fixed.addTo(words, 0);
            if (squares) {
                fixed.addSquareTo(words, FixedPoint.SUM_WORDS);
            }
        } else {
            outlierCount++;
            outliers.add(number);
        }
        low = Math.min(low, number);
        high = Math.max(high, number);
    }

    /** Sets what was added up to now as that of a window. */
    public void set(NumberValues values, int window, boolean withDeviation) {
        double sum = FixedSum.sum(words, 0);
        values.set(
                window,
                carriers,
                outlierCount > 0 ? sum + outliers.sum() : sum,
                low,
                high,
                withDeviation && carriers > 1 ? Math.sqrt(distances(sum) / (carriers - 1)) : 0);
    }

    private double distances(double sum) {
        int count = carriers - outlierCount;
        double distances = count < 2 ? 0 : FixedSum.squaredDistances(count, words, 0, FixedPoint.SUM_WORDS);
        if (outlierCount == 0) {
            return distances;
        }
        all.clear();
        if (count > 0) {
            all.addDistances(count, sum / count, distances);
        }
        all.addDistances(outlierCount, outliers.mean(), outliers.distances());
        return all.distances();
    }
}
