package dev.fraudscorer.simulator.internal.chance;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Items of which one is drawn with a probability proportional to its weight. Immutable. */
public final class WeightedChoice<T> {

    private final List<T> items;
    private final double[] cumulative;

    private WeightedChoice(List<T> items, double[] cumulative) {
        this.items = items;
        this.cumulative = cumulative;
    }

    /** Weights are zero or more with a positive sum, so there is at least one item. */
    public static <T> WeightedChoice<T> of(List<T> items, ToDoubleFunction<? super T> weight) {
        double[] cumulative = new double[items.size()];
        double total = 0;
        for (int i = 0; i < cumulative.length; i++) {
            total += weight.applyAsDouble(items.get(i));
            cumulative[i] = total;
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException(
                    "the weights of " + items.size() + " items add up to " + total + "; expected more than 0");
        }
        return new WeightedChoice<>(List.copyOf(items), cumulative);
    }

    public T draw(Dice dice) {
        double point = dice.uniform() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, point);
        // A point that equals a sum belongs to the next item, or items of weight 0 could be drawn.
        int index = found >= 0 ? found + 1 : -found - 1;
        return items.get(Math.min(index, items.size() - 1));
    }
}
