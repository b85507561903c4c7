package dev.fraudscorer.features.internal.profile;

/**
 * What the numbers in each window of a pass come to, for one lane at a time. Several windows may share their totals:
 * each says which are its own. Reused; confined to one thread.
 */
final class NumberTally {
    /** How many numbers, by window. */
    final int[] carriers;
    /** Which of the totals below, by window. */
    final int[] totals;

    final double[] sums;
    final double[] lows;
    final double[] highs;
    /** The sum of the distances from {@link #origin}. */
    final double[] offs;
    /** The sum of their squares. */
    final double[] squares;
    /** Any one number, for all windows. */
    double origin;

    /**
     * @param windows the most windows that a pass has
     * @param totals the most totals that they have
     */
    NumberTally(int windows, int totals) {
        this.carriers = new int[windows];
        this.totals = new int[windows];
        this.sums = new double[totals];
        this.lows = new double[totals];
        this.highs = new double[totals];
        this.offs = new double[totals];
        this.squares = new double[totals];
    }
}
