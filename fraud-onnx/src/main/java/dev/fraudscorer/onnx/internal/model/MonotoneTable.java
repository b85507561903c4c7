package dev.fraudscorer.onnx.internal.model;

import java.util.function.DoubleUnaryOperator;

/**
 * A function by its values at some points, straight between them and constant beyond them; as isotonic regression gives
 * it. Immutable, thread-safe.
 */
public final class MonotoneTable implements DoubleUnaryOperator {
    private final double[] x;
    private final double[] y;

    /**
     * @param x ascending, all finite, at least 2; not kept
     * @param y as many, either never falling or never rising; not kept
     */
    public MonotoneTable(double[] x, double[] y) {
        this.x = x.clone();
        this.y = y.clone();
    }

    @Override
    public double applyAsDouble(double at) {
        if (!(at > x[0])) {
            return Double.isNaN(at) ? at : y[0];
        }
        int low = 0;
        int high = x.length - 1;
        if (at >= x[high]) {
            return y[high];
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (at >= x[middle]) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double value = y[low] + (y[high] - y[low]) * ((at - x[low]) / (x[high] - x[low]));
        // Rounding must not leave the range of the two points.
        return Math.max(Math.min(y[low], y[high]), Math.min(Math.max(y[low], y[high]), value));
    }
}
