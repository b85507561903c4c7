package dev.fraudscorer.lab.metrics;

/**
 * How often to resample, and from which seed. Immutable.
 *
 * @param resamples {@value #FEWEST} or more, so that 2.5 % of them on either side are some
 * @param seed the same seed gives the same intervals on every machine
 */
public record Resampling(int resamples, long seed) {
    /** Fewer are too inexact for 95 %. */
    public static final int FEWEST = 100;

    /** A thousand, seed 1. */
    public static final Resampling DEFAULT = new Resampling(1_000, 1);

    public Resampling {
        if (resamples < FEWEST) {
            throw new IllegalArgumentException("resamples must be " + FEWEST + " or more but were " + resamples);
        }
    }
}
