package dev.fraudscorer.features.internal.window;

import dev.fraudscorer.event.ValueState;

/**
 * What the numbers in each window of a pass come to, for one lane at a time. Extremes and distances are there if the
 * lane asks for them. Reused; confined to one thread.
 */
public final class NumberTally {
    /** How many numbers. */
    public final int[] carriers;

    public final double[] sums;
    /** Above every number in a window that holds none. */
    public final double[] lows;
    /** Below every number in a window that holds none. */
    public final double[] highs;
    /** The sum of the distances from {@link #origin}. */
    public final double[] offs;
    /** The sum of their squares. */
    public final double[] squares;
    /**
     * A number that every window holds which holds any: so its distance from the mean is no more than what it adds to
     * the deviation, and nothing is lost to cancellation. The sum of squares is exact to about as many units in the last
     * place as there are numbers.
     */
    public double origin;
    /** Why a value is missing that no number in a window says: as {@link Tally#nothing}. */
    public ValueState nothing = ValueState.NO_HISTORY;

    /** @param windows the most windows that a pass has */
    public NumberTally(int windows) {
        this.carriers = new int[windows];
        this.sums = new double[windows];
        this.lows = new double[windows];
        this.highs = new double[windows];
        this.offs = new double[windows];
        this.squares = new double[windows];
    }
}
