package dev.fraudscorer.features.internal.window;

import java.util.Arrays;

/**
 * Adds doubles up exactly and rounds once, so that a sum does not depend on the order or on the form of the record. Reused;
 * confined to one thread.
 */
public final class DoubleSums {
    private final long[] words = new long[FixedPoint.SUM_WORDS + FixedPoint.SQUARE_WORDS];
    private final FixedPoint fixed = new FixedPoint();
    private final Moments outliers = new Moments();
    private final Moments all = new Moments();
    private int carriers;
    private double low;
    private double high;

    public void clear() {
        Arrays.fill(words, 0);
        outliers.clear();
        carriers = 0;
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
    }

    /**
     * Begins with what numbers come to that were added up before.
     *
     * @param numbers how many, those that are too great to be a {@link FixedPoint} among them
     * @param totals the words of the sum of the others and, {@code withSquares}, behind them those of the sum of their squares
     * @param great those that are too great
     */
    public void begin(int numbers, long[] totals, boolean withSquares, Moments great, double lowest, double highest) {
        clear();
        outliers.copy(great);
        System.arraycopy(totals, 0, words, 0, withSquares ? words.length : FixedPoint.SUM_WORDS);
        carriers = numbers;
        low = lowest;
        high = highest;
    }

    /**
     * Takes out a number that the totals and their count hold, and the lowest, the highest and those that are too great do not;
     * nothing if it is NaN.
     */
    public void remove(double number) {
        if (Double.isNaN(number)) {
            return;
        }
        carriers--;
        if (FixedPoint.holds(number)) {
            fixed.set(number);
            fixed.subtractFrom(words, 0);
            fixed.subtractSquareFrom(words, FixedPoint.SUM_WORDS);
        }
    }

    /** Adds a number; nothing if it is NaN. */
    public void add(double number) {
        if (Double.isNaN(number)) {
            return;
        }
        carriers++;
        if (FixedPoint.holds(number)) {
            fixed.set(number);
            fixed.addTo(words, 0);
            fixed.addSquareTo(words, FixedPoint.SUM_WORDS);
        } else {
            outliers.add(number);
        }
        low = Math.min(low, number);
        high = Math.max(high, number);
    }

    /**
     * Adds what other numbers come to.
     *
     * @param numbers how many, those that are too great to be a {@link FixedPoint} among them
     * @param totals the words of the sum of the others, and behind them those of the sum of their squares
     * @param great those that are too great
     */
    public void addTotals(int numbers, long[] totals, Moments great, double lowest, double highest) {
        carriers += numbers;
        FixedSum.add(words, 0, totals, 0, FixedPoint.SUM_WORDS);
        FixedSum.add(words, FixedPoint.SUM_WORDS, totals, FixedPoint.SUM_WORDS, FixedPoint.SQUARE_WORDS);
        outliers.add(great);
        low = Math.min(low, lowest);
        high = Math.max(high, highest);
    }

    /** Sets what was added up to now as that of a window. */
    public void set(NumberValues values, int window) {
        double sum = FixedSum.sum(words, 0);
        values.set(
                window,
                carriers,
                outliers.count() == 0 ? sum : sum + outliers.sum(),
                low,
                high,
                carriers < 2 ? 0 : Math.sqrt(distances(sum) / (carriers - 1)));
    }

    private double distances(double sum) {
        int count = carriers - outliers.count();
        double distances = count < 2 ? 0 : FixedSum.squaredDistances(count, words, 0, FixedPoint.SUM_WORDS);
        if (outliers.count() == 0) {
            return distances;
        }
        all.clear();
        if (count > 0) {
            all.addDistances(count, sum / count, distances);
        }
        all.addDistances(outliers.count(), outliers.mean(), outliers.distances());
        return all.distances();
    }
}
