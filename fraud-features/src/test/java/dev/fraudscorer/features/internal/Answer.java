package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * A value, or why there is none.
 *
 * @param scale what rounding is relative to; 0 for a value that is exact
 */
record Answer(ValueState state, double value, double scale) {
    private static final double TOLERANCE = 1e-9;

    static Answer of(double value) {
        return about(value, 0);
    }

    static Answer about(double value, double scale) {
        return Double.isFinite(value)
                ? new Answer(ValueState.PRESENT, value, scale)
                : new Answer(ValueState.UNDEFINED, Double.NaN, 0);
    }

    static Answer missing(ValueState why) {
        return new Answer(why, Double.NaN, 0);
    }

    boolean is(FeatureVector vector, int slot) {
        if (vector.state(slot) != state) {
            return false;
        }
        return state != ValueState.PRESENT || Math.abs(vector.number(slot) - value) <= TOLERANCE * scale;
    }

    @Override
    public String toString() {
        return state == ValueState.PRESENT ? Double.toString(value) : state.toString();
    }
}
