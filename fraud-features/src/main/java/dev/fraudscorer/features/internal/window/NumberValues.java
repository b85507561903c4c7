package dev.fraudscorer.features.internal.window;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.Asked;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.spi.vector.FeatureVector;

/** What the numbers in each window of a pass come to, for one lane at a time. Reused; confined to one thread. */
public final class NumberValues {
    /** How many numbers. */
    final int[] carriers;

    final double[] sums;
    final double[] lows;
    final double[] highs;
    final double[] deviations;
    private ValueState nothing = ValueState.NO_HISTORY;

    /** @param windows the most windows that a pass has */
    public NumberValues(int windows) {
        this.carriers = new int[windows];
        this.sums = new double[windows];
        this.lows = new double[windows];
        this.highs = new double[windows];
        this.deviations = new double[windows];
    }

    /** Why a value is missing that no number in a window says: there was nothing, or it is not kept by itself. */
    public void nothing(ValueState why) {
        nothing = why;
    }

    /**
     * Sets what a window comes to.
     *
     * @param numbers how many; of no more than one the deviation has no meaning, of none the rest but the sum has none
     */
    public void set(int window, int numbers, double sum, double low, double high, double deviation) {
        carriers[window] = numbers;
        sums[window] = sum;
        lows[window] = low;
        highs[window] = high;
        deviations[window] = deviation;
    }

    /** Fills the slots of the windows: sums, means, minima, maxima and sample standard deviations. */
    public void put(FeatureVector out, NumberLane.Slots slots) {
        for (int i = 0; i < slots.sum().size(); i++) {
            out.put(slots.sum().slot(i), sums[slots.sum().window(i)]);
        }
        for (int i = 0; i < slots.mean().size(); i++) {
            int window = slots.mean().window(i);
            put(out, slots.mean().slot(i), window, 1, sums[window] / carriers[window]);
        }
        put(out, slots.min(), 1, lows);
        put(out, slots.max(), 1, highs);
        put(out, slots.stddev(), 2, deviations);
    }

    private void put(FeatureVector out, Asked asked, int least, double[] values) {
        for (int i = 0; i < asked.size(); i++) {
            int window = asked.window(i);
            put(out, asked.slot(i), window, least, values[window]);
        }
    }

    private void put(FeatureVector out, int slot, int window, int least, double value) {
        if (carriers[window] < least) {
            out.putMissing(slot, nothing);
        } else {
            out.put(slot, value);
        }
    }
}
