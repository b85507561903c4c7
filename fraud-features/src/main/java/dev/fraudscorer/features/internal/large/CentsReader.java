package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.fold.FoldedNumbers;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.window.CentSums;
import dev.fraudscorer.features.internal.window.NumberValues;

/** Reads the numbers of a window where all, the current event's among them, are whole cents. Confined to one thread. */
final class CentsReader {
    private final RecordView view;
    private int carriers;
    private long sum;
    /** The sum of squares, of two words. */
    private long squaresHigh;

    private long squaresLow;
    private double low;
    private double high;

    CentsReader(RecordView view) {
        this.view = view;
    }

    /** Takes the totals of a window and its extremes. */
    void begin(LargePass.Numbers of, int place, double lowest, double highest) {
        carriers = view.getChar(of.carriersAt() + place * Short.BYTES);
        sum = view.getLong(of.sumsAt() + place * Long.BYTES);
        int squareAt = of.squaresAt()[place];
        squaresLow = squareAt == Pass.NONE ? 0 : view.getLong(squareAt);
        squaresHigh = squareAt == Pass.NONE ? 0 : view.getLong(squareAt + Long.BYTES);
        low = lowest;
        high = highest;
    }

    /** Takes out cents that are in the totals, and not in the extremes. */
    void remove(int cents) {
        long square = (long) cents * cents;
        squaresHigh -= Long.compareUnsigned(squaresLow, square) < 0 ? 1 : 0;
        squaresLow -= square;
        sum -= cents;
        carriers--;
    }

    /** Adds those of folded events. */
    void add(FoldedNumbers folded) {
        squaresLow += folded.squaresLow();
        squaresHigh += folded.squaresHigh() + (Long.compareUnsigned(squaresLow, folded.squaresLow()) < 0 ? 1 : 0);
        sum += folded.cents();
        carriers += folded.carriers();
        low = Math.min(low, folded.lowCents());
        high = Math.max(high, folded.highCents());
    }

    /** Adds the current event's. */
    void add(int cents) {
        long square = (long) cents * cents;
        squaresLow += square;
        squaresHigh += Long.compareUnsigned(squaresLow, square) < 0 ? 1 : 0;
        sum += cents;
        carriers++;
        low = Math.min(low, cents);
        high = Math.max(high, cents);
    }

    /** Sets what was read as that of a window. */
    void set(NumberValues values, NumberLane.Slots slots, int window) {
        boolean deviates = carriers > 1 && slots.stddev().isOf(window);
        values.set(
                window,
                carriers,
                CentSums.sum(sum),
                low / Cents.PER_ONE,
                high / Cents.PER_ONE,
                deviates ? CentSums.deviation(carriers, sum, squaresHigh, squaresLow) : 0);
    }
}
