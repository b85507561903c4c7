package dev.fraudscorer.benchmarks.features.duel;

import java.util.Arrays;

/**
 * The order statistics of readings. The quarter that nobody disturbed is steadier than the mean, and not as lucky as the
 * least. Immutable.
 */
public final class Quantiles {
    private final double[] sorted;

    /** @throws IllegalArgumentException if there are none */
    Quantiles(double[] readings) {
        if (readings.length == 0) {
            throw new IllegalArgumentException("no readings; expected at least one batch: give more payments");
        }
        this.sorted = readings.clone();
        Arrays.sort(sorted);
    }

    public double least() {
        return sorted[0];
    }

    /** What a quarter of the readings is below. */
    public double lowerQuartile() {
        return sorted[sorted.length / 4];
    }

    public double median() {
        return sorted[sorted.length / 2];
    }

    public double most() {
        return sorted[sorted.length - 1];
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }
}
