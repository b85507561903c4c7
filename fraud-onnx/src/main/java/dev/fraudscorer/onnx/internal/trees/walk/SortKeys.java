package dev.fraudscorer.onnx.internal.trees.walk;

/**
 * Integers in the order of the numbers that they encode, so that one subtraction decides which of two numbers is less,
 * without a branch. Zero of either sign is one key. No key of a number is the least or the greatest integer: those are
 * left to missing values.
 */
final class SortKeys {
    private SortKeys() {}

    /** The key of a number, not NaN. */
    static int of(float x) {
        // Adding zero makes a positive zero of a negative one.
        int bits = Float.floatToRawIntBits(x + 0.0f);
        // The bits of negative numbers fall where the numbers rise: all but the sign are turned over.
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** The key of a number, not NaN. */
    static long of(double x) {
        long bits = Double.doubleToRawLongBits(x + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }
}
