package dev.fraudscorer.lab.replay;

import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import org.jspecify.annotations.Nullable;

/** A copy of the values that rules and models saw for one event, by slot. Immutable. */
public final class FeatureRow {
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final ValueState[] states;

    private FeatureRow(FeatureValues values) {
        int size = values.size();
        this.numbers = new double[size];
        this.texts = new String[size];
        this.states = new ValueState[size];
        for (int slot = 0; slot < size; slot++) {
            numbers[slot] = values.number(slot);
            texts[slot] = values.text(slot);
            states[slot] = values.state(slot);
        }
    }

    static FeatureRow of(FeatureValues values) {
        return new FeatureRow(values);
    }

    /** The number, or 1.0 or 0.0 for a boolean; NaN if missing or a text. */
    public double number(int slot) {
        return numbers[slot];
    }

    /** The text; null if missing or a number. */
    public @Nullable String text(int slot) {
        return texts[slot];
    }

    /** Whether the value was there, and if not, why. */
    public ValueState state(int slot) {
        return states[slot];
    }
}
