package dev.fraudscorer.features.internal.step;

import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.record.SmallRecord;
import dev.fraudscorer.features.internal.window.CentSums;
import dev.fraudscorer.features.internal.window.DoubleSums;
import dev.fraudscorer.features.internal.window.NumberValues;

/**
 * Adds up the numbers of one lane, from the shortest window to the longest, with and without the current event. Reused;
 * confined to one thread.
 */
final class SmallNumbers {
    private final SmallRecord record;
    private final DoubleSums doublesWithout = new DoubleSums();
    private final DoubleSums doublesWith = new DoubleSums();
    private boolean cents;
    private boolean hasOwn;
    private int own;
    private int carriers;
    private long sum;
    /** The sum of squares, of two words. */
    private long squaresHigh;

    private long squaresLow;
    private int low;
    private int high;

    SmallNumbers(SmallRecord record) {
        this.record = record;
    }

    /**
     * Begins a lane.
     *
     * @param isOfCents whether all numbers, the current event's included, are cents
     * @param ownNumber the current event's; NaN if it is in no window
     */
    void begin(boolean isOfCents, double ownNumber) {
        cents = isOfCents;
        hasOwn = !Double.isNaN(ownNumber);
        if (cents) {
            own = Cents.of(ownNumber);
            carriers = 0;
            sum = 0;
            squaresHigh = 0;
            squaresLow = 0;
            low = Integer.MAX_VALUE;
            high = Integer.MIN_VALUE;
        } else {
            doublesWithout.clear();
            doublesWith.clear();
            doublesWith.add(ownNumber);
        }
    }

    /** Adds the number of a row. */
    void add(int column, int index) {
        double number = record.number(column, index);
        if (!cents) {
            doublesWithout.add(number);
            doublesWith.add(number);
        } else if (!Double.isNaN(number)) {
            int value = Cents.of(number);
            carriers++;
            sum += value;
            long square = (long) value * value;
            squaresLow += square;
            squaresHigh += Long.compareUnsigned(squaresLow, square) < 0 ? 1 : 0;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    /** Sets what was added up to now as that of a window. */
    void set(NumberValues without, NumberValues with, int window) {
        if (!cents) {
            doublesWithout.set(without, window);
            doublesWith.set(with, window);
            return;
        }
        set(without, window, carriers, sum, squaresHigh, squaresLow, low, high);
        if (hasOwn) {
            long square = (long) own * own;
            long allLow = squaresLow + square;
            long allHigh = squaresHigh + (Long.compareUnsigned(allLow, square) < 0 ? 1 : 0);
            set(with, window, carriers + 1, sum + own, allHigh, allLow, Math.min(low, own), Math.max(high, own));
        } else {
            set(with, window, carriers, sum, squaresHigh, squaresLow, low, high);
        }
    }

    private static void set(
            NumberValues values,
            int window,
            int count,
            long sum,
            long squaresHigh,
            long squaresLow,
            int low,
            int high) {
        values.set(
                window,
                count,
                sum / Cents.PER_ONE,
                low / Cents.PER_ONE,
                high / Cents.PER_ONE,
                count < 2 ? 0 : CentSums.deviation(count, sum, squaresHigh, squaresLow));
    }
}
