package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.window.DoubleSums;
import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.features.internal.window.Moments;
import java.util.Arrays;

/** What the numbers in the buckets of one window come to. Reused; confined to one thread. */
public final class FoldedNumbers {
    private final FoldView view;
    private final Buckets buckets;
    private final long[] words = new long[FixedPoint.SUM_WORDS + FixedPoint.SQUARE_WORDS];
    private final Moments outliers = new Moments();
    private boolean cents;
    private int carriers;
    private double low;
    private double high;

    FoldedNumbers(FoldView view, Buckets buckets) {
        this.view = view;
        this.buckets = buckets;
    }

    /** Adds up the buckets from one index up to another, exclusive. */
    void read(int kindNumber, int from, int to, boolean extremes) {
        FoldPlan.NumberKind kind = view.plan.numbers[kindNumber];
        cents = kind.cents();
        carriers = (int) buckets.sumInt(kind.carriersAt(), from, to);
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
        outliers.clear();
        Arrays.fill(words, 0);
        if (carriers == 0) {
            return;
        }
        buckets.sumWords(kind.sumAt(), kind.sumWords(), from, to, words, 0);
        if (kind.squares()) {
            buckets.sumWords(kind.squaresAt(), kind.squareWords(), from, to, words, FixedPoint.SUM_WORDS);
        }
        for (int bucket = from; extremes && bucket < to; bucket++) {
            int at = view.bucket(bucket) + kind.plainAt();
            low = Math.min(low, view.doubleAt(at));
            high = Math.max(high, view.doubleAt(at + Double.BYTES));
        }
        for (int bucket = from; !cents && bucket < to; bucket++) {
            int at = view.bucket(bucket);
            if (view.intAt(at + kind.outliersAt()) > 0) {
                outliers.add(buckets.moments(at, kind));
            }
        }
    }

    /** How many numbers. */
    public int carriers() {
        return carriers;
    }

    /** Their sum in cents, if they are cents. */
    public long cents() {
        return words[0];
    }

    /** The lower 64 bits of the sum of squares, if they are cents and that is needed. */
    public long squaresLow() {
        return words[FixedPoint.SUM_WORDS];
    }

    /** The upper 64 bits. */
    public long squaresHigh() {
        return words[FixedPoint.SUM_WORDS + 1];
    }

    /** The lowest in cents, if they are cents and it was asked for; infinite if there is none. */
    public double lowCents() {
        return low * Cents.PER_ONE;
    }

    /** The highest in cents. */
    public double highCents() {
        return high * Cents.PER_ONE;
    }

    /** Adds them to others. */
    public void addTo(DoubleSums sums) {
        if (cents && carriers > 0) {
            CentWords.sum(words[0], words, 0);
            CentWords.squares(squaresHigh(), squaresLow(), words, FixedPoint.SUM_WORDS);
            cents = false;
        }
        if (carriers > 0) {
            sums.addTotals(carriers, words, outliers, low, high);
        }
    }
}
