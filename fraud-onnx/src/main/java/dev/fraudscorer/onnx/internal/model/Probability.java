package dev.fraudscorer.onnx.internal.model;

/** Separates probabilities from other numbers, with room for the rounding of sums in single precision. */
public final class Probability {
    private static final double ROUNDING = 1e-5;

    private Probability() {}

    /** Whether {@code value} is a probability but for rounding; never for NaN. */
    public static boolean isNear(double value) {
        return value >= -ROUNDING && value <= 1 + ROUNDING;
    }

    /** The value, brought back into [0, 1]. */
    static double clamp(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
